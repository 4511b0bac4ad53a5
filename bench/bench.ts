/**
 * Compares the ranking of a nation in one league with SQLite doing the same on stored figures, and with merely parsing
 * the figures as JSON. Run with `npm run bench`, or `-- --units 1000 --rounds 3` for a smaller run.
 */

import { deepStrictEqual } from 'node:assert';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { instantOf } from '../domain/period/period.ts';
import { computeEdition } from '../domain/ranking/compute-edition.ts';
import type { Edition } from '../domain/ranking/edition.ts';
import { type Measured, measure } from './measure.ts';
import { nationOf } from './nation.ts';
import { SqliteRanking } from './sqlite-ranking.ts';
import { pagesOf } from './stored-pages.ts';

const text = { type: 'string' } as const;
const count = z.coerce.number().int().positive();
const { units, indicators, rounds } = z
  .object({
    units: count.default(7_500),
    indicators: count.max(2_000).default(100),
    rounds: count.default(3),
  })
  .parse(parseArgs({ options: { units: text, indicators: text, rounds: text } }).values);

const nation = nationOf(units, indicators);
const { catalogue, set, league, weeks } = nation;
const rank = (week: 0 | 1, previous: Edition | null) =>
  computeEdition({
    ...{
      catalogue,
      catalogueVersion: 1,
      set,
      league,
      cutOffAt: instantOf(weeks[week].period.to.add({ days: 1 }), '06:00'),
    },
    ...weeks[week],
    previous: previous === null ? [] : [previous],
  });

const beforeRanking = residentMegabytes();
const first = rank(0, null);
const second = rank(1, first);
const afterRanking = residentMegabytes();

const sqlite = new SqliteRanking(nation);
deepStrictEqual(
  sqlite.rank(),
  second.lines.map(({ unit, rank: place, points, delta }) => [unit, place, points, delta?.points ?? null]),
);
const pages = pagesOf(weeks[1].submissions);
const size = pages.reduce((sum, page) => sum + page.length, 0) / 1024 / 1024;

const names = { product: 'computeEdition', sqlite: 'node:sqlite', json: 'JSON.parse' };
const measured = measure(
  rounds,
  new Map([
    [names.product, () => void rank(1, first)],
    [names.sqlite, () => void sqlite.rank()],
    [names.json, () => pages.forEach((page) => void JSON.parse(page))],
  ]),
);

console.log(`One league of ${units} units × ${indicators} indicators, compared with the week before.`);
console.log(
  `Both rankings agree. Medians of ${rounds} runs; JSON: ${pages.length} pages, ${size.toFixed(1)} MB.\n`,
);
printTable(measured);
console.log(
  `\nResident memory: ${beforeRanking} MB with the figures of two weeks, ${afterRanking} MB after two rankings.`,
);

function printTable(rows: readonly Measured[]): void {
  const product = rows.find(({ name }) => name === names.product)?.cpu ?? Number.NaN;
  const cells = rows.map(({ name, elapsed, cpu }) => [
    name,
    elapsed.toFixed(0),
    cpu.toFixed(0),
    (product / cpu).toFixed(2),
  ]);
  const head = ['', 'elapsed ms', 'CPU ms', 'computeEdition as a multiple (CPU)'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  for (const [first, ...rest] of [head, ...cells]) {
    const padded = rest.map((cell, index) => cell.padStart(widths[index + 1] ?? 0));
    console.log([first?.padEnd(widths[0] ?? 0), ...padded].join('  '));
  }
}

function residentMegabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}
