import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delivered } from '../fixtures/answers/runs.ts';
import { type RecordedStack, startRecordedStack } from '../lib/privileges/stack.ts';

let folder: string;
let stack: RecordedStack;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tiendo-idle-'));
  stack = await startRecordedStack('2024-01-12T05:00:00Z', folder);
});

afterAll(async () => {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every call of AWS that a run makes, sorted, as `action table partition`. */
async function callsOf(run: () => Promise<unknown>): Promise<string[]> {
  const before = stack.calls.length;
  await run();
  return stack.calls
    .slice(before)
    .map(({ action, resources, context }) =>
      [action.split(':')[1], ...resources, ...Object.values(context).flat()].join(' '),
    )
    .sort();
}

describe('F104: a scheduled run that finds nothing to do', () => {
  it('of the sender makes one read', async () => {
    stack.setNow('2024-01-12T05:05:00Z');
    expect(await callsOf(async () => expect(await stack.send()).toEqual(delivered()))).toEqual([
      'Query TablesReports/index/due due',
    ]);
  });

  it('of the sender at the full hour reads the reputation too', async () => {
    stack.setNow('2024-01-12T06:00:00Z');
    expect(await callsOf(stack.send)).toEqual([
      'GetItem TablesReports sending',
      'GetSendStatistics *',
      'Query TablesReports/index/due due',
    ]);
  });
});
