import { DynamoDbCatalogueStore } from '../adapters/dynamodb/catalogue-store.ts';
import { createDocumentClient } from '../adapters/dynamodb/client.ts';
import { DynamoDbEditionStore } from '../adapters/dynamodb/edition-store.ts';
import { DynamoDbSubmissionStore } from '../adapters/dynamodb/submission-store.ts';
import { Table } from '../adapters/dynamodb/table.ts';
import { instantOf } from '../domain/period/period.ts';
import { rankWeek } from '../usecases/ranking/rank-week.ts';
import type { Nation } from './nation.ts';
import { WireTables } from './wire-table.ts';

/** The whole job of ranking a week, from the stored pages to the frozen edition. */
export type RankingJob = {
  /** Ranks the second week as the schedule does; every run does the same work. */
  readonly run: () => Promise<void>;
  /** The pages of figures that the job reads, in DynamoDB's JSON. */
  readonly pages: readonly string[];
};

/** Stores two weeks of a nation and ranks the first. */
export async function rankingJob({ catalogue, set, weeks }: Nation): Promise<RankingJob> {
  const wire = new WireTables();
  const client = createDocumentClient({
    region: 'local',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    ...(wire.requestHandler === undefined ? {} : { requestHandler: wire.requestHandler }),
  });
  const catalogues = new DynamoDbCatalogueStore(new Table(client, 'registry'));
  const submissions = new DynamoDbSubmissionStore(new Table(client, 'submissions'), catalogues);
  const editions = new DynamoDbEditionStore(new Table(client, 'reports'));
  const current = { version: 1, catalogue };
  const [first, second] = weeks;
  const dueAt = ({ period }: (typeof weeks)[number]) => instantOf(period.to.add({ days: 1 }), '06:05');
  await catalogues.put(1, catalogue, dueAt(first));
  for (const week of weeks) for (const one of week.submissions) await submissions.append(set, one);
  const ports = { submissions, editions };
  await rankWeek(ports, current, dueAt(first));
  wire.pages.splice(0);
  await rankWeek(ports, current, dueAt(second));
  const pages = wire.pages.filter((page) => page.includes('"values"'));
  wire.isRecording = false;
  return { run: async () => void (await rankWeek(ports, current, dueAt(second))), pages };
}
