import * as z from 'zod';
import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { type IndicatorKindName, type IndicatorOf, indicatorKinds } from '../kinds/kinds.ts';
import { textSchema } from '../language/text.ts';
import type { RankingLine } from '../ranking/edition.ts';
import { changedIndicatorSchema, stepUpSchema } from '../ranking/line-parts.ts';
import { noneRescored } from '../ranking/scoring-change.ts';
import { scoreList } from '../scoring/indicator-scores.ts';

/** Indicators listed individually before the rest are summed or counted. */
const namedIndicators = 3;

/** Some indicators by name, and how many there are in all. */
const someIndicatorsSchema = z.strictObject({ named: z.array(z.string()), count: z.int() });

/** Present where the indicator scores otherwise than in the period compared with, so that its change is not the units' own doing. */
const rescored = z.literal(true).exactOptional();

/**
 * Why a unit's points and rank changed, as the report shows it: the largest changes individually, the others as one
 * sum; and, apart from those, the points of indicators without a figure now, or without one in the earlier period. `rescored` where some
 * of them, named or not, score otherwise than before.
 */
const explainedChangeSchema = z.strictObject({
  named: z.array(z.strictObject({ ...changedIndicatorSchema.shape, rescored })),
  rescored,
  others: z.strictObject({ count: z.int(), points: z.int() }),
  notSentNow: z.int().default(0),
  notSentBefore: z
    .strictObject({ ...someIndicatorsSchema.shape, points: z.int() })
    .nullable()
    .default(null),
  ownPlaces: z.int().nullable(),
  othersPlaces: z.int().nullable(),
});

/** What the report shows of a unit beside its points: why they changed, its cheapest step up, and what it has not sent. */
export const explainedSchemas = {
  why: explainedChangeSchema.nullable().default(null),
  stepUp: stepUpSchema.nullable().default(null),
  noSingleStep: z.boolean().default(false),
  /** The indicators asked for that a partial submission has no figure of. */
  lacking: someIndicatorsSchema.nullable().default(null),
  /** The indicators furthest beyond their target, with how much of it they reached, in 1/100 per cent. */
  beyond: z.array(z.strictObject({ indicator: z.string(), attainment: z.int() })).default([]),
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

/** Why a unit's points and rank changed. Points are in 1/100; places are positive upwards, and null where the ranks do not compare. */
export type ExplainedChange = z.infer<typeof explainedChangeSchema>;
/** The names of the first of some indicators, and the number of all of them. */
export type SomeIndicators = z.infer<typeof someIndicatorsSchema>;
/** An indicator with the words in which a text speaks of it. */
export type NamedIndicator = z.infer<typeof namedIndicatorSchema>;

/** A unit's change and step up, as the report shows them, and what keeps it from having a rank. */
export type Explained = Pick<
  RankingLine,
  'rank' | 'notRanked' | 'submitted' | 'unapproved' | 'delta' | 'stepUp' | 'noSingleStep'
> & {
  readonly [K in 'why' | 'lacking' | 'beyond']: z.infer<(typeof explainedSchemas)[K]>;
};

/**
 * Selects the part of a ranking line that the report shows.
 * @param rescored the indicators that score otherwise than in the ranking it is compared with
 */
export function explainedLine(line: RankingLine, rescored: ReadonlySet<string> = noneRescored): Explained {
  const { rank, notRanked, submitted, unapproved, delta, why, stepUp, noSingleStep } = line;
  return {
    rank,
    notRanked,
    submitted,
    delta,
    stepUp,
    noSingleStep,
    ...(unapproved === undefined ? {} : { unapproved }),
    why: why && shortened(why, rescored),
    lacking: lackingOf(line),
    beyond: scoreList(line.indicators)
      .flatMap(({ indicator, attainment }) => (attainment === undefined ? [] : [{ indicator, attainment }]))
      .sort((a, b) => b.attainment - a.attainment)
      .slice(0, namedIndicators),
  };
}

/** The same for a unit that the report does not explain: only how much is lacking, without names. */
export function unexplainedLine(line: RankingLine): Explained {
  const lacking = lackingOf(line);
  return {
    ...explainedLine(line),
    why: null,
    stepUp: null,
    noSingleStep: false,
    beyond: [],
    lacking: lacking && { ...lacking, named: [] },
  };
}

/** What a partial submission lacks; null for a complete one, and where nothing was sent. */
function lackingOf({ sent, lacking }: RankingLine): SomeIndicators | null {
  return sent === 'partial' ? some(lacking) : null;
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

function shortened(why: NonNullable<RankingLine['why']>, rescored: ReadonlySet<string>): ExplainedChange {
  const { indicators, notSent, ownPlaces, othersPlaces } = why;
  const rest = indicators.slice(namedIndicators);
  const before = notSent.filter(({ lacking }) => lacking === 'before');
  return {
    named: indicators
      .slice(0, namedIndicators)
      .map((change) => (rescored.has(change.indicator) ? { ...change, rescored: true } : change)),
    ...(indicators.some(({ indicator }) => rescored.has(indicator)) ? { rescored: true } : {}),
    others: { count: rest.length, points: sumOf(rest) },
    notSentNow: sumOf(notSent.filter(({ lacking }) => lacking === 'now')),
    notSentBefore:
      before.length === 0
        ? null
        : { ...some(before.map(({ indicator }) => indicator)), points: sumOf(before) },
    ownPlaces,
    othersPlaces,
  };
}

function some(indicators: readonly string[]): SomeIndicators {
  return { named: indicators.slice(0, namedIndicators), count: indicators.length };
}

function sumOf(parts: readonly { readonly points: number }[]): number {
  return parts.reduce((sum, { points }) => sum + points, 0);
}
