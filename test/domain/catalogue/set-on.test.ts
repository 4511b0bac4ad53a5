import { describe, expect, it } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { changeDates, setOn } from '../../../domain/catalogue/set-on.ts';
import type { Indicator } from '../../../domain/kinds/kinds.ts';
import { scoreList } from '../../../domain/scoring/indicator-scores.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { rankDepartments } from '../ranking/rank-departments.ts';

const [fixture] = smallCatalogue().sets;
if (fixture === undefined) throw new Error('the fixture has changed');

/** Points move from the ratio S.1 to the tasks S.2 on Sunday 14 January, and the target of S.1 rises on the 15th. */
const changing = (indicator: Indicator): Indicator => {
  if (indicator.kind === 'ratio' && indicator.id === 'S.1')
    return {
      ...indicator,
      changes: [
        { from: '2024-01-15', targetBasisPoints: 9_000 },
        { from: '2024-01-14', maxPoints: 5_000 },
      ],
    };
  if (indicator.kind === 'tasks')
    return { ...indicator, changes: [{ from: '2024-01-14', maxPoints: 3_000 }] };
  return indicator;
};
const indicators = fixture.indicators.map(changing);
const set: IndicatorSet = { ...fixture, indicators };

/** Points and target of the ratio, and points of the tasks, on a date. */
function inForce(date: string): unknown[] {
  return setOn(set, date).indicators.flatMap((one) => {
    if (one.id === 'S.1' && one.kind === 'ratio') return [one.maxPoints, one.targetBasisPoints];
    return one.kind === 'tasks' ? [one.maxPoints] : [];
  });
}

describe('a set on a date', () => {
  it.each([
    ['2023-12-31', 6_000, 8_000, 2_000],
    ['2024-01-13', 6_000, 8_000, 2_000],
    ['2024-01-14', 5_000, 8_000, 3_000],
    ['2024-01-15', 5_000, 9_000, 3_000],
    ['2030-01-01', 5_000, 9_000, 3_000],
  ])('%s: %i points at %i, and %i', (date, ...expected) => {
    expect(inForce(date)).toEqual(expected);
  });

  it('names the dates of its changes once each, in order', () => {
    expect(changeDates(set)).toEqual(['2024-01-14', '2024-01-15']);
    expect(changeDates(fixture)).toEqual([]);
  });

  it('leaves the set itself and what never changes as they are', () => {
    expect(setOn(fixture, '2024-01-14')).toEqual(fixture);
    inForce('2024-01-15');
    expect(set.indicators).toEqual(fixture.indicators.map(changing));
  });

  it('rules a period by its last day, so that a ranking of the past keeps its points', () => {
    const points = (period: string) =>
      rankDepartments({
        rules: { indicators },
        period,
        submissions: [
          submissionOf({
            period,
            values: new Map([
              ['S.1', { kind: 'ratio', numerator: 72, denominator: 100 }],
              ['S.2', { kind: 'tasks', done: 1, total: 2 }],
            ]),
          }),
        ],
      })
        .lines.slice(0, 1)
        .flatMap((line) => scoreList(line.indicators).slice(0, 2));
    const scored = (one: [number, number], two: [number, number]) => [
      { indicator: 'S.1', points: one[0], maxPoints: one[1] },
      { indicator: 'S.2', points: two[0], maxPoints: two[1] },
    ];
    expect(points('2024-W01')).toEqual(scored([5_400, 6_000], [1_000, 2_000]));
    expect(points('2024-W02')).toEqual(scored([4_500, 5_000], [1_500, 3_000]));
    expect(points('2024-W03')).toEqual(scored([4_000, 5_000], [1_500, 3_000]));
  });
});
