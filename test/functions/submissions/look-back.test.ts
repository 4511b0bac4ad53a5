import { beforeEach, describe, expect, it } from 'vitest';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  world = createWorld('2024-05-03T03:00:00Z');
  await world.applyCatalogue();
});

/** Stores figures of a week, as the unit sent them then. */
async function sentIn(period: string, values: Readonly<Record<string, Value>>) {
  const [set] = smallCatalogue().sets;
  if (set === undefined) throw new Error('the fixture has changed');
  await world.ports.submissions.append(
    set,
    submissionOf({ period, values: new Map(Object.entries(values)) }),
  );
}

/** What is wrong with figures sent now: each code with what it says. */
async function wrongWith(period: string, values: unknown): Promise<string[]> {
  const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  const { body } = await world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    query: { dryRun: 'true' },
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
    },
    body: { unit: 'P.A', set: 'S', period, values },
  });
  const errors: { code: string; detail: string }[] = Object(body).errors ?? [];
  return errors.map(({ code, detail }) => `${code} ${detail.split('. ')[0]}`);
}

describe('a figure is compared with the last one before it', () => {
  it('past periods for which nothing was sent, and names the period', async () => {
    await sentIn('2024-W15', { 'S.4': { kind: 'count', count: 100 } });
    expect(await wrongWith('2024-W18', { 'S.4': { count: 90 } })).toEqual([
      'needs-comment S.4, hồ sơ: 90, thấp hơn tuần 15/2024 (100)',
    ]);
  });

  it('each with its own, past submissions that had no figure of it', async () => {
    await sentIn('2024-W16', { 'S.4': { kind: 'count', count: 100 } });
    await sentIn('2024-W17', { 'S.2': { kind: 'tasks', done: 1, total: 2 } });
    expect(await wrongWith('2024-W18', { 'S.2': { done: 1, total: 7 }, 'S.4': { count: 301 } })).toEqual([
      'needs-comment S.2, tổng số được giao: 7, hơn ba lần kỳ trước (2)',
      'needs-comment S.4, hồ sơ: 301, hơn ba lần tuần 16/2024 (100)',
    ]);
  });

  it('even if that one was “nothing to report”', async () => {
    await sentIn('2024-W16', {
      'S.3': { kind: 'points', points: 500 },
      'S.4': { kind: 'count', count: 100 },
    });
    const values = { 'S.3': { nothingToReport: true }, 'S.4': { nothingToReport: true } };
    expect(await wrongWith('2024-W18', values)).toEqual([
      'needs-comment S.3: không phát sinh, trong khi tuần 16/2024 có số liệu',
      'needs-comment S.4, hồ sơ: không phát sinh, trong khi tuần 16/2024 là 100',
    ]);
  });

  it('as far back as thirteen periods, and no further', async () => {
    await sentIn('2024-W05', { 'S.4': { kind: 'count', count: 100 } });
    expect(await wrongWith('2024-W18', { 'S.4': { count: 90 } })).toEqual([
      'needs-comment S.4, hồ sơ: 90, thấp hơn tuần 05/2024 (100)',
    ]);
    world = createWorld('2024-05-03T03:00:00Z');
    await world.applyCatalogue();
    await sentIn('2024-W04', { 'S.4': { kind: 'count', count: 100 } });
    expect(await wrongWith('2024-W18', { 'S.4': { count: 90 } })).toEqual([]);
  });
});
