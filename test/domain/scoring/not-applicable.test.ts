import { describe, expect, it } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { findSet, findUnit } from '../../../domain/catalogue/units.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { cheapestStepUp } from '../../../domain/ranking/next-step-up.ts';
import { Totals } from '../../../domain/ranking/totals.ts';
import { scoreUnit } from '../../../domain/scoring/score-unit.ts';
import type { Values } from '../../../domain/submission/values.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { scored } from '../ranking/scored.ts';

const catalogue = smallCatalogue();
const fixture = findSet(catalogue, 'S');
const found = findUnit(catalogue, 'P.A');
if (fixture === undefined || found === undefined) throw new Error('the fixture has changed');
const [set, unit] = [fixture, found];

const empty: [string, Value][] = [
  ['nothing to report', { kind: 'none' }],
  ['a task list without tasks', { kind: 'tasks', done: 0, total: 0 }],
];

function lines(notApplicable: IndicatorSet['notApplicable'], tasks: Value): (string | number)[][] {
  const rules = notApplicable === undefined ? {} : { notApplicable };
  const values: Values = new Map([
    ['S.1', { kind: 'ratio', numerator: 40, denominator: 100 }],
    ['S.2', tasks],
  ]);
  const { groups, indicators } = scoreUnit({ ...set, ...rules }, unit, values);
  const firstGroup = indicators.filter(({ indicator }) => indicator === 'S.1' || indicator === 'S.2');
  return [
    ...groups.slice(0, 1).map(({ group, points, maxPoints }) => [group, points, maxPoints]),
    ...firstGroup.map(({ indicator, points, maxPoints }) => [indicator, points, maxPoints]),
  ];
}

describe.each(empty)('%s', (_, tasks) => {
  it.each([undefined, 'share' as const])('leaves its points to the group: %s', (rule) => {
    expect(lines(rule, tasks)).toEqual([
      ['G1', 4_000, 8_000],
      ['S.1', 4_000, 8_000],
    ]);
  });

  it('full: earns all its points', () => {
    expect(lines('full', tasks)).toEqual([
      ['G1', 5_000, 8_000],
      ['S.1', 3_000, 6_000],
      ['S.2', 2_000, 2_000],
    ]);
  });

  it('zero: loses its points', () => {
    expect(lines('zero', tasks)).toEqual([
      ['G1', 3_000, 8_000],
      ['S.1', 3_000, 6_000],
      ['S.2', 0, 2_000],
    ]);
  });

  it('is no way up: there is nothing to do in it', () => {
    const values: Values = new Map([
      ['S.1', { kind: 'ratio', numerator: 80, denominator: 100 }],
      ['S.2', tasks],
      ['S.3', { kind: 'points', points: 1_000 }],
      ['S.4', { kind: 'count', count: 500 }],
    ]);
    const rules: IndicatorSet = { ...set, notApplicable: 'zero' };
    const figures = scored(rules, unit, values);
    const { score } = figures;
    expect(score.points).toBe(8_000);
    const totals = new Totals([score, { points: 8_001, maxPoints: 10_000 }]);
    expect(cheapestStepUp(figures, totals)).toBeNull();
  });
});

it('a figure that is missing is not one that does not apply', () => {
  for (const notApplicable of ['share', 'full', 'zero'] as const)
    expect(scoreUnit({ ...set, notApplicable }, unit, new Map())).toEqual({
      points: 0,
      maxPoints: 10_000,
      groups: [
        { group: 'G1', points: 0, maxPoints: 8_000 },
        { group: 'G2', points: 0, maxPoints: 2_000 },
      ],
      indicators: [
        { indicator: 'S.1', points: 0, maxPoints: 6_000 },
        { indicator: 'S.2', points: 0, maxPoints: 2_000 },
        { indicator: 'S.3', points: 0, maxPoints: 1_000 },
        { indicator: 'S.4', points: 0, maxPoints: 1_000 },
      ],
    });
});

it('full and zero: a unit with nothing to do at all still has a maximum', () => {
  const none: Values = new Map(
    ['S.1', 'S.2', 'S.3', 'S.4'].map((id): [string, Value] => [id, { kind: 'none' }]),
  );
  const total = (notApplicable: IndicatorSet['notApplicable'] & string) => {
    const { points, maxPoints } = scoreUnit({ ...set, notApplicable }, unit, none);
    return [points, maxPoints];
  };
  expect([total('share'), total('full'), total('zero')]).toEqual([
    [0, 0],
    [10_000, 10_000],
    [0, 10_000],
  ]);
});
