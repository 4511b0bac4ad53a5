import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findSet } from '../../../domain/catalogue/units.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { notePublished } from '../../fixtures/published.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, lambdaContext } from '../../fixtures/world.ts';

/** Monday 15 January 2024 in Vietnam: the ranking at 06:05, the report at 07:00, the warnings at 07:30. */
const rank = 'rank@2024-01-14T23:05:00Z';
const report = 'report@2024-01-15T00:00:00Z';
const nothing = { caughtUp: [], givenUp: [], failures: [] };

let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  world = createWorld('2024-01-12T05:00:00Z');
  await world.applyCatalogue();
  expect(await reconcileAt('2024-01-12T05:00:00Z')).toEqual(nothing);
});

afterEach(() => {
  vi.restoreAllMocks();
});

function reconcileAt(instant: string, context = lambdaContext()) {
  world.setNow(instant);
  return world.schedule({ job: 'reconcile', nominalTime: instant }, context);
}

async function runAt(job: 'rank' | 'report' | 'warn', nominalTime: string) {
  world.setNow(nominalTime);
  return world.run(job, nominalTime);
}

/** Runs the daily jobs of a day of January 2024. */
async function ordinaryDay(day: string) {
  await runAt('report', `2024-01-${day}T00:00:00Z`);
  await runAt('warn', `2024-01-${day}T00:30:00Z`);
}

const row = (job: 'rank' | 'report' | 'warn', nominalTime: string) =>
  world.ports.occurrences.find({ job, nominalTime: iso(nominalTime) });

const settledUntil = async () => String((await world.ports.occurrences.settled())?.until);

async function ledger(job: 'rank' | 'report' | 'warn') {
  const rows = await world.ports.occurrences.list(
    job,
    instant('2023-01-01T00:00:00Z'),
    instant('2025-01-01T00:00:00Z'),
  );
  return rows.map(({ nominalTime, status }) => `${nominalTime.slice(5, 10)} ${status}`);
}

