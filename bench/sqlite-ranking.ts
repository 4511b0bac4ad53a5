import { DatabaseSync } from 'node:sqlite';
import { load } from '../test/domain/ranking/oracle/load.ts';
import { ranking } from '../test/domain/ranking/oracle/ranking-sql.ts';
import { tables } from '../test/domain/ranking/oracle/tables.ts';
import type { Nation } from './nation.ts';

const changes = /* sql */ `
  SELECT now.week, now.unit, now.rank, now.points, now.points - before.points AS change
  FROM standing now LEFT JOIN compared c USING (league, week, unit)
  LEFT JOIN standing before ON before.league = now.league AND before.unit = now.unit AND before.week = c.since
  ORDER BY now.rank IS NULL, now.rank, now.unit;
`;

/** A database in memory that holds a nation's figures of two weeks and the ranking of the first. */
export class SqliteRanking {
  readonly #database = new DatabaseSync(':memory:');

  constructor(nation: Nation) {
    this.#database.exec(tables);
    load(this.#database, [nation]);
    this.#database.exec(`
      CREATE TABLE both_weeks AS SELECT * FROM week;
      DELETE FROM week WHERE week = 1;
      ${ranking}
      CREATE TABLE standing_before AS SELECT * FROM standing;
      DELETE FROM week;
      INSERT INTO week SELECT * FROM both_weeks WHERE week = 1;
      ANALYZE;
    `);
  }

  /** Ranks the second week by window functions; gives unit, rank, points and change of points, by rank. */
  rank(): unknown[][] {
    this.#database.exec(`
      DROP TABLE contender; DROP TABLE in_force; DROP TABLE line; DROP TABLE worth; DROP TABLE standing;
      ${ranking}
      INSERT INTO standing SELECT * FROM standing_before;
    `);
    const rows = this.#database.prepare(changes).all();
    return rows
      .filter((row) => row['week'] === 1)
      .map((row) => [row['unit'], row['rank'], row['points'], row['change']]);
  }
}
