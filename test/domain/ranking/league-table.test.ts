import { describe, expect, it } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { findSet } from '../../../domain/catalogue/units.ts';
import type { Edition, RankingLine } from '../../../domain/ranking/edition.ts';
import { leagueTable } from '../../../domain/ranking/league-table.ts';
import { edition } from '../../adapters/samples.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const small = findSet(smallCatalogue(), 'S');
if (small === undefined) throw new Error('the fixture has changed');
const set: IndicatorSet = { ...small, commendation: { places: 2, from: 7_000 } };

function week(
  period: string,
  lines: readonly (readonly [string, number, number, Partial<RankingLine>?])[],
): Edition {
  const [sample] = edition().lines;
  if (sample === undefined) throw new Error('the sample has changed');
  return edition({
    period,
    lines: lines.map(([unit, rank, points, changes]) => ({
      ...sample,
      unit,
      name: { vi: unit, en: unit },
      rank,
      points,
      maxPoints: 10_000,
      ...changes,
    })),
  });
}

const weeks = [
  week('2024-W01', [
    ['A', 1, 9_000],
    ['B', 2, 8_000, { late: true }],
    ['C', 3, 0, { submitted: false }],
  ]),
  week('2024-W02', [
    ['C', 1, 9_999],
    ['A', 2, 8_001],
    ['B', 3, 8_000],
  ]),
  week('2024-W03', [
    ['D', 1, 9_500],
    ['A', 2, 8_000],
    ['B', 2, 8_000],
    ['C', 4, 7_000],
  ]),
];

describe('the league table', () => {
  it('ranks by the average of the weeks a unit was in, and proposes by the rule of the set', () => {
    const table = leagueTable(set, weeks);
    expect(
      table.map(({ unit, rank, points, weeks: count, submitted, onTime, bestRank, wins, candidate }) => [
        unit,
        rank,
        points,
        count,
        submitted,
        onTime,
        bestRank,
        wins,
        candidate,
      ]),
    ).toEqual([
      ['D', 1, 9_500, 1, 1, 1, 1, 1, false],
      ['A', 2, 8_334, 3, 3, 3, 1, 1, true],
      ['B', 3, 8_000, 3, 3, 2, 2, 0, false],
      ['C', 4, 5_666, 3, 2, 2, 1, 1, false],
    ]);
  });

  it('is the same in whatever order the weeks come, and proposes nobody without a rule', () => {
    expect(leagueTable(set, weeks.toReversed())).toEqual(leagueTable(set, weeks));
    expect(leagueTable(small, weeks).some(({ candidate }) => candidate)).toBe(false);
    expect(leagueTable(set, [])).toEqual([]);
  });
});
