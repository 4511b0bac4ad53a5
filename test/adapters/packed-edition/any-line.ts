import fc from 'fast-check';
import type { ComputedLine } from '../../../domain/ranking/computed-edition.ts';
import { notRankedReasons } from '../../../domain/ranking/not-ranked.ts';
import type { Frame, IndicatorScores } from '../../../domain/scoring/indicator-scores.ts';
import { sentStates } from '../../../domain/submission/completeness/sent-state.ts';
import { groupScores } from '../samples.ts';

const id = fc.constantFrom('766.1', '766.2', '766.10', 'BD.X1', '__proto__');
const integer = fc.oneof(fc.nat(10_000), fc.maxSafeInteger());
const period = fc.constantFrom('2023-W52', '2024-W01');
const maxPoints = fc.constantFrom(0, 100, 1_000);
const compared = fc
  .tuple(
    fc.record({ period, edition: fc.nat(12) }),
    fc.record({ of: fc.nat(9), among: fc.nat(9) }, { requiredKeys: [] }),
  )
  .map(([named, counts]) => ({ ...named, ...counts }));
/** Frames that lines share; the last equals the second and is not the same. */
const frames: readonly Frame[] = [
  { ids: ['766.1', '766.2'], maxPoints: [100, 0] },
  { ids: ['766.10', '__proto__', 'BD.X1'], maxPoints: [100, 1_000, 0] },
  { ids: ['766.10', '__proto__'], maxPoints: [100, 1_000] },
  { ids: ['766.10', '__proto__', 'BD.X1'], maxPoints: [100, 1_000, 0] },
];
const beyond = fc
  .uniqueArray(fc.tuple(fc.nat(8), integer), { maxLength: 3, selector: ([at]) => at })
  .map((some) => some.sort(([one], [other]) => one - other));
const scores = fc
  .tuple(
    fc.array(fc.nat(frames.length - 1), { maxLength: 3 }),
    fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 9, maxLength: 9 }),
    beyond,
  )
  .map(([numbers, points, attained]): IndicatorScores => {
    const own = numbers.flatMap((number) => frames[number] ?? []);
    const length = own.reduce((sum, { ids }) => sum + ids.length, 0);
    const reached = attained.filter(([at]) => at < length);
    return {
      frames: own,
      points: Int32Array.from(points.slice(0, length)),
      beyond: {
        at: Int32Array.from(reached, ([at]) => at),
        attainment: Float64Array.from(reached, ([, attainment]) => attainment),
      },
    };
  });
const before = fc.record({
  lacking: fc.array(id, { maxLength: 2 }),
  ownPlaces: fc.option(integer),
  othersPlaces: fc.option(integer),
});

/** Any line that an edition may hold, consistent or not. */
export const anyLine: fc.Arbitrary<ComputedLine> = fc
  .tuple(
    fc.record({
      unit: id,
      name: fc.record({ vi: fc.string({ unit: 'binary' }), en: id }),
      rank: fc.option(fc.nat(7_500)),
      notRanked: fc.option(fc.constantFrom(...notRankedReasons)),
      submitted: fc.boolean(),
      sent: fc.option(fc.constantFrom(...sentStates)),
      lacking: fc.array(id, { maxLength: 3 }),
      points: integer,
      maxPoints,
      class: fc.option(id),
      late: fc.boolean(),
      illustrative: fc.boolean(),
      delta: fc.option(fc.record({ points: integer, places: fc.option(integer) })),
      before: fc.option(before),
      stepUp: fc.option(
        fc.record({ indicator: id, more: fc.option(integer), points: integer, rank: fc.nat(7_500) }),
      ),
      noSingleStep: fc.boolean(),
      groups: fc
        .array(fc.record({ group: id, points: integer, maxPoints }), { maxLength: 3 })
        .map(groupScores),
    }),
    fc.record({ carriedFrom: period, revision: fc.nat(9), comparedWith: compared }, { requiredKeys: [] }),
    scores,
    scores,
  )
  .map(([{ before: compared, ...line }, optional, indicators, then]) => ({
    ...structuredClone({ ...line, ...optional }),
    indicators,
    before: compared && {
      ...structuredClone(compared),
      indicators: { frames: then.frames, points: then.points },
    },
  }));
