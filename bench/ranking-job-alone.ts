/** Runs the ranking job of a file in turns with JSON.parse of its pages, and prints what each takes. See `ranking-job.ts`. */

import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { rankWeek } from '../usecases/ranking/rank-week.ts';
import { measure } from './measure.ts';
import { storesOver } from './ranking-job.ts';
import { WireTables } from './wire-table.ts';

const jobSchema = z.object({
  recorded: z.array(z.tuple([z.string(), z.string()])),
  pages: z.array(z.string()),
  dueAt: z.string(),
});

const [, , file = '', rounds = '3'] = process.argv;
const { recorded, pages, dueAt } = jobSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const { catalogues, ...ports } = storesOver(new WireTables(recorded));
const current = await catalogues.current();
if (current === null) throw new Error('the recorded job has no catalogue');
const at = Temporal.Instant.from(dueAt);
const measured = await measure(
  Number(rounds),
  new Map<string, () => unknown>([
    ['job', () => rankWeek(ports, current, at)],
    ['pages', () => pages.forEach((page) => void JSON.parse(page))],
  ]),
);
const costs = Object.fromEntries(measured.map(({ name, elapsed, cpu }) => [name, { elapsed, cpu }]));
console.log(JSON.stringify({ ...costs, megabytes: process.resourceUsage().maxRSS / 1024 }));
