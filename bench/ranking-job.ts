import { instantOf } from '../domain/period/period.ts';
import { rankWeek } from '../usecases/ranking/rank-week.ts';
import type { Nation } from './nation.ts';
import { storesOver } from './wire-stores.ts';
import { type RecordedAnswers, WireTables } from './wire-table.ts';

/** The whole job of ranking a week, from the stored pages to the frozen edition, as a process of its own runs it. */
export type RankingJob = {
  readonly recorded: RecordedAnswers;
  /** The pages of figures that are stored, in DynamoDB's JSON. */
  readonly pages: readonly string[];
  /** The instant at which the schedule ranks the second week, as text. */
  readonly dueAt: string;
};

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
