import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { competitionRank, morePointsFirst } from '../../../domain/ranking/competition-rank.ts';
import { explainChange } from '../../../domain/ranking/explain-change.ts';
import { Totals } from '../../../domain/ranking/totals.ts';

type Points = Readonly<Record<string, number>>;

function league(units: Readonly<Record<string, Points>>) {
  return competitionRank(
    Object.entries(units).map(([unit, indicators]) => ({
      unit,
      points: Object.values(indicators).reduce((sum, points) => sum + points, 0),
      indicators: Object.entries(indicators).map(([indicator, points]) => ({
        indicator,
        points,
        maxPoints: 1_000,
      })),
    })),
    morePointsFirst,
  );
}

const totalsOf = (lines: ReturnType<typeof league>) => new Totals(lines.map(({ points }) => points));

function explain(unit: string, before: ReturnType<typeof league>, now: ReturnType<typeof league>) {
  const [one, other] = [now, before].map((lines) => lines.find((line) => line.unit === unit));
  if (one === undefined || other === undefined) throw new Error(`${unit} is not in both`);
  return {
    ...explainChange(one, totalsOf(now), other, totalsOf(before)),
    points: one.points - other.points,
    before: other.rank,
    rank: one.rank,
  };
}

describe('the explanation of a change', () => {
  it('tells a unit that gained points and still fell', () => {
    const before = league({ A: { x: 500, y: 100 }, B: { x: 400, y: 100 }, C: { x: 300, y: 100 } });
    const now = league({ A: { x: 540, y: 90 }, B: { x: 700, y: 0 }, C: { x: 640, y: 100 } });
    expect(explain('A', before, now)).toEqual({
      indicators: [
        { indicator: 'x', points: 40 },
        { indicator: 'y', points: -10 },
      ],
      ownPlaces: 0,
      othersPlaces: -2,
      points: 30,
      before: 1,
      rank: 3,
    });
    expect(explain('C', before, now)).toMatchObject({
      ownPlaces: 2,
      othersPlaces: 0,
      before: 3,
      rank: 1 + 0,
    });
  });

  it('names indicators that came or went', () => {
    const before = league({ A: { x: 500, old: 70 } });
    const now = league({ A: { x: 500, new: 90 } });
    expect(explain('A', before, now).indicators).toEqual([
      { indicator: 'new', points: 90 },
      { indicator: 'old', points: -70 },
    ]);
  });

  it('its parts add up to the change of the total, whatever the league', () => {
    const points = fc.record({ x: fc.nat(500), y: fc.nat(500), z: fc.nat(500) }, { requiredKeys: [] });
    const anyLeague = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), points, { minKeys: 1 });
    fc.assert(
      fc.property(anyLeague, anyLeague, (earlier, later) => {
        const before = league({ ...earlier, A: earlier['A'] ?? {} });
        const now = league({ ...later, A: later['A'] ?? {} });
        const told = explain('A', before, now);
        expect(told.indicators.reduce((sum, part) => sum + part.points, 0)).toBe(told.points);
        if (JSON.stringify(earlier['A']) === JSON.stringify(later['A'])) {
          expect(told.ownPlaces).toBe(0);
          expect(told.othersPlaces).toBe(told.before - told.rank);
        }
      }),
    );
  });
});
