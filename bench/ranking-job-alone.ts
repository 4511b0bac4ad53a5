/**
 * Runs the recorded ranking job of a file: once, and prints what it takes and the peak of memory; or, given a file with its pages and
 * a number of rounds, in turns with JSON.parse of the pages. See
 * `ranking-process.ts`.
 */

import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { rankWeek } from '../usecases/ranking/rank-week.ts';
import { measure, once } from './measure.ts';
import { storesOver } from './wire-stores.ts';
import { WireTables } from './wire-table.ts';

const answersSchema = z.object({ files: z.array(z.tuple([z.string(), z.string()])), dueAt: z.string() });

const [, , answersFile = '', pagesFile, rounds = '3'] = process.argv;
const { files, dueAt } = answersSchema.parse(JSON.parse(readFileSync(answersFile, 'utf8')));
const fileOf = new Map(files);
const answerTo = (request: string) => {
  const file = fileOf.get(request);
  return file === undefined ? undefined : readFileSync(file);
};
const { catalogues, ...ports } = storesOver(new WireTables(answerTo));
const current = await catalogues.current();
if (current === null) throw new Error('the recorded job has no catalogue');
const at = Temporal.Instant.from(dueAt);
const job = () => rankWeek(ports, current, at);
if (pagesFile === undefined) {
  const taken = await once(job);
  console.log(JSON.stringify({ once: taken, megabytes: process.resourceUsage().maxRSS / 1024 }));
} else {
  const pages = z.array(z.string()).parse(JSON.parse(readFileSync(pagesFile, 'utf8')));
  const measured = await measure(
    Number(rounds),
    new Map<string, () => unknown>([
      ['job', job],
      ['pages', () => pages.forEach((page) => void JSON.parse(page))],
    ]),
  );
  console.log(
    JSON.stringify(Object.fromEntries(measured.map(({ name, elapsed, cpu }) => [name, { elapsed, cpu }]))),
  );
}
