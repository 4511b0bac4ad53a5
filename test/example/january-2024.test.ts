import { expect, test } from 'vitest';
import { scoreList } from '../../domain/scoring/indicator-scores.ts';
import { rank } from './rankings.ts';

const leagues = ['departments', 'districts'].map((league) => {
  const first = rank(league, '2024-W01', null);
  return { league, first, second: rank(league, '2024-W02', first) };
});

test('every unit that sent figures has between 60 and 95 points, and most move between the weeks', () => {
  for (const { first, second } of leagues) {
    const submitted = [...first.lines, ...second.lines].filter(({ submitted }) => submitted);
    expect(submitted.filter(({ points }) => points < 6_000 || points > 9_500)).toEqual([]);
    expect(second.lines.filter(({ delta }) => (delta?.places ?? 0) !== 0).length).toBeGreaterThan(4);
  }
});

test('two departments tie in week 2 and share their rank; the next rank is left out', () => {
  const ranks = leagues.flatMap(({ second }) => (second.league === 'departments' ? second.lines : []));
  expect(ranks.slice(1, 5).map(({ unit, rank, points }) => [unit, rank, points])).toEqual([
    ['BD.STP', 2, 8_982],
    ['BD.SKHCN', 3, 8_608],
    ['BD.STC', 3, 8_608],
    ['BD.SCT', 5, 8_383],
  ]);
});

test('the unit that sends nothing has no rank; the late one and the correction count', () => {
  const lines = leagues.flatMap(({ second }) => second.lines);
  const line = (unit: string) => lines.find((one) => one.unit === unit);
  const told = ['BD.TTT', 'BD.STNMT', 'BD.722'].map((unit) => {
    const { submitted, revision, late, points, rank, delta } = line(unit) ?? {};
    return { submitted, revision, late, points, rank, delta };
  });
  expect(told).toEqual([
    { submitted: false, revision: undefined, late: false, points: 0, rank: null, delta: null },
    { submitted: true, revision: 1, late: true, points: 7_966, rank: 10, delta: { points: 817, places: 7 } },
    { submitted: true, revision: 2, late: false, points: 7_377, rank: 6, delta: { points: 639, places: 3 } },
  ]);
});

test('the unit without petitions can still reach full points', () => {
  const line = leagues.flatMap(({ second }) => second.lines).find(({ unit }) => unit === 'BD.SNGV');
  expect(line?.maxPoints).toBe(10_000);
  expect(line && scoreList(line.indicators).find(({ indicator }) => indicator === '766.6.3')?.maxPoints).toBe(
    1_800,
  );
});
