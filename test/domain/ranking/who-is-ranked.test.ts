import { describe, expect, it } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import type { Edition } from '../../../domain/ranking/edition.ts';
import { scoreList } from '../../../domain/scoring/indicator-scores.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { rankDepartments } from './rank-departments.ts';

const none: Value = { kind: 'none' };

/** A submission of these figures. */
const sent = (unit: string, values: Readonly<Record<string, Value>>, period = '2024-W02') =>
  submissionOf({ unit, period, values: new Map(Object.entries(values)) });

/** Figures that earn so many of 60, 20, 10 and 10 points. */
const all = (share: number): Record<string, Value> => ({
  'S.1': { kind: 'ratio', numerator: share * 80, denominator: 100 },
  'S.2': { kind: 'tasks', done: share * 100, total: 100 },
  'S.3': { kind: 'points', points: share * 1_000 },
  'S.4': { kind: 'count', count: share * 500 },
});

const told = ({ lines }: Edition) =>
  lines.map((line) => [
    line.unit,
    line.rank,
    line.notRanked,
    line.sent,
    line.lacking,
    line.points,
    line.maxPoints,
  ]);

const unranked: Partial<IndicatorSet> = { partial: { means: 'unranked', until: 'due' } };

describe('who is ranked', () => {
  it('F82: nobody of nine who sent nothing, and so nobody leads', () => {
    const edition = rankDepartments({});
    expect(told(edition)).toEqual(
      ['P.A', 'P.B', 'P.C'].map((unit) => [
        ...[unit, null, 'nothing-sent', 'nothing', ['S.1', 'S.2', 'S.3', 'S.4'], 0, 10_000],
      ]),
    );
    const { expected, received, complete, partial } = edition;
    expect({ expected, received, complete, partial }).toEqual({
      expected: 3,
      received: 0,
      complete: 0,
      partial: 0,
    });
  });

  it('whoever sent a part, by that part, unless the set says otherwise', () => {
    const submissions = [sent('P.A', all(0.5)), sent('P.B', { 'S.3': { kind: 'points', points: 900 } })];
    expect(told(rankDepartments({ submissions })).slice(0, 2)).toEqual([
      ['P.A', 1, null, 'complete', [], 5_000, 10_000],
      ['P.B', 2, null, 'partial', ['S.1', 'S.2', 'S.4'], 900, 10_000],
    ]);
    const edition = rankDepartments({ rules: { ...unranked, provisionalBelow: 5_000 }, submissions });
    expect(told(edition).slice(0, 2)).toEqual([
      ['P.A', 1, null, 'complete', [], 5_000, 10_000],
      ['P.B', null, 'partial', 'partial', ['S.1', 'S.2', 'S.4'], 900, 10_000],
    ]);
    expect([edition.received, edition.complete, edition.partial, edition.provisional]).toEqual([
      2,
      1,
      1,
      true,
    ]);
    const enough = rankDepartments({ rules: { ...unranked, provisionalBelow: 3_333 }, submissions });
    expect(enough.provisional).toBe(false);
  });

  it('nobody with figures only of what is not scored', () => {
    const submissions = [sent('P.A', { 'S.5': { kind: 'amount', amount: 1 } })];
    expect(told(rankDepartments({ submissions }))[0]).toEqual([
      ...['P.A', null, 'partial', 'partial', ['S.1', 'S.2', 'S.3', 'S.4'], 0, 10_000],
    ]);
  });

  it('F83: by the share of what could be earned, exactly, whatever the points', () => {
    const submissions = [
      sent('P.A', all(0.9)),
      sent('P.B', { ...all(0.9), 'S.1': none, 'S.2': none }),
      sent('P.C', { ...all(0.9), 'S.3': { kind: 'points', points: 901 }, 'S.1': none, 'S.2': none }),
    ];
    expect(
      told(rankDepartments({ submissions })).map(([unit, rank, , , , points, max]) => [
        unit,
        rank,
        points,
        max,
      ]),
    ).toEqual([
      ['P.C', 1, 1_801, 2_000],
      ['P.A', 2, 9_000, 10_000],
      ['P.B', 2, 1_800, 2_000],
    ]);
  });

  it('F83: only with the declared minimum of what is asked, counted by the points of the indicators', () => {
    const submissions = [
      sent('P.A', all(0.1)),
      sent('P.B', { 'S.1': none, 'S.2': none, 'S.3': none, 'S.4': { kind: 'count', count: 500 } }),
      sent('P.C', { 'S.1': none, 'S.2': none, 'S.3': none, 'S.4': none }),
    ];
    const ranks = (minimumApplicable?: number) =>
      rankDepartments({
        rules: minimumApplicable === undefined ? {} : { minimumApplicable },
        submissions,
      }).lines.map((line) => [line.unit, line.rank, line.notRanked]);
    const nothingApplies = ['P.C', null, 'too-little-applies'];
    expect(ranks()).toEqual([['P.B', 1, null], ['P.A', 2, null], nothingApplies]);
    expect(ranks(1_000)).toEqual([['P.B', 1, null], ['P.A', 2, null], nothingApplies]);
    expect(ranks(1_001)).toEqual([['P.A', 1, null], ['P.B', null, 'too-little-applies'], nothingApplies]);
  });

  it('counts a figure that is missing as one that was asked for', () => {
    const submissions = [sent('P.A', { 'S.1': none, 'S.4': { kind: 'count', count: 500 } })];
    const [line] = rankDepartments({ rules: { minimumApplicable: 4_000 }, submissions }).lines;
    expect([line?.rank, line?.lacking]).toEqual([1, ['S.2', 'S.3']]);
    const [below] = rankDepartments({ rules: { minimumApplicable: 4_001 }, submissions }).lines;
    expect([below?.rank, below?.notRanked]).toEqual([null, 'too-little-applies']);
  });

  it('says how far a figure is beyond its target, and nothing of one that only reached it', () => {
    const beyond = { ...all(1), 'S.4': { kind: 'count', count: 705 } } satisfies Record<string, Value>;
    const attainments = (values: Record<string, Value>) =>
      rankDepartments({ submissions: [sent('P.A', values)] })
        .lines.slice(0, 1)
        .flatMap((line) => scoreList(line.indicators))
        .map(({ indicator, attainment }) => [indicator, attainment]);
    expect(attainments(beyond)).toEqual([
      ['S.1', undefined],
      ['S.2', undefined],
      ['S.3', undefined],
      ['S.4', 14_100],
    ]);
    expect(
      attainments({ ...all(1), 'S.1': { kind: 'ratio', numerator: 100, denominator: 100 } })?.[0],
    ).toEqual([...['S.1', 12_500]]);
  });
});

