import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { formatDate } from '../../domain/language/format.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { dateAt } from '../../domain/period/period.ts';
import { type ExampleSubmission, readExampleSubmissions } from '../../example/submissions.ts';
import { callApi } from '../api-client.ts';
import type { ScheduledRun } from '../clock/schedule-runner.ts';
import type { Tell } from '../tell.ts';
import { type DemoTokens, writeDemoTokens } from './demo-tokens.ts';
import { RunningProgress, readProgress } from './example-progress.ts';
import { type IssueLasting, issueDemoTokens, lastingTokens } from './issue-demo-tokens.ts';

/** What the example is played on, and how far. */
export type ExampleOptions = {
  /** The base URL of the API. */
  readonly origin: string;
  readonly files: { readonly tokens: string; readonly progress: string };
  readonly advanceTo: (instant: Temporal.Instant) => Promise<ScheduledRun[]>;
  readonly issueLasting: IssueLasting;
  /** Submissions after this instant are left for a later start. */
  readonly until: Temporal.Instant;
  readonly signal: AbortSignal;
  readonly tell: Tell;
};

/** The work done on the way. */
export type Played = { readonly submissions: number; readonly runs: readonly ScheduledRun[] };

/** Monday 15 January 2024, 08:00: the leaders' report for week 02/2024 has just been sent. */
export const exampleEndsAt = Temporal.Instant.from('2024-01-15T08:00:00+07:00');

/** The clock's start for loading the example: shortly before the first submission. */
export async function exampleBeginsAt(): Promise<Temporal.Instant> {
  const [first] = await readExampleSubmissions();
  return first === undefined ? exampleEndsAt : Temporal.Instant.from(first.at).subtract({ hours: 1 });
}

/**
 * Fills the stack as its users would: over HTTP, each submission at its time, with the schedules running in between.
 * Continues where an earlier start stopped; the idempotency key makes it safe to resend requests that were in progress.
 * @throws StartError when the API refuses anything
 */
export async function loadExample(options: ExampleOptions): Promise<Played> {
  const { origin, files, advanceTo, issueLasting, until, signal, tell } = options;
  const tokens = (await lastingTokens(files.tokens, origin, issueLasting)) ?? (await setUp(options));
  const events = await eventsLeft(readProgress(files.progress)?.playedUntil ?? null, until);
  const runs: ScheduledRun[] = [];
  const progress = new RunningProgress(files.progress);
  try {
    for (const [index, event] of events.entries()) {
      signal.throwIfAborted();
      tellMonth(events, index, tell);
      runs.push(...(await advanceTo(Temporal.Instant.from(event.at))));
      await submit(origin, tokens, event);
      if (events[index + 1]?.at !== event.at) progress.reached(event.at);
    }
  } finally {
    progress.store();
  }
  runs.push(...(await advanceTo(until)));
  return { submissions: events.length, runs };
}

/** Tells how many submissions follow, at the first of each month. */
function tellMonth(events: readonly ExampleSubmission[], index: number, tell: Tell): void {
  const [before, event] = [events[index - 1], events[index]];
  if (event === undefined || (before !== undefined && monthOf(before) === monthOf(event))) return;
  const month = monthOf(event);
  const count = events.filter((other) => monthOf(other) === month).length;
  tell({
    vi: `Tháng ${month}: phát lại ${count} lượt gửi …`,
    en: `${month}: replaying ${count} submissions …`,
  });
}

async function setUp({ origin, files, issueLasting, tell }: ExampleOptions): Promise<DemoTokens> {
  tell({ vi: 'Nạp danh mục và cấp mã truy cập …', en: 'Applying the catalogue, issuing tokens …' });
  const tokens = await issueDemoTokens(origin, issueLasting);
  writeDemoTokens(files.tokens, tokens);
  return tokens;
}

async function eventsLeft(playedUntil: string | null, until: Temporal.Instant): Promise<ExampleSubmission[]> {
  const events = await readExampleSubmissions();
  return events.filter(
    ({ at }) => (playedUntil === null || at > playedUntil) && !isAfter(Temporal.Instant.from(at), until),
  );
}

/** `06/2023` */
function monthOf({ at }: ExampleSubmission): string {
  return formatDate(dateAt(Temporal.Instant.from(at)).toString(), 'vi').slice(3);
}

async function submit(origin: string, tokens: DemoTokens, event: ExampleSubmission): Promise<void> {
  const key = createHash('sha256').update(JSON.stringify(event)).digest('hex').slice(0, 32);
  const token = tokens[event.unit] ?? '';
  await callApi(origin, {
    method: 'POST',
    path: '/v1/submissions',
    token,
    headers: { 'idempotency-key': `example-${key}`, ...(await correctionHeader(origin, token, event)) },
    body: event.body,
  });
}

/** A correction names the revision it corrects, which every client reads first. */
async function correctionHeader(
  origin: string,
  token: string,
  { body }: ExampleSubmission,
): Promise<Record<string, string>> {
  if (body.reason === undefined) return {};
  const path = `/v1/submissions/${body.set}/${body.period}/${body.unit}`;
  const latest = await callApi(origin, { method: 'GET', path, token });
  const { revision } = z.object({ revision: z.int() }).parse(latest);
  return { 'if-match': `"${revision}"` };
}
