import * as z from 'zod';
import { formatPoints } from '../language/format.ts';
import { exceeds } from './exceeds.ts';
import { place, twoDecimals, wholeAnswer } from './figure-parts.ts';
import { asDecimal } from './hundredths.ts';
import { indicatorBase } from './indicator-base.ts';
import type { IndicatorKind, PublishedStanding } from './kind.ts';

type StandingValue = { readonly kind: 'standing' } & PublishedStanding;

const definition = z.strictObject({ ...indicatorBase, kind: z.literal('standing') });

const sent = z.strictObject({ points: twoDecimals(0, 1_000), rank: place, of: place });

const answer = z.strictObject({ points: z.number(), rank: wholeAnswer, of: wholeAnswer });

type StandingTypes = {
  readonly definition: typeof definition;
  readonly sent: z.output<typeof sent>;
  readonly answer: z.output<typeof answer>;
  readonly value: StandingValue;
  readonly compared: never;
};

/** Points and rank published by another body. */
export const standing: IndicatorKind<StandingTypes> = {
  code: 4,
  definition,
  checkDefinition: () => [],

  sent,
  columns: [
    ['points', 'decimal'],
    ['rank', 'whole'],
    ['of', 'whole'],
  ],
  check: (_, { rank, of }, at) => (rank > of ? [exceeds(at, 'rank', rank, 'of', of)] : []),
  refusesNothing: {
    code: 'standing-needs-figures',
    detail: {
      vi: 'Điểm và hạng do nơi khác công bố thì không ghi «không phát sinh»; gửi points, rank và of, hoặc bỏ chỉ số này.',
      en: 'A published standing cannot be “nothing to report”; send points, rank and of, or omit the indicator.',
    },
  },
  valueOf: ({ points, rank, of }) => ({ kind: 'standing', points, rank, of }),
  isEmpty: () => false,

  toIntegers: ({ points, rank, of }) => [points, rank, of],
  fromIntegers: (reader) => ({
    kind: 'standing',
    points: reader.next(),
    rank: reader.next(),
    of: reader.next(),
  }),

  answer,
  answerOf: ({ points, rank, of }) => ({ points: asDecimal(points), rank, of }),
  textOf: ({ points, rank, of }, language) => `${formatPoints(points, language)} (${rank}/${of})`,

  quantityOf: () => null,
  countedBy: ({ measure }) => ({ counts: 'things', counted: measure }),

  compared: [],
  softRules: [],
  summing: [],
  measuring: null,
  standingOf: ({ points, rank, of }) => ({ points, rank, of }),
};
