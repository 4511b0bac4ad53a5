import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { competitionRank } from '../../../domain/ranking/competition-rank.ts';

const contenders = fc.uniqueArray(
  fc.record({
    unit: fc.string({ minLength: 1, maxLength: 6 }),
    points: fc.integer({ min: 0, max: 20 }),
    maxPoints: fc.constantFrom(20, 24, 30, 100_000),
  }),
  { selector: ({ unit }) => unit, maxLength: 40 },
);

describe('competition ranking', () => {
  it('ranks 1-2-2-4, ties in unit-code order', () => {
    const ranked = competitionRank([
      { unit: 'D', points: 70, maxPoints: 100 },
      { unit: 'C', points: 80, maxPoints: 100 },
      { unit: 'A', points: 9, maxPoints: 10 },
      { unit: 'B', points: 64, maxPoints: 80 },
    ]);
    expect(ranked.map(({ unit, rank }) => `${unit}${rank}`)).toEqual(['A1', 'B2', 'C2', 'D4']);
  });

  it('gives every unit one more than the number of units with a larger share, exactly', () => {
    fc.assert(
      fc.property(contenders, (units) => {
        for (const { points, maxPoints, rank } of competitionRank(units)) {
          const larger = units.filter(
            (other) => BigInt(other.points) * BigInt(maxPoints) > BigInt(points) * BigInt(other.maxPoints),
          );
          expect(rank).toBe(1 + larger.length);
        }
      }),
    );
  });

  it('F31: does not depend on the order of the input', () => {
    fc.assert(
      fc.property(contenders, fc.infiniteStream(fc.nat()), (units, random) => {
        const shuffled = units
          .map((unit) => ({ unit, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ unit }) => unit);
        expect(competitionRank(shuffled)).toEqual(competitionRank(units));
      }),
    );
  });
});
