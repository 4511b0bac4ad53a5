import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { DynamoDbCatalogueStore } from '../adapters/dynamodb/catalogue-store.ts';
import { createDocumentClient } from '../adapters/dynamodb/client.ts';
import { DynamoDbEditionStore } from '../adapters/dynamodb/edition-store.ts';
import { DynamoDbSubmissionStore } from '../adapters/dynamodb/submission-store.ts';
import { Table } from '../adapters/dynamodb/table.ts';
import { instantOf } from '../domain/period/period.ts';
import { rankWeek } from '../usecases/ranking/rank-week.ts';
import type { Nation } from './nation.ts';
import { type RecordedAnswers, WireTables } from './wire-table.ts';

/** The whole job of ranking a week, from the stored pages to the frozen edition, as a process of its own runs it. */
export type RankingJob = {
  readonly recorded: RecordedAnswers;
  /** The pages of figures that are stored, in DynamoDB's JSON. */
  readonly pages: readonly string[];
  /** The instant at which the schedule ranks the second week, as text. */
  readonly dueAt: string;
};

const cost = z.object({ elapsed: z.number(), cpu: z.number() });
const resultSchema = z.object({ job: cost, pages: cost, megabytes: z.number() });

/** Stores two weeks of a nation, ranks both, and records what the second ranking reads. */
export async function rankingJob({ catalogue, set, weeks }: Nation): Promise<RankingJob> {
  const wire = new WireTables();
  const { submissions, editions, catalogues } = storesOver(wire);
  const current = { version: 1, catalogue };
  const [first, second] = weeks;
  const dueAt = ({ period }: (typeof weeks)[number]) => instantOf(period.to.add({ days: 1 }), '06:05');
  await catalogues.put(1, catalogue, dueAt(first));
  for (const week of weeks) for (const one of week.submissions) await submissions.append(set, one);
  const ports = { submissions, editions };
  await rankWeek(ports, current, dueAt(first));
  wire.record();
  await storesOver(wire).catalogues.current();
  await rankWeek(ports, current, dueAt(second));
  const pages = wire.pages.filter((page) => page.includes('"values"'));
  return { recorded: wire.recorded(), pages, dueAt: dueAt(second).toString() };
}

/** The stores that the job uses, over tables in memory. */
export function storesOver(wire: WireTables) {
  const client = createDocumentClient({
    region: 'local',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    ...(wire.requestHandler === undefined ? {} : { requestHandler: wire.requestHandler }),
  });
  const catalogues = new DynamoDbCatalogueStore(new Table(client, 'registry'));
  return {
    catalogues,
    submissions: new DynamoDbSubmissionStore(new Table(client, 'submissions'), catalogues),
    editions: new DynamoDbEditionStore(new Table(client, 'reports')),
  };
}

/**
 * Measures the job in a process that holds nothing else, as the deployed function does: the garbage collector would otherwise
 * mark all that the bench holds.
 */
export function measureAlone(job: RankingJob, rounds: number): z.infer<typeof resultSchema> {
  const folder = mkdtempSync(join(tmpdir(), 'ranking-job-'));
  try {
    const file = join(folder, 'job.json');
    writeFileSync(file, JSON.stringify(job));
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['bench/ranking-job-alone.ts', file, String(rounds)],
      { encoding: 'utf8', maxBuffer: 1e8 },
    );
    if (status !== 0) throw new Error(stderr);
    return resultSchema.parse(JSON.parse(stdout));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
