import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition, RankingLine } from '../../../domain/ranking/edition.ts';
import { anyLeague } from './oracle/any-league.ts';
import type { LeagueCase } from './oracle/league-case.ts';
import { load } from './oracle/load.ts';
import { rankBothWeeks } from './oracle/rank-both-weeks.ts';
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
    rankBothWeeks(league).map((edition, week): [string, Edition] => [`${id} ${week}`, edition]),
  );
  const rows = (of: (line: RankingLine) => (string | number)[][], sorted: boolean) =>
    editions.flatMap(([key, { lines }]) =>
      (sorted ? lines.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)) : lines).flatMap((line) =>
        of(line).map((cells) => [key, ...cells].join(' ')),
      ),
    );
  return {
    places: rows((line) => [placeOf(line)], false),
    groups: rows(
      ({ unit, groups }) => groups.map(({ group, points, maxPoints }) => [unit, group, points, maxPoints]),
      true,
    ),
    indicators: rows(
      ({ unit, indicators }) =>
        indicators.map(({ indicator, points, maxPoints }) => [unit, indicator, points, maxPoints]).sort(),
      true,
    ),
    explanations: rows(
      ({ unit, why }) => (why === null ? [] : [[unit, why.ownPlaces, why.othersPlaces]]),
      true,
    ),
  };
}

function placeOf({ unit, submitted, rank, points, maxPoints, delta }: RankingLine): (string | number)[] {
  const change = delta === null ? ['', ''] : [delta.points, delta.places];
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
