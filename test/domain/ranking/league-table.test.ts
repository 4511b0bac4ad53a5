import { describe, expect, it } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { findSet } from '../../../domain/catalogue/units.ts';
import type { Edition, RankingLine } from '../../../domain/ranking/edition.ts';
import { LeagueTable } from '../../../domain/ranking/league-table.ts';
import { edition } from '../../adapters/samples.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const small = findSet(smallCatalogue(), 'S');
if (small === undefined) throw new Error('the fixture has changed');
const set: IndicatorSet = { ...small, commendation: { places: 2, from: 7_000 } };

/** The table over some weeks, in order. */
function leagueTable(by: IndicatorSet, editions: readonly Edition[]) {
  const table = new LeagueTable(by);
  for (const one of editions) table.add(one, one.lines);
  return table.lines();
}

function week(
  period: string,
  lines: readonly (readonly [string, number | null, number, Partial<RankingLine>?])[],
  header: Partial<Edition> = {},
): Edition {
  const [sample] = edition().lines;
  if (sample === undefined) throw new Error('the sample has changed');
  return edition({
    period,
    expected: lines.length,
    received: lines.filter(([, , , changes]) => changes?.submitted !== false).length,
    ...header,
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
    ['C', null, 0, { submitted: false, notRanked: 'nothing-sent' }],
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

  it('has the name that a unit had last, and proposes nobody without a rule', () => {
    const renamed = week('2024-W04', [['A', 1, 9_000, { name: { vi: 'Mới', en: 'New' } }]]);
    expect(leagueTable(set, [...weeks, renamed]).find(({ unit }) => unit === 'A')?.name.en).toBe('New');
    expect(leagueTable(small, weeks).some(({ candidate }) => candidate)).toBe(false);
    expect(leagueTable(set, [])).toEqual([]);
  });

  /** A unit's rank, average, weeks that count, best rank and weeks led, and whether it is proposed. */
  const told = (table: ReturnType<typeof leagueTable>) =>
    table.map((one) => [one.unit, one.rank, one.points, one.weeks, one.bestRank, one.wins, one.candidate]);

  it('counts a week without figures as no points, but gives no rank to who never sent any', () => {
    const unsent = { submitted: false, notRanked: 'nothing-sent' as const };
    const table = leagueTable(set, [
      week('2024-W01', [
        ['A', 1, 9_000],
        ['B', null, 0, unsent],
        ['C', 2, 8_000],
        ['D', null, 0, unsent],
      ]),
      week('2024-W02', [
        ['A', 1, 9_000],
        ['B', 2, 8_000],
        ['C', 3, 7_001],
        ['D', null, 0, unsent],
      ]),
    ]);
    expect(told(table)).toEqual([
      ['A', 1, 9_000, 2, 1, 2, true],
      ['C', 2, 7_501, 2, 2, 0, true],
      ['B', 3, 4_000, 2, 2, 0, false],
      ['D', null, 0, 2, null, 0, false],
    ]);
  });

  it('leaves out a week in which nobody was ranked, so that it costs nobody the commendation', () => {
    const unsent = { submitted: false, notRanked: 'nothing-sent' as const };
    const empty = week('2024-W04', [
      ['A', null, 0, unsent],
      ['B', null, 0, unsent],
    ]);
    expect(leagueTable(set, [...weeks, empty])).toEqual(leagueTable(set, weeks));
  });

  it('leaves out weeks in which a unit was not ranked for another reason', () => {
    const partial = { sent: 'partial' as const, notRanked: 'partial' as const };
    const lines = (changes: Partial<RankingLine>): Edition[] => [
      week('2024-W01', [
        ['A', 1, 9_000],
        ['B', 2, 8_000],
      ]),
      week('2024-W02', [
        ['B', 1, 8_000],
        ['A', null, 500, changes],
      ]),
    ];
    const unranked: IndicatorSet = { ...set, partial: { means: 'unranked', until: 'due' } };
    expect(told(leagueTable(unranked, lines(partial)))).toEqual([
      ['A', 1, 9_000, 1, 1, 1, false],
      ['B', 2, 8_000, 2, 2, 0, true],
    ]);
    expect(told(leagueTable(set, lines({ notRanked: 'too-little-applies' })))[0]).toEqual([
      ...['A', 1, 9_000, 1, 1, 1, false],
    ]);
    expect(told(leagueTable(set, lines(partial)))[1]).toEqual(['A', 2, 4_750, 2, 1, 1, false]);
  });

  it('has units that were never ranked last, by their codes, with no points where no week counts', () => {
    const never = { notRanked: 'too-little-applies' as const };
    const table = leagueTable(set, [
      week('2024-W01', [
        ['Z', 1, 9_000],
        ['Y', null, 500, never],
        ['X', null, 500, never],
      ]),
    ]);
    expect(table.slice(1)).toEqual(
      ['X', 'Y'].map((unit) => ({
        unit,
        name: { vi: unit, en: unit },
        rank: null,
        points: 0,
        maxPoints: 0,
        weeks: 0,
        submitted: 1,
        onTime: 1,
        bestRank: null,
        wins: 0,
        candidate: false,
      })),
    );
  });

  it.each<[string, Partial<Edition>]>([
    ['is provisional', { provisional: true }],
    ['has figures of fewer than half of the units', { expected: 5, received: 2 }],
  ])('counts no weeks led and no best rank of a week that %s', (_, header) => {
    const table = leagueTable(set, [
      week(
        '2024-W01',
        [
          ['A', 1, 9_000],
          ['B', 2, 8_000],
        ],
        header,
      ),
    ]);
    expect(told(table)).toEqual([
      ['A', 1, 9_000, 1, null, 0, true],
      ['B', 2, 8_000, 1, null, 0, true],
    ]);
  });

  it('counts them where exactly half of the units sent figures', () => {
    const header = { expected: 4, received: 2 };
    const table = leagueTable(set, [
      week(
        '2024-W01',
        [
          ['A', 1, 9_000],
          ['B', 2, 8_000],
        ],
        header,
      ),
    ]);
    expect(table.map(({ bestRank, wins }) => [bestRank, wins])).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });

  it('ranks by the share of what could be reached on average', () => {
    const table = leagueTable(set, [
      week('2024-W01', [
        ['A', 1, 7_500, { maxPoints: 8_000 }],
        ['B', 2, 9_000],
      ]),
    ]);
    expect(table.map(({ unit, rank, points, maxPoints }) => [unit, rank, points, maxPoints])).toEqual([
      ['A', 1, 7_500, 8_000],
      ['B', 2, 9_000, 10_000],
    ]);
  });

  it('proposes up to the declared place and from the declared share on, exactly', () => {
    const lines = (points: number) => [
      week('2024-W01', [
        ['A', 1, 9_000],
        ['B', 2, points],
        ['C', 3, 6_000],
      ]),
    ];
    const proposed = (points: number, places: number) =>
      leagueTable({ ...set, commendation: { places, from: 7_000 } }, lines(points)).flatMap((one) =>
        one.candidate ? [one.unit] : [],
      );
    expect(proposed(7_000, 2)).toEqual(['A', 'B']);
    expect(proposed(6_999, 2)).toEqual(['A']);
    expect(proposed(7_000, 1)).toEqual(['A']);
    expect(proposed(7_000, 3)).toEqual(['A', 'B']);
  });

  it('counts no week led without points, and rounds averages half up', () => {
    const table = leagueTable(set, [
      week('2024-W01', [
        ['A', 1, 0],
        ['B', 1, 0],
      ]),
      week('2024-W02', [
        ['A', 1, 1],
        ['B', 2, 0],
      ]),
    ]);
    expect(told(table)).toEqual([
      ['A', 1, 1, 2, 1, 1, false],
      ['B', 2, 0, 2, 1, 0, false],
    ]);
  });
});
