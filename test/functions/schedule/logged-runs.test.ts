import { Logger } from '@aws-lambda-powertools/logger';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let lines: unknown[];

const rank = { job: 'rank', nominalTime: '2024-01-14T23:05:00Z' } as const;
const report = { job: 'report', nominalTime: '2024-01-15T00:00:00Z' } as const;
const ended = (occurrence: object, status: string) => [
  'occurrence',
  { occurrence, status, outcome: expect.any(String) },
];

beforeEach(async () => {
  world = createWorld('2024-01-12T05:00:00Z');
  await world.applyCatalogue();
  await world.run('reconcile', '2024-01-12T05:00:00Z');
  lines = [];
  vi.spyOn(Logger.prototype, 'info').mockImplementation((...line) => {
    lines.push(line);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

it('F128: the log that the dashboard reads has every run that its trigger made', async () => {
  world.setNow(rank.nominalTime);
  await world.schedule(rank);
  world.setNow(report.nominalTime);
  await world.schedule(report);
  expect(lines).toEqual([ended(rank, 'done'), ended(report, 'done')]);
});

it('F128: the log that the dashboard reads has every run that the reconciliation caught up', async () => {
  world.setNow('2024-01-15T00:20:00Z');
  await world.run('reconcile', '2024-01-15T00:20:00Z');
  expect(lines).toEqual([ended(rank, 'done'), ended(report, 'done')]);
});

it('F128: the log that the dashboard reads has a ranking that the report made because it was missing', async () => {
  world.setNow(report.nominalTime);
  await world.schedule(report);
  expect(lines).toEqual([ended(rank, 'done'), ended(report, 'done')]);
});
