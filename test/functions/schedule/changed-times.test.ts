import { beforeEach, describe, expect, it } from 'vitest';
import { type ScheduleTimes, usualTimes } from '../../../domain/schedule/schedule-times.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { instant } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

/** Friday 19 January 2024, the date of a milestone, of which units that are not done are warned in the morning. */
const friday = '2024-01-18';

type Job = 'rank' | 'report' | 'warn';

let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  world = createWorld('2024-01-17T05:00:00Z');
  await world.applyCatalogue();
  await reconcileAt('2024-01-17T05:00:00Z');
  for (const job of ['report', 'warn'] as const) await runAt(job, usualAt('2024-01-17', job));
  await reconcileAt(`2024-01-18T01:00:00Z`);
});

/** A nominal time in UTC on the Vietnamese day that follows an evening in UTC. */
function usualAt(eve: string, job: Job, times: ScheduleTimes = usualTimes): string {
  const local = { rank: times.ranking, report: times.report, warn: times.warnings }[job];
  const day = new Date(`${eve}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return new Date(`${day.toISOString().slice(0, 10)}T${local}:00+07:00`).toISOString().replace('.000', '');
}

function deploy(change: Partial<ScheduleTimes>): ScheduleTimes {
  const times = { ...usualTimes, ...change };
  Object.assign(world.ports, { times });
  return times;
}

function reconcileAt(at: string) {
  world.setNow(at);
  return world.schedule({ job: 'reconcile', nominalTime: at });
}

function runAt(job: Job, nominalTime: string) {
  world.setNow(nominalTime);
  return world.run(job, nominalTime);
}

async function ledger(job: Job) {
  const rows = await world.ports.occurrences.list(
    job,
    instant('2024-01-18T17:00:00Z'),
    instant('2024-01-23T16:59:59Z'),
  );
  return rows.map(({ nominalTime, status }) => `${nominalTime} ${status}`);
}

async function mails(at: string): Promise<number> {
  await world.sender(at);
  return world.sent.length;
}

describe('F123: times of a deployment that are changed during a day', () => {
  it('double nothing: what ran at its former time of the day is not made again', async () => {
    await runAt('report', usualAt(friday, 'report'));
    await runAt('warn', usualAt(friday, 'warn'));
    const sent = await mails('2024-01-19T00:40:00Z');
    expect(sent).toBeGreaterThan(0);
    const times = deploy({ report: '08:00', warnings: '09:00' });
    expect(await runAt('warn', usualAt(friday, 'warn', times))).toEqual({ status: 'already-finished' });
    expect(await runAt('report', usualAt(friday, 'report', times))).toEqual({ status: 'already-finished' });
    await reconcileAt('2024-01-19T02:15:00Z');
    expect(await ledger('warn')).toEqual(['2024-01-19T00:30:00Z done']);
    expect(await ledger('report')).toEqual(['2024-01-19T00:00:00Z done']);
    expect(await mails('2024-01-19T02:20:00Z')).toBe(sent);
  });

  it('lose nothing: what was moved before now is made by the next reconciliation, once', async () => {
    await runAt('report', usualAt(friday, 'report'));
    await reconcileAt('2024-01-19T00:15:00Z');
    // At 07:20 the warnings of 07:30 move to 06:30, which has passed.
    deploy({ warnings: '06:30' });
    expect(await reconcileAt('2024-01-19T00:30:00Z')).toEqual({
      caughtUp: ['warn@2024-01-18T23:30:00Z'],
      givenUp: [],
      failures: [],
    });
    const sent = await mails('2024-01-19T00:35:00Z');
    expect(sent).toBeGreaterThan(0);
    expect(await reconcileAt('2024-01-19T00:45:00Z')).toEqual({ caughtUp: [], givenUp: [], failures: [] });
    expect(await ledger('warn')).toEqual(['2024-01-18T23:30:00Z done']);
    expect(await mails('2024-01-19T00:50:00Z')).toBe(sent);
  });

  it('finish a run that began at its former time, and begin no second one', async () => {
    const failing = async () => {
      throw new Error('the table does not answer');
    };
    const { all } = world.ports.exceptions;
    world.ports.exceptions.all = failing;
    await expect(runAt('warn', usualAt(friday, 'warn'))).rejects.toThrow('the table does not answer');
    world.ports.exceptions.all = all;
    const times = deploy({ warnings: '09:00' });
    await runAt('warn', usualAt(friday, 'warn', times));
    expect((await ledger('warn')).map((row) => row.split(' ')[1])).toEqual(['done']);
  });

  it('leave the ledger without a gap for other days, and ask for nothing twice', async () => {
    for (const job of ['report', 'warn'] as const) await runAt(job, usualAt(friday, job));
    await reconcileAt('2024-01-19T01:00:00Z');
    const times = deploy({ ranking: '07:00', report: '08:00', warnings: '06:30' });
    for (const eve of ['2024-01-19', '2024-01-20', '2024-01-21'])
      for (const job of ['warn', 'report'] as const) {
        if (eve === '2024-01-21' && job === 'report') await runAt('rank', usualAt(eve, 'rank', times));
        await runAt(job, usualAt(eve, job, times));
      }
    await reconcileAt('2024-01-22T02:00:00Z');
    const token = await world.tokenFor({ role: 'operations' });
    const { body } = await world.operations({
      method: 'GET',
      path: '/v1/occurrences',
      headers: { authorization: `Bearer ${token}` },
      query: { from: '2024-01-18T17:00:00Z', to: '2024-01-22T16:59:59Z' },
    });
    const told = Object(body).occurrences.map(({ id, status }: Record<string, string>) => `${id} ${status}`);
    expect(told).toEqual([
      'report@2024-01-19T00:00:00Z done',
      'warn@2024-01-19T00:30:00Z done',
      'warn@2024-01-19T23:30:00Z done',
      'report@2024-01-20T01:00:00Z done',
      'warn@2024-01-20T23:30:00Z done',
      'report@2024-01-21T01:00:00Z done',
      'warn@2024-01-21T23:30:00Z done',
      'rank@2024-01-22T00:00:00Z done',
      'report@2024-01-22T01:00:00Z done',
    ]);
  });

  it('of the report find a week that a run of the former time reported or left behind', async () => {
    for (const eve of ['2024-01-19', '2024-01-20', '2024-01-21']) {
      await runAt('report', usualAt(eve, 'report'));
      await runAt('warn', usualAt(eve, 'warn'));
    }
    const planned = await mails('2024-01-22T01:00:00Z');
    const times = deploy({ report: '08:30' });
    await runAt('report', usualAt('2024-01-22', 'report', times));
    const rows = await world.ports.occurrences.list(
      'report',
      instant('2024-01-22T17:00:00Z'),
      instant('2024-01-23T16:59:59Z'),
    );
    expect(rows.map(({ account }) => account)).toEqual(['not the reporting day']);
    expect(await mails('2024-01-23T02:00:00Z')).toBe(planned);
  });
});

it('a ranking that does not exist yet is announced for the time of the deployment', async () => {
  deploy({ ranking: '06:30' });
  const token = await world.tokenFor({ role: 'leader' });
  const answer = await world.results({
    method: 'GET',
    path: '/v1/rankings/S/2024-W03',
    headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' },
    query: { league: 'departments' },
  });
  expect(answer).toEqual(
    refused(
      'not-found',
      'There is no ranking of Departments (departments) by Set S (S) for week 3 of 2024. It is made at 06:30 on 22 January 2024 (Monday).',
      { language: 'en' },
    ),
  );
});