describe('what a ranking is compared with', () => {
  const week = (
    period: string,
    points: Readonly<Record<string, number>>,
    previous: readonly Edition[] = [],
  ) =>
    rankDepartments({
      period,
      submissions: Object.entries(points).map(([unit, of]) =>
        sent(unit, { 'S.3': { kind: 'points', points: of } }, period),
      ),
      previous,
    });
  const first = week('2024-W01', { 'P.A': 900, 'P.B': 800, 'P.C': 700 });
  const second = week('2024-W02', { 'P.B': 800, 'P.C': 850 }, [first]);
  const changes = ({ lines }: Edition) =>
    lines.map((line) => [line.unit, line.rank, line.delta, line.comparedWith?.period]);

  it('F84: of a unit that skipped a week is its last before it, and says so; of the others the week before', () => {
    const third = week('2024-W03', { 'P.A': 100, 'P.B': 810, 'P.C': 820 }, [second, first]);
    expect(third.comparedWith).toEqual({ period: '2024-W02', edition: 1, of: 2, among: 2 });
    expect(changes(third)).toEqual([
      ['P.C', 1, { points: -30, places: 0 }, undefined],
      ['P.B', 2, { points: 10, places: 0 }, undefined],
      ['P.A', 3, { points: -800, places: -2 }, '2024-W01'],
    ]);
    expect(third.lines[2]?.comparedWith).toEqual({ period: '2024-W01', edition: 1, of: 3, among: 3 });
  });

  it('F84: passes over a week for which nobody sent anything', () => {
    const empty = week('2024-W02', {}, [first]);
    const third = week('2024-W03', { 'P.A': 950, 'P.B': 800, 'P.C': 960 }, [empty, first]);
    expect(third.comparedWith).toEqual({ period: '2024-W01', edition: 1, of: 3, among: 3 });
    expect(changes(third)).toEqual([
      ['P.C', 1, { points: 260, places: 2 }, undefined],
      ['P.A', 2, { points: 50, places: -1 }, undefined],
      ['P.B', 3, { points: 0, places: -1 }, undefined],
    ]);
  });

  it('says nothing of a unit that sent nothing, nor of one that was never ranked before', () => {
    expect(changes(second)).toEqual([
      ['P.C', 1, { points: 150, places: 1 }, undefined],
      ['P.B', 2, { points: 0, places: -1 }, undefined],
      ['P.A', null, null, undefined],
    ]);
    const only = week('2024-W02', { 'P.A': 100 });
    expect(changes(week('2024-W03', { 'P.B': 1, 'P.A': 1 }, [only]))).toEqual([
      ['P.A', 1, { points: -99, places: null }, undefined],
      ['P.B', 1, null, undefined],
      ['P.C', null, null, undefined],
    ]);
  });

  it('is never a line without a rank, nor one by figures carried forward', () => {
    const rules: Partial<IndicatorSet> = { missing: { carryForward: 1 } };
    const earlier = [sent('P.A', { 'S.3': { kind: 'points', points: 900 } }, '2024-W01')];
    const carried = rankDepartments({
      rules,
      earlier,
      submissions: [sent('P.B', all(1))],
      previous: [first],
    });
    expect(carried.lines.map(({ unit, rank }) => [unit, rank])).toEqual([
      ['P.B', 1],
      ['P.A', 2],
      ['P.C', null],
    ]);
    const next = week('2024-W03', { 'P.A': 950 }, [carried, first]);
    expect(changes(next)[0]).toEqual(['P.A', 1, { points: 50, places: null }, '2024-W01']);
  });
});
