import * as z from 'zod';
import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { type IndicatorKindName, type IndicatorOf, indicatorKinds } from '../kinds/kinds.ts';
import { textSchema } from '../language/text.ts';
import { type RankingLine, stepUpSchema } from '../ranking/edition.ts';

/** Indicators listed individually before the rest are summed. */
const namedIndicators = 3;

/**
 * Why a unit's points and rank changed, as the report shows it: the largest changes individually, the others as one
 * sum.
 */
const explainedChangeSchema = z.strictObject({
  named: z.array(z.strictObject({ indicator: z.string(), points: z.int() })),
  others: z.strictObject({ count: z.int(), points: z.int() }),
  ownPlaces: z.int(),
  othersPlaces: z.int(),
});

/** What the report shows of a unit beside its points: why they changed, and its cheapest step up. */
export const explainedSchemas = {
  why: explainedChangeSchema.nullable().default(null),
  stepUp: stepUpSchema.nullable().default(null),
};

/**
 * An indicator as explanations name it. `counts` says what a step up adds: a part of a ratio, named by that part's
 * label; things, named by their noun; or points.
 */
export const namedIndicatorSchema = z.strictObject({
  id: z.string(),
  name: textSchema,
  counts: z.enum(['part', 'things', 'points']),
  counted: textSchema,
});

export type ExplainedChange = z.infer<typeof explainedChangeSchema>;
export type NamedIndicator = z.infer<typeof namedIndicatorSchema>;

/** A unit's change and step up, as the report shows them. */
export type Explained = Pick<RankingLine, 'rank' | 'delta' | 'stepUp'> & {
  readonly why: ExplainedChange | null;
};

/** Selects the part of a ranking line that the report shows. */
export function explainedLine({
  rank,
  delta,
  why,
  stepUp,
}: Pick<RankingLine, 'rank' | 'delta' | 'why' | 'stepUp'>): Explained {
  return { rank, delta, why: why && shortened(why), stepUp };
}

/** The names of a set's indicators, for explanations. */
export function namedIndicatorsOf({ indicators }: IndicatorSet): NamedIndicator[] {
  return indicators.map((indicator) => {
    const { id, name, kind } = indicator;
    return { id, name, ...countedBy(kind, indicator) };
  });
}

function countedBy<K extends IndicatorKindName>(kind: K, indicator: IndicatorOf<K>) {
  return indicatorKinds[kind].countedBy(indicator);
}

function shortened({
  indicators,
  ownPlaces,
  othersPlaces,
}: NonNullable<RankingLine['why']>): ExplainedChange {
  const rest = indicators.slice(namedIndicators);
  return {
    named: indicators.slice(0, namedIndicators),
    others: { count: rest.length, points: rest.reduce((sum, { points }) => sum + points, 0) },
    ownPlaces,
    othersPlaces,
  };
}
