import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { competitionRank } from '../../../domain/ranking/competition-rank.ts';
import { explainChange, placesBy, placesGained } from '../../../domain/ranking/explain-change.ts';
import { Totals } from '../../../domain/ranking/totals.ts';
import { scoreList, scoresOf } from '../../../domain/scoring/indicator-scores.ts';

type Points = Readonly<Record<string, number>>;

function league(units: Readonly<Record<string, Points>>, lacking: readonly string[] = []) {
  return competitionRank(
    Object.entries(units).map(([unit, indicators]) => ({
      unit,
      points: Object.values(indicators).reduce((sum, points) => sum + points, 0),
      maxPoints: 10_000,
      lacking: unit === 'A' ? lacking : [],
      indicators: scoresOf(
        Object.entries(indicators).map(([indicator, points]) => ({ indicator, points, maxPoints: 1_000 })),
      ),
    })),
  );
}

type League = ReturnType<typeof league>;

function explain(unit: string, before: League, now: League, givenAsPoints: readonly string[] = []) {
  const [one, other] = [now, before].map((lines) => lines.find((line) => line.unit === unit));
  const inBoth = (some: League, others: League) =>
    new Totals(some.filter((line) => others.some((each) => each.unit === line.unit)));
  const common = { before: inBoth(before, now), now: inBoth(now, before) };
  if (one === undefined || other === undefined) throw new Error(`${unit} is not in both`);
  return {
    ...explainChange(one, { ...other, ...placesBy(one, other, common) }, new Set(givenAsPoints)),
    places: placesGained(one, other, common),
    points: one.points - other.points,
  };
}

describe('the explanation of a change', () => {
  const before = league({ A: { x: 500, y: 100 }, B: { x: 400, y: 100 }, C: { x: 300, y: 100 } });
  const now = league({ A: { x: 540, y: 90 }, B: { x: 700, y: 0 }, C: { x: 640, y: 100 } });

  it('shows a unit that gained points and still fell', () => {
    expect(explain('A', before, now)).toEqual({
      indicators: [
        { indicator: 'x', points: 40 },
        { indicator: 'y', points: -10 },
      ],
      notSent: [],
      ownPlaces: 0,
      othersPlaces: -2,
      points: 30,
      places: -2,
    });
    expect(explain('C', before, now)).toEqual({
      indicators: [{ indicator: 'x', points: 340 }],
      notSent: [],
      ownPlaces: 2,
      othersPlaces: 0,
      points: 340,
      places: 2,
    });
  });

  it('names the largest changes first, up or down, and of equal ones the first by its id', () => {
    const [was, is] = [
      league({ A: { b: 100, a: 100, d: 0, c: 50 } }),
      league({ A: { b: 90, a: 110, d: 30, c: 50 } }),
    ];
    expect(explain('A', was, is).indicators).toEqual([
      { indicator: 'd', points: 30 },
      { indicator: 'a', points: 10 },
      { indicator: 'b', points: -10 },
    ]);
  });

  it('names indicators that came or went', () => {
    expect(
      explain('A', league({ A: { x: 500, old: 70 } }), league({ A: { x: 500, new: 90 } })).indicators,
    ).toEqual([
      { indicator: 'new', points: 90 },
      { indicator: 'old', points: -70 },
    ]);
  });

  it('a cause is never an indicator without a figure now or before; those are shown separately', () => {
    const was = league({ A: { x: 500, y: 0, z: 40, w: 0 } }, ['y', 'w']);
    const is = league({ A: { x: 0, y: 70, z: 45, w: 0 } }, ['x', 'w']);
    expect(explain('A', was, is)).toEqual({
      indicators: [{ indicator: 'z', points: 5 }],
      notSent: [
        { indicator: 'x', points: -500, lacking: 'now' },
        { indicator: 'y', points: 70, lacking: 'before' },
      ],
      ownPlaces: null,
      othersPlaces: null,
      points: -425,
      places: null,
    });
  });

  it('shows the figures of an indicator given as points, where it could earn the same both times', () => {
    const [was, is] = [league({ A: { x: 380, y: 10 } }), league({ A: { x: 720, y: 20 } })];
    expect(explain('A', was, is, ['x']).indicators).toEqual([
      { indicator: 'x', points: 340, figures: { before: 380, now: 720, of: 1_000 } },
      { indicator: 'y', points: 10 },
    ]);
    const more = is.map((line) => ({
      ...line,
      indicators: scoresOf(scoreList(line.indicators).map((one) => ({ ...one, maxPoints: 1_200 }))),
    }));
    expect(explain('A', was, more, ['x']).indicators).toEqual([
      { indicator: 'x', points: 340 },
      { indicator: 'y', points: 10 },
    ]);
  });

  it('counts places among the units ranked both times: nobody rises because others are gone', () => {
    const larger = league({ A: { x: 1 }, B: { x: 3 }, C: { x: 2 }, D: { x: 4 }, E: { x: 0 } });
    const smaller = league({ A: { x: 1 }, B: { x: 3 }, F: { x: 2 } });
    expect(explain('A', larger, smaller)).toEqual({
      indicators: [],
      notSent: [],
      ownPlaces: 0,
      othersPlaces: 0,
      points: 0,
      places: 0,
    });
    const overtaken = league({ A: { x: 5 }, B: { x: 3 }, F: { x: 9 } });
    expect(explain('A', larger, overtaken)).toEqual({
      indicators: [{ indicator: 'x', points: 4 }],
      notSent: [],
      ownPlaces: 1,
      othersPlaces: 0,
      points: 4,
      places: 1,
    });
  });

  it('its parts add up to the change of the total, whatever the league', () => {
    const points = fc.record({ x: fc.nat(500), y: fc.nat(500), z: fc.nat(500) }, { requiredKeys: [] });
    const anyLeague = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), points, { minKeys: 1 });
    const lacking = fc.subarray(['x', 'y', 'z']);
    fc.assert(
      fc.property(anyLeague, anyLeague, lacking, lacking, (earlier, later, lackedThen, lacksNow) => {
        const was = league({ ...earlier, A: earlier['A'] ?? {} }, lackedThen);
        const is = league({ ...later, A: later['A'] ?? {} }, lacksNow);
        const told = explain('A', was, is);
        const parts = [...told.indicators, ...told.notSent];
        expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(told.points);
        const absent = [...lackedThen, ...lacksNow];
        expect(told.indicators.filter(({ indicator }) => absent.includes(indicator))).toEqual([]);
        const both = was.filter(({ unit }) => is.some((line) => line.unit === unit));
        if (both.length === 1) {
          expect([told.ownPlaces, told.othersPlaces, told.places]).toEqual([null, null, null]);
        } else if (JSON.stringify(earlier['A']) === JSON.stringify(later['A'])) {
          expect([told.ownPlaces, told.othersPlaces]).toEqual([0, told.places]);
        }
      }),
    );
  });
});
