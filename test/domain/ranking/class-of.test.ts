import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { classOf } from '../../../domain/ranking/class-of.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { rankDepartments, sentBy } from './rank-departments.ts';

const name = { vi: 'Loại', en: 'Class' };
const classes = [
  { id: 'excellent', name, from: 9_000 },
  { id: 'good', name, from: 8_000 },
  { id: 'fair', name, from: 7_000 },
  { id: 'average', name, from: 5_000 },
];
const [fixture] = smallCatalogue().sets;
if (fixture === undefined) throw new Error('the fixture has changed');
const set: IndicatorSet = { ...fixture, classes };

describe('the class of a score', () => {
  it.each([
    [10_000, 10_000, 'excellent'],
    [9_000, 10_000, 'excellent'],
    [8_999, 10_000, 'good'],
    [8_000, 10_000, 'good'],
    [7_999, 10_000, 'fair'],
    [7_000, 10_000, 'fair'],
    [6_999, 10_000, 'average'],
    [5_000, 10_000, 'average'],
    [4_999, 10_000, null],
    [0, 10_000, null],
    [7_380, 8_200, 'excellent'],
    [7_379, 8_200, 'good'],
    [0, 0, null],
  ])('%i of %i: %s', (points, maxPoints, expected) => {
    expect(classOf(set, { points, maxPoints })).toBe(expected);
  });

  it('does not depend on the order in which the classes are declared', () => {
    const shuffled = fc.shuffledSubarray(classes, { minLength: classes.length });
    fc.assert(
      fc.property(shuffled, fc.nat(10_000), (order, points) => {
        const score = { points, maxPoints: 10_000 };
        expect(classOf({ ...set, classes: order }, score)).toBe(classOf(set, score));
      }),
    );
  });

  it('is on every line of a ranking, and null where the set has none', () => {
    const submissions = [sentBy('P.A', 900), sentBy('P.B', 500)];
    const rules = {
      classes: [
        { id: 'nine', name, from: 900 },
        { id: 'five', name, from: 500 },
      ],
    };
    const idsOf = (edition: ReturnType<typeof rankDepartments>) => edition.lines.map((line) => line.class);
    expect(idsOf(rankDepartments({ rules, submissions }))).toEqual(['nine', 'five', null]);
    expect(idsOf(rankDepartments({ submissions }))).toEqual([null, null, null]);
  });
});

describe('a provisional ranking', () => {
  it.each([
    [6_667, 2, true],
    [6_666, 2, false],
    [3_333, 1, false],
    [3_334, 1, true],
    [10_000, 3, false],
    [10_000, 2, true],
    [1, 0, true],
  ])('below %i in 10.000, %i of 3 units: %s', (provisionalBelow, received, provisional) => {
    const submissions = ['P.A', 'P.B', 'P.C'].slice(0, received).map((unit) => sentBy(unit, 100));
    const edition = rankDepartments({ rules: { provisionalBelow }, submissions });
    expect([edition.received, edition.provisional]).toEqual([received, provisional]);
  });

  it('is final at the very threshold, and always where the set names none', () => {
    const units = smallCatalogue().units.filter(({ id }) => id !== 'P.C');
    const submissions = [sentBy('P.A', 100)];
    expect(rankDepartments({ units, rules: { provisionalBelow: 5_000 }, submissions }).provisional).toBe(
      false,
    );
    expect(rankDepartments({ units, rules: { provisionalBelow: 5_001 }, submissions }).provisional).toBe(
      true,
    );
    expect(rankDepartments({}).provisional).toBe(false);
  });
});
