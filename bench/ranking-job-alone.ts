/**
 * Runs the recorded ranking job of a file: once, and prints what it takes and the peak of memory; or, given a file with its pages and
 * a number of rounds, in turns with JSON.parse of the pages and, given a file with it too, a naive ranking. See
 * `ranking-process.ts`.
 */

import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { indicatorSetSchema } from '../domain/catalogue/catalogue.ts';
import { rankWeek } from '../usecases/ranking/rank-week.ts';
import { measure, once } from './measure.ts';
import { NaiveRanking } from './naive-ranking.ts';
import { peakMemory } from './peak-memory.ts';
import { clientOver, storesOver } from './wire-stores.ts';
import { WireTables } from './wire-table.ts';

const filesSchema = z.array(z.tuple([z.string(), z.string()]));
const answersSchema = z.object({ files: filesSchema, dueAt: z.string() });
const naiveSchema = z.object({
  files: filesSchema,
  set: indicatorSetSchema,
  period: z.string(),
  before: z.string(),
});

const [, , answersFile = '', pagesFile, rounds = '3', naiveFile] = process.argv;
const { files, dueAt } = answersSchema.parse(JSON.parse(readFileSync(answersFile, 'utf8')));
const { catalogues, ...ports } = storesOver(answering(files));
const current = await catalogues.current();
if (current === null) throw new Error('the recorded job has no catalogue');
const at = Temporal.Instant.from(dueAt);
const job = () => rankWeek(ports, current, at);
if (pagesFile === undefined) {
  const taken = await once(job);
  console.log(JSON.stringify({ once: taken, megabytes: peakMemory() / 1024 ** 2 }));
} else {
  const pages = z.array(z.string()).parse(JSON.parse(readFileSync(pagesFile, 'utf8')));
  const measured = await measure(
    Number(rounds),
    new Map<string, () => unknown>([
      ['job', job],
      ['pages', () => pages.forEach((page) => void JSON.parse(page))],
      ...(naiveFile === undefined ? [] : [['naive', naiveJob(naiveFile)] as const]),
    ]),
  );
  console.log(
    JSON.stringify(Object.fromEntries(measured.map(({ name, elapsed, cpu }) => [name, { elapsed, cpu }]))),
  );
}

/** Tables that give the answers of files. */
function answering(recorded: z.infer<typeof filesSchema>): WireTables {
  const fileOf = new Map(recorded);
  return new WireTables((request) => {
    const file = fileOf.get(request);
    return file === undefined ? undefined : readFileSync(file);
  });
}

function naiveJob(file: string): () => Promise<unknown> {
  const { files: recorded, set, period, before } = naiveSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const ranking = new NaiveRanking(clientOver(answering(recorded)), set);
  return () => ranking.rank(period, before);
}
