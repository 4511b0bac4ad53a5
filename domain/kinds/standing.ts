import * as z from 'zod';
import { formatPoints } from '../language/format.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import { exceeds } from './exceeds.ts';
import { place, twoDecimals, wholeAnswer } from './figure-parts.ts';
import { asDecimal } from './hundredths.ts';
import { indicatorBase } from './indicator-base.ts';
import type { IndicatorKind, Path, PublishedStanding } from './kind.ts';
import { hasKeys, hundredthsFrom, placeFrom } from './read-sent.ts';

type StandingValue = { readonly kind: 'standing' } & PublishedStanding;

const definition = z.strictObject({ ...indicatorBase, kind: z.literal('standing') });

const sent = z.strictObject({
  points: twoDecimals(0, 1_000).exactOptional(),
  rank: place.exactOptional(),
  of: place.exactOptional(),
});

const answer = z.strictObject({
  points: z.number().exactOptional(),
  rank: wholeAnswer.exactOptional(),
  of: wholeAnswer.exactOptional(),
});

/** Packed in place of points that were not published: one more than the most there can be. */
const noPoints = 100_001;

/** Packed in place of a rank, or a number of places, that was not published; both begin at 1. */
const noPlace = 0;

type StandingTypes = {
  readonly definition: typeof definition;
  readonly sent: z.output<typeof sent>;
  readonly answer: z.output<typeof answer>;
  readonly value: StandingValue;
  readonly compared: never;
};

/** The points, the rank, or both, published by another body. */
export const standing: IndicatorKind<StandingTypes> = {
  code: 4,
  name: { vi: 'thứ hạng', en: 'standing' },
  definition,
  checkDefinition: () => [],

  sent,
  readSent: (raw) => {
    const points = 'points' in raw ? hundredthsFrom(raw.points, 0, 1_000) : undefined;
    const rank = 'rank' in raw ? placeFrom(raw.rank) : undefined;
    const of = 'of' in raw ? placeFrom(raw.of) : undefined;
    if (points === null || rank === null || of === null) return null;
    const read = {
      ...(points === undefined ? {} : { points }),
      ...(rank === undefined ? {} : { rank }),
      ...(of === undefined ? {} : { of }),
    };
    return hasKeys(raw, Object.keys(read).length) ? read : null;
  },
  columns: [
    ['points', 'decimal'],
    ['rank', 'whole'],
    ['of', 'whole'],
  ],
  check: (_, given, at) => checkParts(given, at),
  refusesNothing: {
    code: 'standing-needs-figures',
    detail: {
      vi: 'Điểm và hạng do nơi khác công bố thì không ghi «không phát sinh»; gửi điểm hoặc hạng đã công bố, hoặc bỏ chỉ số này.',
      en: 'A published standing cannot be “nothing to report”; send the points or the rank that were published, or omit the indicator.',
    },
  },
  valueOf: ({ points = null, rank = null, of = null }) => ({ kind: 'standing', points, rank, of }),
  isEmpty: () => false,

  putIntegers: ({ points, rank, of }, into) => {
    into.put(points ?? noPoints);
    into.put(rank ?? noPlace);
    into.put(of ?? noPlace);
  },
  fromIntegers: (reader) => {
    const [points, rank, of] = [reader.next(), reader.next(), reader.next()];
    return {
      kind: 'standing',
      points: points === noPoints ? null : points,
      rank: rank === noPlace ? null : rank,
      of: of === noPlace ? null : of,
    };
  },

  answer,
  answerOf: ({ points, rank, of }) => ({
    ...(points === null ? {} : { points: asDecimal(points) }),
    ...(rank === null ? {} : { rank }),
    ...(of === null ? {} : { of }),
  }),
  textOf: ({ points, rank, of }, language) => {
    const [rankWord, pointsWord] = language === 'vi' ? ['hạng', 'điểm'] : ['rank', 'points'];
    return [
      ...(points === null ? [] : [`${formatPoints(points, language)} ${pointsWord}`]),
      ...(rank === null ? [] : [`${rankWord} ${of === null ? rank : `${rank}/${of}`}`]),
    ].join(', ');
  },
  countOf: () => '',

  quantityOf: () => null,
  proportionOf: () => null,
  mostEarned: () => 0,
  countedBy: ({ measure }) => ({ counts: 'things', counted: measure }),

  compared: [],
  softRules: [],
  summing: [],
  measuring: null,
  standingOf: ({ points, rank, of }) => ({ points, rank, of }),
};

function checkParts({ points, rank, of }: z.output<typeof sent>, at: Path): Violation[] {
  if (rank === undefined && of !== undefined)
    return [
      {
        pointer: jsonPointer([...at, 'of']),
        code: 'places-without-rank',
        detail: {
          vi: `Ghi có ${of} nơi được xếp hạng nhưng không ghi hạng; bổ sung hạng hoặc bỏ số này.`,
          en: `There are ${of} places but no rank; add the rank or leave the number out.`,
        },
      },
    ];
  if (rank === undefined && points === undefined)
    return [
      {
        pointer: jsonPointer([...at, 'points']),
        code: 'standing-needs-points-or-rank',
        detail: {
          vi: 'Cần điểm hoặc hạng đã công bố, hoặc cả hai.',
          en: 'The published points or the published rank are needed, or both.',
        },
      },
    ];
  if (rank === undefined || of === undefined || rank <= of) return [];
  return [exceeds(at, 'rank', rank, 'of', of)];
}
