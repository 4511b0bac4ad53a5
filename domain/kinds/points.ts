import * as z from 'zod';
import { pointsSchema } from '../catalogue/scoring-rules.ts';
import { formatPoints } from '../language/format.ts';
import { changesSchema } from './changes.ts';
import { exceeds } from './exceeds.ts';
import { twoDecimals } from './figure-parts.ts';
import { asDecimal } from './hundredths.ts';
import { indicatorBase } from './indicator-base.ts';
import type { IndicatorKind } from './kind.ts';
import { partWords } from './part-words.ts';
import { counted } from './quantity.ts';
import { hasKeys, hundredthsFrom } from './read-sent.ts';

/** `points` are in 1/100. */
type PointsValue = { readonly kind: 'points'; readonly points: number };

const definition = z.strictObject({
  ...indicatorBase,
  kind: z.literal('points'),
  maxPoints: pointsSchema.min(1),
  changes: changesSchema({ maxPoints: pointsSchema.exactOptional() }),
});

const sent = z.strictObject({ points: twoDecimals(0, 1_000) });

const answer = z.strictObject({ points: z.number() });

type PointsTypes = {
  readonly definition: typeof definition;
  readonly sent: z.output<typeof sent>;
  readonly answer: z.output<typeof answer>;
  readonly value: PointsValue;
  readonly compared: never;
};

/** Points awarded by a rule outside this product, with at most two decimals. */
export const points: IndicatorKind<PointsTypes> = {
  code: 3,
  name: { vi: 'điểm', en: 'points' },
  definition,
  checkDefinition: () => [],

  sent,
  readSent: (raw) => {
    const points = 'points' in raw && hasKeys(raw, 1) ? hundredthsFrom(raw.points, 0, 1_000) : null;
    return points === null ? null : { points };
  },
  columns: [['points', 'decimal']],
  check: ({ maxPoints }, given, at) =>
    given.points > maxPoints
      ? [exceeds(at, 'points', asDecimal(given.points), 'maxPoints', asDecimal(maxPoints))]
      : [],
  refusesNothing: null,
  valueOf: (given) => ({ kind: 'points', points: given.points }),
  isEmpty: () => false,

  putIntegers: (value, into) => into.put(value.points),
  fromIntegers: (reader) => ({ kind: 'points', points: reader.next() }),

  answer,
  answerOf: (value) => ({ points: asDecimal(value.points) }),
  textOf: (value, language) => formatPoints(value.points, language),
  countOf: (_value, _measure, language) => ` ${partWords.points[language]}`,

  quantityOf: ({ maxPoints }, value) => counted(value.points, maxPoints),
  proportionOf: ({ maxPoints }) => ({ part: 1, whole: maxPoints, of: 'itself' }),
  mostEarned: () => 10_000,
  countedBy: ({ measure }) => ({ counts: 'points', counted: measure }),

  compared: [],
  softRules: [],
  summing: [{ part: 'points', addendOf: (value) => value.points, format: formatPoints }],
  measuring: null,
  standingOf: null,
};
