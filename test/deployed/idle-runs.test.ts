import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delivered } from '../fixtures/answers/runs.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { type DeployedStack, startDeployedStack } from './stack.ts';

let folder: string;
let stack: DeployedStack;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tiendo-idle-'));
  stack = await startDeployedStack('2024-01-14T02:00:00Z', folder);
  const catalogue = smallCatalogue();
  for (const set of catalogue.sets) set.owed = [{ from: '2024-W03' }];
  await stack.applyCatalogue(catalogue);
  // Where the ledger begins.
  await stack.run('reconcile', '2024-01-14T02:00:00Z');
});

afterAll(async () => {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every call of AWS that a run makes, sorted, as `action table partition`. */
async function callsOf(at: string, run: () => Promise<unknown>): Promise<string[]> {
  const before = stack.calls.length;
  stack.setNow(at);
  await run();
  return stack.calls
    .slice(before)
    .map(({ action, resources, context }) =>
      [action.split(':')[1], ...resources, ...Object.values(context).flat()].join(' '),
    )
    .sort();
}

const calls = (job: 'rank' | 'report' | 'warn' | 'reconcile', at: string) =>
  callsOf(at, () => stack.run(job, at));

describe('F104: a scheduled run that finds nothing to do', () => {
  it('of the reconciliation makes one read; the first one after a run records how far the ledger is settled', async () => {
    const idle = ['GetItem TablesReports ledger'];
    expect(await calls('reconcile', '2024-01-14T02:15:00Z')).toEqual(idle);
    expect(await calls('reconcile', '2024-01-14T22:45:00Z')).toEqual(idle);
    await stack.run('rank', '2024-01-14T23:05:00Z');
    expect(await calls('reconcile', '2024-01-14T23:15:00Z')).toEqual([
      'GetItem TablesRegistry catalogue',
      ...idle,
      'PutItem TablesReports ledger',
      'Query TablesReports occurrence#rank',
      'Query TablesReports occurrence#rank',
    ]);
    expect(await calls('reconcile', '2024-01-14T23:30:00Z')).toEqual(idle);
  });

  it('of the reconciliation at the full hour looks for operations in the catalogue too', async () => {
    expect(await calls('reconcile', '2024-01-14T23:00:00Z')).toEqual([
      'GetItem TablesRegistry catalogue',
      'GetItem TablesReports ledger',
    ]);
  });

  it('of a job looks whether the catalogue has changed and the day has a run already, and records itself; warnings look for missed ones, exceptions and snoozes too', async () => {
    expect(await calls('report', '2024-01-15T00:00:00Z')).toEqual([
      'GetItem TablesRegistry catalogue',
      'PutItem TablesReports occurrence#report',
      'Query TablesReports occurrence#report',
    ]);
    expect(await calls('warn', '2024-01-14T00:30:00Z')).toEqual([
      'GetItem TablesRegistry catalogue',
      'PutItem TablesReports occurrence#warn',
      'Query TablesReports occurrence#warn',
    ]);
    await stack.run('warn', '2024-01-16T00:30:00Z');
    expect(await calls('warn', '2024-01-17T00:30:00Z')).toEqual([
      'GetItem TablesRegistry catalogue',
      'PutItem TablesReports occurrence#warn',
      'Query TablesRegistry exceptions',
      'Query TablesRegistry snoozes',
      'Query TablesReports occurrence#warn',
      'Query TablesReports occurrence#warn',
    ]);
    expect(await calls('rank', '2024-01-14T23:05:00Z')).toEqual([
      'GetItem TablesRegistry catalogue',
      'GetItem TablesReports ledger',
      'GetItem TablesReports occurrence#rank',
      'PutItem TablesReports occurrence#rank',
      'Query TablesReports occurrence#rank',
    ]);
  });

  it('of the sender makes one read', async () => {
    const run = async () => expect(await stack.send()).toEqual(delivered());
    expect(await callsOf('2024-01-15T02:05:00Z', run)).toEqual(['Query TablesReports/index/due due']);
  });

  it('of the sender at the full hour looks at the account and its reputation too', async () => {
    expect(await callsOf('2024-01-15T03:00:00Z', stack.send)).toEqual([
      'GetIdentityDkimAttributes *',
      'GetItem TablesReports sending',
      'GetSendQuota *',
      'GetSendStatistics *',
      'Query TablesReports/index/due due',
    ]);
  });
});
