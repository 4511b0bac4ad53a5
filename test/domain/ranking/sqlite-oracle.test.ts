import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition, RankingLine } from '../../../domain/ranking/edition.ts';
import { scoreList } from '../../../domain/scoring/indicator-scores.ts';
import { anyLeague } from './oracle/any-league.ts';
import type { LeagueCase } from './oracle/league-case.ts';
import { load } from './oracle/load.ts';
import { rankWeeks } from './oracle/rank-weeks.ts';
import { explanations, places, pointsByGroup, pointsByIndicator, ranking } from './oracle/ranking-sql.ts';
import { tables } from './oracle/tables.ts';

/** SQLite's result for the same leagues, each row as a text. */
function rankedBySqlite(cases: readonly LeagueCase[]) {
  const database = new DatabaseSync(':memory:');
  try {
    database.exec(tables);
    load(database, cases);
    database.exec(ranking);
    const rows = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .map((row) => Object.values(row).join(' '));
    return {
      places: rows(places),
      groups: rows(pointsByGroup),
      indicators: rows(pointsByIndicator),
      explanations: rows(explanations),
    };
  } finally {
    database.close();
  }
}

/** The same rows from the product's editions. */
function rankedByProduct(cases: readonly LeagueCase[]): ReturnType<typeof rankedBySqlite> {
  const editions = cases.flatMap((league, id) =>
    rankWeeks(league).map((edition, week): [string, Edition] => [`${id} ${week}`, edition]),
  );
  type Cell = string | number | null | undefined;
  const rows = (of: (line: RankingLine, edition: Edition) => Cell[][], sorted: boolean) =>
    editions.flatMap(([key, edition]) => {
      const { lines } = edition;
      return (sorted ? lines.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)) : lines).flatMap((line) =>
        of(line, edition).map((cells) => [key, ...cells].join(' ')),
      );
    });
  return {
    places: rows((line, edition) => [placeOf(line, edition)], false),
    groups: rows(
      ({ unit, groups }) => groups.map(({ group, points, maxPoints }) => [unit, group, points, maxPoints]),
      true,
    ),
    indicators: rows(
      ({ unit, indicators }) =>
        scoreList(indicators)
          .map(({ indicator, points, maxPoints }) => [unit, indicator, points, maxPoints])
          .sort(),
      true,
    ),
    explanations: rows(
      ({ unit, why }) => (why === null ? [] : [[unit, why.ownPlaces, why.othersPlaces]]),
      true,
    ),
  };
}

const weeks = ['2024-W01', '2024-W02', '2024-W03'];

function placeOf(line: RankingLine, { comparedWith }: Edition): (string | number | null)[] {
  const { unit, submitted, rank, points, maxPoints, delta } = line;
  const since = weeks.indexOf((line.comparedWith ?? comparedWith)?.period ?? '');
  const change = delta === null ? ['', '', ''] : [since, delta.points, delta.places];
  return [unit, submitted ? 1 : 0, rank, points, maxPoints, ...change];
}

describe('the ranking against SQLite', () => {
  it('F31: SQL window functions give the same points, totals, ranks and changes, for thousands of leagues', () => {
    let ranked = 0;
    fc.assert(
      fc.property(fc.array(anyLeague, { minLength: 17, maxLength: 40, size: 'max' }), (cases) => {
        expect(rankedByProduct(cases)).toEqual(rankedBySqlite(cases));
        ranked += cases.length;
      }),
      { numRuns: 120 },
    );
    expect(ranked).toBeGreaterThan(2_000);
  });
});
