import * as z from 'zod';
import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { type IndicatorKindName, type IndicatorOf, indicatorKinds } from '../kinds/kinds.ts';
import { textSchema } from '../language/text.ts';
import { type RankingLine, stepUpSchema } from '../ranking/edition.ts';

/** Indicators named one by one before the rest are summed up. */
const namedIndicators = 3;

/** Why a unit's points and place changed, as far as it is told: its largest changes one by one, the others in one sum. */
const explainedChangeSchema = z.strictObject({
  named: z.array(z.strictObject({ indicator: z.string(), points: z.int() })),
  others: z.strictObject({ count: z.int(), points: z.int() }),
  ownPlaces: z.int(),
  othersPlaces: z.int(),
});

/** What is told of a unit beside its points: why they changed, and its cheapest way up. */
export const explainedSchemas = {
  why: explainedChangeSchema.nullable().default(null),
  stepUp: stepUpSchema.nullable().default(null),
};

/**
 * An indicator as explanations speak of it. `counts` says what a step up adds to: the part of a ratio, by the label that
 * the part has; things, by the word for them; or points.
 */
export const namedIndicatorSchema = z.strictObject({
  id: z.string(),
  name: textSchema,
  counts: z.enum(['part', 'things', 'points']),
  counted: textSchema,
});

export type ExplainedChange = z.infer<typeof explainedChangeSchema>;
export type NamedIndicator = z.infer<typeof namedIndicatorSchema>;

/** A unit's change and way up, as far as they are told. */
export type Explained = Pick<RankingLine, 'rank' | 'delta' | 'stepUp'> & {
  readonly why: ExplainedChange | null;
};

/** Takes from a line of a ranking what is told of it. */
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
