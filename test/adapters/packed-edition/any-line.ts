import fc from 'fast-check';
import type { ComputedLine } from '../../../domain/ranking/computed-edition.ts';
import { notRankedReasons } from '../../../domain/ranking/not-ranked.ts';
import { scoresOf } from '../../../domain/scoring/indicator-scores.ts';
import { sentStates } from '../../../domain/submission/sent-state.ts';

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
const indicator = fc
  .tuple(fc.record({ indicator: id, points: integer, maxPoints }), fc.option(integer))
  .map(([score, attainment]) => (attainment === null ? score : { ...score, attainment }));
const scores = fc.array(indicator, { maxLength: 4 }).map(scoresOf);
const before = fc.record({
  indicators: scores.map((one) => ({ ...one, beyond: [] })),
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
      groups: fc.array(fc.record({ group: id, points: integer, maxPoints }), { maxLength: 3 }),
      indicators: scores,
    }),
    fc.record({ carriedFrom: period, revision: fc.nat(9), comparedWith: compared }, { requiredKeys: [] }),
  )
  .map(([line, optional]) => structuredClone({ ...line, ...optional }));
