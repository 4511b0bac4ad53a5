import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSet, findUnit } from '../../../domain/catalogue/units.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { scoreUnit } from '../../../domain/scoring/score-unit.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const catalogue = smallCatalogue();

function score(values: Record<string, Value>) {
  const set = findSet(catalogue, 'S');
  const unit = findUnit(catalogue, 'P.A');
  if (set === undefined || unit === undefined) throw new Error('the fixture has changed');
  return scoreUnit(set, unit, new Map(Object.entries(values)));
}

const ratio = (numerator: number, denominator: number): Value => ({ kind: 'ratio', numerator, denominator });
const tasks = (done: number, total: number): Value => ({ kind: 'tasks', done, total });

const nothingInG2 = {
  groups: [{ group: 'G2', points: 0, maxPoints: 2000 }],
  indicators: [
    { indicator: 'S.3', points: 0, maxPoints: 1000 },
    { indicator: 'S.4', points: 0, maxPoints: 1000 },
  ],
};

describe('scoreUnit', () => {
  it('gives full points at or above the target, else pro rata, rounded half up once per indicator', () => {
    const values = {
      'S.1': ratio(40, 100),
      'S.2': tasks(1, 3),
      'S.3': { kind: 'points', points: 945 },
      'S.4': { kind: 'count', count: 600 },
      'S.5': { kind: 'amount', amount: 12 },
    } as const;
    expect(score(values)).toEqual({
      points: 3000 + 667 + 945 + 1000,
      maxPoints: 10_000,
      groups: [
        { group: 'G1', points: 3667, maxPoints: 8000 },
        { group: 'G2', points: 1945, maxPoints: 2000 },
      ],
      indicators: [
        { indicator: 'S.1', points: 3000, maxPoints: 6000 },
        { indicator: 'S.2', points: 667, maxPoints: 2000 },
        { indicator: 'S.3', points: 945, maxPoints: 1000 },
        { indicator: 'S.4', points: 1000, maxPoints: 1000, attainment: 12_000 },
      ],
    });
  });

  it('F31: leaves the points of a zero denominator to the rest of the group', () => {
    expect(score({ 'S.1': ratio(80, 100), 'S.2': tasks(0, 0) }).groups[0]).toEqual({
      group: 'G1',
      points: 8000,
      maxPoints: 8000,
    });
  });

  it('leaves out a group in which nothing applies', () => {
    expect(score({ 'S.1': ratio(0, 0), 'S.2': tasks(0, 0) })).toEqual({
      points: 0,
      maxPoints: 2000,
      ...nothingInG2,
    });
  });

  it('P28: treats nothing to report exactly like a whole of zero, for every scored kind', () => {
    const none = { kind: 'none' } as const;
    expect(score({ 'S.1': ratio(1, 3), 'S.2': none })).toEqual(
      score({ 'S.1': ratio(1, 3), 'S.2': tasks(0, 0) }),
    );
    expect(score({ 'S.1': none, 'S.2': none })).toEqual({ points: 0, maxPoints: 2000, ...nothingInG2 });
    expect(score({ 'S.3': none, 'S.4': { kind: 'count', count: 500 } }).groups[1]).toEqual({
      group: 'G2',
      points: 2000,
      maxPoints: 2000,
    });
  });

  it('gives nothing for figures that are missing', () => {
    expect(score({})).toEqual({
      points: 0,
      maxPoints: 10_000,
      groups: [{ group: 'G1', points: 0, maxPoints: 8000 }, ...nothingInG2.groups],
      indicators: [
        { indicator: 'S.1', points: 0, maxPoints: 6000 },
        { indicator: 'S.2', points: 0, maxPoints: 2000 },
        ...nothingInG2.indicators,
      ],
    });
  });

  it('always adds up, and never exceeds what is possible', () => {
    const count = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(
        count,
        count,
        count,
        count,
        fc.integer({ min: 0, max: 1000 }),
        count,
        (n, d, done, total, points, c) => {
          const result = score({
            'S.1': ratio(Math.min(n, d), d),
            'S.2': tasks(Math.min(done, total), total),
            'S.3': { kind: 'points', points },
            'S.4': { kind: 'count', count: c },
          });
          const sum = (scores: readonly { points: number }[]) => scores.reduce((a, b) => a + b.points, 0);
          expect(sum(result.groups)).toBe(result.points);
          expect(sum(result.indicators)).toBe(result.points);
          for (const line of [result, ...result.groups, ...result.indicators])
            expect(line.points).toBeLessThanOrEqual(line.maxPoints);
        },
      ),
    );
  });

  it('never falls when a numerator grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(1000), fc.nat(1000), (d, a, b) => {
        const low = score({ 'S.1': ratio(Math.min(a, b, d), d) });
        const high = score({ 'S.1': ratio(Math.min(Math.max(a, b), d), d) });
        expect(high.points).toBeGreaterThanOrEqual(low.points);
      }),
    );
  });
});