describe('reconcile', () => {
  it('F4: runs what was never triggered, oldest first, once', async () => {
    await ordinaryDay('13');
    await ordinaryDay('14');
    expect(await reconcileAt('2024-01-15T00:45:00Z')).toEqual({ ...nothing, caughtUp: [rank, report] });
    expect(await row('warn', '2024-01-15T00:30:00Z')).toEqual({
      job: 'warn',
      nominalTime: '2024-01-15T00:30:00Z',
      status: 'done',
      attempts: 0,
      account: 'nobody to warn',
      finishedAt: '2024-01-15T00:45:00Z',
    });
    expect(await settledUntil()).toBe('2024-01-15T00:40:00Z');
    expect(await reconcileAt('2024-01-15T01:00:00Z')).toEqual(nothing);
    expect(await world.sender('2024-01-15T01:00:00Z')).toEqual(delivered({ sent: 2 }));
    expect(await runAt('report', '2024-01-15T00:00:00Z')).toEqual({ status: 'already-finished' });
  });

  it('leaves a trigger five minutes to come', async () => {
    await ordinaryDay('13');
    await ordinaryDay('14');
    expect(await reconcileAt('2024-01-14T23:09:59Z')).toEqual(nothing);
    expect(await reconcileAt('2024-01-14T23:10:00Z')).toEqual({ ...nothing, caughtUp: [rank] });
  });

  it('expects nothing before the first reconciliation, and nothing without a catalogue', async () => {
    const empty = createWorld('2024-01-15T05:00:00Z');
    const reconcile = () => empty.schedule({ job: 'reconcile', nominalTime: '2024-01-15T05:00:00Z' });
    expect(await reconcile()).toEqual(nothing);
    expect(await empty.ports.occurrences.settled()).toBeNull();
    await empty.applyCatalogue();
    expect(await reconcile()).toEqual(nothing);
    expect(String((await empty.ports.occurrences.settled())?.until)).toBe('2024-01-15T04:55:00Z');
    expect(await reconcile()).toEqual(nothing);
  });

  it('F5: a report six hours late goes out once; from the next working day on it is skipped with a reason', async () => {
    await ordinaryDay('13');
    await ordinaryDay('14');
    expect(await reconcileAt('2024-01-15T06:00:00Z')).toEqual({ ...nothing, caughtUp: [rank, report] });
    expect(await world.sender('2024-01-15T06:05:00Z')).toEqual(delivered({ sent: 2 }));

    expect(await reconcileAt('2024-01-25T00:30:00Z')).toEqual({
      ...nothing,
      caughtUp: ['rank@2024-01-21T23:05:00Z', 'report@2024-01-25T00:00:00Z'],
      givenUp: [
        'warn@2024-01-16T00:30:00Z',
        'warn@2024-01-17T00:30:00Z',
        'warn@2024-01-18T00:30:00Z',
        'warn@2024-01-19T00:30:00Z',
        'report@2024-01-22T00:00:00Z',
        'warn@2024-01-22T00:30:00Z',
        'report@2024-01-23T00:00:00Z',
        'warn@2024-01-23T00:30:00Z',
        'report@2024-01-24T00:00:00Z',
        'warn@2024-01-24T00:30:00Z',
      ],
    });
    expect(
      await world.ports.occurrences.find({ job: 'report', nominalTime: iso('2024-01-22T00:00:00Z') }),
    ).toEqual({
      job: 'report',
      nominalTime: '2024-01-22T00:00:00Z',
      status: 'skipped',
      attempts: 0,
      account: 'never triggered, and found too late to catch up',
      finishedAt: '2024-01-25T00:30:00Z',
    });
    expect(await row('warn', '2024-01-20T00:30:00Z')).toEqual({
      job: 'warn',
      nominalTime: '2024-01-20T00:30:00Z',
      status: 'skipped',
      attempts: 0,
      account: 'not a working day',
      finishedAt: '2024-01-25T00:30:00Z',
    });
    expect(await settledUntil()).toBe('2024-01-25T00:25:00Z');
    expect(await world.sender('2024-01-25T00:35:00Z')).toEqual(delivered({ sent: 2 }));
  });

  it('F6, F7: after two weeks out a person gets one warning, which says how things stand today', async () => {
    await ordinaryDay('13');
    const set = findSet(smallCatalogue(), 'S');
    if (set === undefined) throw new Error('the fixture has changed');
    // Out from the 14th to the 28th; the milestone of the 19th had rungs on the 16th, 18th, 19th and 22nd.
    await world.ports.submissions.append(
      set,
      submissionOf({
        unit: 'P.A',
        period: '2024-W02',
        values: new Map([['S.2', { kind: 'tasks', done: 5, total: 5 }]]),
      }),
    );
    expect(await reconcileAt('2024-01-28T20:00:00Z')).toEqual({
      ...nothing,
      caughtUp: ['rank@2024-01-14T23:05:00Z', 'rank@2024-01-21T23:05:00Z'],
      givenUp: [
        'report@2024-01-15T00:00:00Z',
        'report@2024-01-16T00:00:00Z',
        'warn@2024-01-16T00:30:00Z',
        'report@2024-01-17T00:00:00Z',
        'warn@2024-01-17T00:30:00Z',
        'report@2024-01-18T00:00:00Z',
        'warn@2024-01-18T00:30:00Z',
        'report@2024-01-19T00:00:00Z',
        'warn@2024-01-19T00:30:00Z',
        'report@2024-01-22T00:00:00Z',
        'warn@2024-01-22T00:30:00Z',
        'report@2024-01-23T00:00:00Z',
        'warn@2024-01-23T00:30:00Z',
        'report@2024-01-24T00:00:00Z',
        'warn@2024-01-24T00:30:00Z',
        'report@2024-01-25T00:00:00Z',
        'warn@2024-01-25T00:30:00Z',
        'report@2024-01-26T00:00:00Z',
        'warn@2024-01-26T00:30:00Z',
      ],
    });
    expect(await world.sender('2024-01-28T20:05:00Z')).toEqual(delivered());
    await runAt('rank', '2024-01-28T23:05:00Z');
    await ordinaryDay('29');
    expect(await world.sender('2024-01-29T00:35:00Z')).toEqual(delivered({ sent: 4 }));
    const subjects = world.sent.map(({ to, message }) => `${to.email.split('@')[0]}: ${message.subject}`);
    expect(subjects.filter((line) => line.startsWith('contact-b'))).toHaveLength(2);
    expect(subjects.filter((line) => line.includes('Quá hạn'))).toHaveLength(2);
    expect(subjects.filter((line) => line.includes('Còn'))).toEqual([]);
    expect(world.sent.some(({ message }) => message.text.includes('6 ngày làm việc'))).toBe(true);
  });

  it('a rung that was missed is made up for on the next working day, once, with that day’s count', async () => {
    await ordinaryDay('13');
    await ordinaryDay('14');
    await reconcileAt('2024-01-15T01:00:00Z');
    // Tuesday the 16th, three working days before, never runs; found on Wednesday morning.
    expect(await reconcileAt('2024-01-16T20:00:00Z')).toEqual({
      ...nothing,
      givenUp: ['warn@2024-01-16T00:30:00Z'],
    });
    await ordinaryDay('17');
    const rows = await world.ports.deliveries.byOccurrence({
      job: 'warn',
      nominalTime: iso('2024-01-17T00:30:00Z'),
    });
    const items = rows.flatMap(({ content }) =>
      content.kind === 'warning-digest' ? content.digest.items : [],
    );
    expect(items.map(({ unit, kind, workingDays }) => [unit, kind, workingDays])).toEqual([
      ['P.A', 'ahead', 2],
      ['P.B', 'ahead', 2],
      ['P.C', 'ahead', 2],
    ]);
    expect(rows).toHaveLength(3);
    expect(await ledger('warn')).toContain('01-16 skipped');
    await ordinaryDay('18');
    await ordinaryDay('19');
    await ordinaryDay('20');
    expect(
      await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso('2024-01-20T00:30:00Z') }),
    ).toEqual([]);
  });

  it('tries a failed run again, and closes it as failed with its reason when it is too late', async () => {
    await ordinaryDay('13');
    await ordinaryDay('14');
    const freeze = world.ports.editions.freeze.bind(world.ports.editions);
    world.ports.editions.freeze = async () => {
      throw new Error('throttled');
    };
    await expect(runAt('rank', '2024-01-14T23:05:00Z')).rejects.toThrow('throttled');
    expect(await reconcileAt('2024-01-15T00:15:00Z')).toEqual({
      ...nothing,
      failures: [`${rank}: throttled`, `${report}: S 2024-W02 departments has not been ranked yet`],
    });
    const attempted = { nominalTime: '2024-01-14T23:05:00Z', catalogueVersion: 1 };
    expect(await row('rank', '2024-01-14T23:05:00Z')).toEqual({
      ...attempted,
      job: 'rank',
      status: 'planned',
      attempts: 2,
      account: 'throttled',
    });
    expect(await reconcileAt('2024-01-18T00:15:00Z')).toEqual({
      ...nothing,
      givenUp: [
        report,
        'report@2024-01-16T00:00:00Z',
        'warn@2024-01-16T00:30:00Z',
        'report@2024-01-17T00:00:00Z',
        'warn@2024-01-17T00:30:00Z',
      ],
      failures: [
        `${rank}: throttled`,
        'report@2024-01-18T00:00:00Z: S 2024-W02 departments has not been ranked yet',
      ],
    });
    expect(await row('report', '2024-01-15T00:00:00Z')).toEqual({
      ...attempted,
      job: 'report',
      nominalTime: '2024-01-15T00:00:00Z',
      status: 'failed',
      attempts: 1,
      account: 'S 2024-W02 departments has not been ranked yet',
      finishedAt: '2024-01-18T00:15:00Z',
    });
    world.ports.editions.freeze = freeze;
    expect(await reconcileAt('2024-01-18T00:30:00Z')).toEqual({
      ...nothing,
      caughtUp: [rank, 'report@2024-01-18T00:00:00Z'],
    });
    const made = await world.ports.editions.find('S', '2024-W02', 'departments');
    expect(made?.cutOffAt).toBe('2024-01-14T23:00:00Z');
  });

  it('F28: takes up a run that died once its lease is over, not before', async () => {
    await ordinaryDay('13');
    await ordinaryDay('14');
    await world.ports.occurrences.replace(null, {
      job: 'rank',
      nominalTime: iso('2024-01-14T23:05:00Z'),
      status: 'running',
      attempts: 1,
      catalogueVersion: 1,
      owner: 'dead',
      leaseUntil: iso('2024-01-14T23:11:00Z'),
    });
    expect(await reconcileAt('2024-01-14T23:10:30Z')).toEqual({
      ...nothing,
      failures: ['rank@2024-01-14T23:05:00Z: rank at 2024-01-14T23:05:00Z is being run already'],
    });
    expect(await reconcileAt('2024-01-14T23:15:00Z')).toEqual({ ...nothing, caughtUp: [rank] });
  });

  it('leaves a run that is held beyond its window, and closes it as failed once its lease is over', async () => {
    for (const day of ['13', '14']) await ordinaryDay(day);
    await runAt('rank', '2024-01-14T23:05:00Z');
    await runAt('report', '2024-01-15T00:00:00Z');
    const held = {
      job: 'warn',
      nominalTime: iso('2024-01-15T00:30:00Z'),
      attempts: 2,
      catalogueVersion: 1,
    } as const;
    await world.ports.occurrences.replace(null, {
      ...held,
      status: 'running',
      owner: 'slow',
      leaseUntil: iso('2024-01-15T10:36:00Z'),
    });
    // Nothing is left to warn about, but a run was begun: that is no run that had nothing to do.
    await world.ports.catalogues.put(
      2,
      { ...smallCatalogue(), milestones: [] },
      instant('2024-01-15T03:00:00Z'),
    );
    expect(await reconcileAt('2024-01-15T10:31:00Z')).toEqual(nothing);
    expect(await settledUntil()).toBe('2024-01-15T00:29:59Z');
    expect(await reconcileAt('2024-01-15T10:45:00Z')).toEqual({
      ...nothing,
      givenUp: ['warn@2024-01-15T00:30:00Z'],
    });
    expect(await row('warn', '2024-01-15T00:30:00Z')).toEqual({
      ...held,
      status: 'failed',
      account: 'the run stopped and could not be taken up in time',
      finishedAt: '2024-01-15T10:45:00Z',
    });
    expect(await settledUntil()).toBe('2024-01-15T10:40:00Z');
  });

  it('leaves a run that somebody else closes at the same moment to the next reconciliation', async () => {
    for (const day of ['13', '14']) await ordinaryDay(day);
    await runAt('rank', '2024-01-14T23:05:00Z');
    await runAt('report', '2024-01-15T00:00:00Z');
    const { occurrences } = world.ports;
    const replace = occurrences.replace.bind(occurrences);
    occurrences.replace = async () => false;
    expect(await reconcileAt('2024-01-15T10:45:00Z')).toEqual(nothing);
    expect(await settledUntil()).toBe('2024-01-15T00:29:59Z');
    occurrences.replace = replace;
    expect(await reconcileAt('2024-01-15T11:00:00Z')).toEqual(nothing);
    expect(await ledger('warn')).toEqual(['01-13 done', '01-14 done', '01-15 skipped']);
  });

  it('a report that was missed is given up also where the next day’s has made up for it', async () => {
    for (const day of ['13', '14']) await ordinaryDay(day);
    await runAt('rank', '2024-01-14T23:05:00Z');
    await runAt('warn', '2024-01-15T00:30:00Z');
    await runAt('report', '2024-01-16T00:00:00Z');
    expect(await reconcileAt('2024-01-16T00:20:00Z')).toEqual({ ...nothing, givenUp: [report] });
  });

  it('counts a run as failing half an hour after its time, each time it is tried', async () => {
    for (const day of ['13', '14']) await ordinaryDay(day);
    world.ports.editions.freeze = async () => {
      throw new Error('throttled');
    };
    const published = notePublished();
    const failed = { ...nothing, failures: [`${rank}: throttled`] };
    expect(await reconcileAt('2024-01-14T23:34:59Z')).toEqual(failed);
    expect(published.all).toEqual([]);
    expect(await reconcileAt('2024-01-14T23:35:00Z')).toEqual(failed);
    expect(published.all).toEqual([['occurrences-failing', 1]]);
  });

  it('knows the last ranking that was done, and reports it as stale after eight days', async () => {
    for (const day of ['13', '14']) await ordinaryDay(day);
    await runAt('rank', '2024-01-14T23:05:00Z');
    for (const day of ['15', '16', '17', '18', '19', '20', '21']) await ordinaryDay(day);
    world.ports.editions.freeze = async () => {
      throw new Error('throttled');
    };
    await reconcileAt('2024-01-22T23:04:59Z');
    const published = notePublished();
    await reconcileAt('2024-01-22T23:04:59Z');
    expect(published.all).toEqual([['occurrences-failing', 1]]);
    await reconcileAt('2024-01-22T23:05:00Z');
    expect(published.all.slice(1)).toEqual([
      ['occurrences-failing', 1],
      ['ranking-stale', 1],
    ]);
  });

  it('F29: a run that is taken up again uses the catalogue it was begun with', async () => {
    await ordinaryDay('13');
    await ordinaryDay('14');
    const freeze = world.ports.editions.freeze.bind(world.ports.editions);
    world.ports.editions.freeze = async (edition) => {
      if (edition.league === 'districts') throw new Error('crash');
      return freeze(edition);
    };
    await expect(runAt('rank', '2024-01-14T23:05:00Z')).rejects.toThrow('crash');
    await world.ports.catalogues.put(
      2,
      { ...smallCatalogue(), leagues: [] },
      instant('2024-01-14T23:01:00Z'),
    );
    world.ports.editions.freeze = freeze;
    expect(await reconcileAt('2024-01-14T23:15:00Z')).toEqual({ ...nothing, caughtUp: [rank] });
    for (const league of ['departments', 'districts']) {
      expect((await world.ports.editions.find('S', '2024-W02', league))?.catalogueVersion).toBe(1);
    }
  });

  it('F29: takes up a run that died also where the newest catalogue leaves nothing to do', async () => {
    await ordinaryDay('13');
    await ordinaryDay('14');
    await world.ports.occurrences.replace(null, {
      job: 'rank',
      nominalTime: iso('2024-01-14T23:05:00Z'),
      status: 'running',
      attempts: 1,
      catalogueVersion: 1,
      owner: 'dead',
      leaseUntil: iso('2024-01-14T23:11:00Z'),
    });
    const sets = smallCatalogue().sets.map((set) => ({ ...set, owed: [] }));
    await world.ports.catalogues.put(2, { ...smallCatalogue(), sets }, instant('2024-01-14T23:07:00Z'));
    expect(await reconcileAt('2024-01-14T23:15:00Z')).toEqual({ ...nothing, caughtUp: [rank] });
    const made = await world.ports.editions.find('S', '2024-W02', 'departments');
    expect(made?.catalogueVersion).toBe(1);
  });

  it('F5: a trigger that comes when it is too late runs nothing, and the row is closed with a reason', async () => {
    for (const day of ['13', '14']) await ordinaryDay(day);
    world.setNow('2024-01-16T14:00:00Z');
    expect(await world.run('warn', '2024-01-16T00:30:00Z')).toEqual({
      status: 'too-late',
      outcome: 'left for the reconciliation to close',
    });
    world.setNow('2024-01-15T17:00:00Z');
    expect(await world.run('report', '2024-01-15T00:00:00Z')).toEqual({
      status: 'too-late',
      outcome: 'left for the reconciliation to close',
    });
    expect(await reconcileAt('2024-01-16T14:00:00Z')).toEqual({
      ...nothing,
      caughtUp: [rank, 'report@2024-01-16T00:00:00Z'],
      givenUp: [report, 'warn@2024-01-16T00:30:00Z'],
    });
    expect(await ledger('report')).toContain('01-15 skipped');
    expect(await ledger('warn')).toContain('01-16 skipped');
  });

  it('a ranking makes the missed one of the week before first, to be compared with it', async () => {
    const set = findSet(smallCatalogue(), 'S');
    if (set !== undefined) await world.ports.submissions.append(set, submissionOf());
    for (const day of ['13', '14']) await ordinaryDay(day);
    expect(await runAt('rank', '2024-01-21T23:05:00Z')).toEqual({
      status: 'done',
      outcome: 'S 2024-W03 departments: 0/3 ranked; S 2024-W03 districts: 0/1 ranked',
    });
    expect(await ledger('rank')).toEqual(['01-14 done', '01-21 done']);
    const made = await world.ports.editions.find('S', '2024-W03', 'departments');
    expect(made?.comparedWith).toEqual({ period: '2024-W02', edition: 1, of: 1, among: 0 });
  });

  it('stops in time, and goes on the next time', async () => {
    await ordinaryDay('13');
    await ordinaryDay('14');
    let hasRanked = false;
    const freeze = world.ports.editions.freeze.bind(world.ports.editions);
    world.ports.editions.freeze = async (edition) => {
      hasRanked = true;
      return freeze(edition);
    };
    const hurried = lambdaContext(() => (hasRanked ? 60_000 : 300_000));
    expect(await reconcileAt('2024-01-15T00:45:00Z', hurried)).toEqual({ ...nothing, caughtUp: [rank] });
    expect(await reconcileAt('2024-01-15T01:00:00Z')).toEqual({ ...nothing, caughtUp: [report] });
  });

  it('reads no more of the ledger than is open', async () => {
    for (const day of ['13', '14']) await ordinaryDay(day);
    await runAt('rank', '2024-01-14T23:05:00Z');
    await ordinaryDay('15');
    await reconcileAt('2024-01-15T05:00:00Z');
    expect(String((await world.ports.occurrences.settled())?.until)).toBe('2024-01-15T04:55:00Z');
    await reconcileAt('2024-01-15T06:00:00Z');
    expect(String((await world.ports.occurrences.settled())?.until)).toBe('2024-01-15T04:55:00Z');
  });

  it('ends every occurrence exactly once', async () => {
    await ordinaryDay('13');
    await reconcileAt('2024-01-22T09:00:00Z');
    expect(await ledger('rank')).toEqual(['01-14 done', '01-21 done']);
    expect(await ledger('report')).toHaveLength(10);
    expect((await ledger('report')).every((row) => /done|skipped/.test(row))).toBe(true);
    expect(await ledger('warn')).toHaveLength(10);
    expect(await reconcileAt('2024-01-22T09:15:00Z')).toEqual(nothing);
  });
});
