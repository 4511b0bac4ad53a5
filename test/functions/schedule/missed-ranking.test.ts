import { beforeEach, describe, expect, it } from 'vitest';
import { findSet } from '../../../domain/catalogue/units.ts';
import { usualTimes } from '../../../domain/schedule/schedule-times.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

/** The rankings of weeks 2 and 3 of 2024. */
const week2 = { job: 'rank', nominalTime: iso('2024-01-14T23:05:00Z') } as const;
const week3 = { job: 'rank', nominalTime: iso('2024-01-21T23:05:00Z') } as const;

let world: ReturnType<typeof createWorld>;
let freeze: ReturnType<typeof createWorld>['ports']['editions']['freeze'];

/** A world running since the 12th, with figures for both weeks, in which the first ranking was never triggered. */
beforeEach(async () => {
  world = createWorld('2024-01-12T05:00:00Z');
  await world.applyCatalogue();
  await reconcile();
  const set = findSet(smallCatalogue(), 'S');
  if (set === undefined) throw new Error('the fixture has changed');
  for (const [period, points] of [
    ['2024-W02', 500],
    ['2024-W03', 700],
  ] as const) {
    const values = new Map([['S.3', { kind: 'points', points }]] as const);
    await world.ports.submissions.append(set, submissionOf({ period, values }));
  }
  freeze = world.ports.editions.freeze.bind(world.ports.editions);
});

function reconcile() {
  return world.schedule({ job: 'reconcile', nominalTime: world.ports.clock.now().toString() });
}

function runAt({ job, nominalTime }: typeof week2 | typeof week3) {
  world.setNow(nominalTime);
  return world.run(job, nominalTime);
}

const deltas = async (period: string) => {
  const edition = await world.ports.editions.find('S', period, 'departments');
  return edition && [edition.comparedWith, edition.lines.map(({ unit, delta }) => [unit, delta])];
};

describe('a ranking whose week before was never ranked', () => {
  it('ranks that week first, and is compared with it', async () => {
    expect(await runAt(week3)).toEqual({
      status: 'done',
      outcome: 'S 2024-W03 departments: 1/3 ranked; S 2024-W03 districts: 0/1 ranked',
    });
    expect(await world.ports.occurrences.find(week2)).toEqual({
      ...week2,
      status: 'done',
      attempts: 1,
      catalogueVersion: 1,
      account: 'S 2024-W02 departments: 1/3 ranked; S 2024-W02 districts: 0/1 ranked',
      finishedAt: iso('2024-01-21T23:05:00Z'),
    });
    expect(await deltas('2024-W03')).toEqual([
      { period: '2024-W02', edition: 1, of: 1, among: 1 },
      [
        ['P.A', { points: 200, places: null }],
        ['P.B', null],
        ['P.C', null],
      ],
    ]);
  });

  it('is made without it when that fails; the failure is in the ledger, and the reconciliation tries again', async () => {
    world.ports.editions.freeze = async (edition) => {
      if (edition.period === '2024-W02') throw new Error('throttled');
      return freeze(edition);
    };
    expect(await runAt(week3)).toEqual({
      status: 'done',
      outcome: 'S 2024-W03 departments: 1/3 ranked; S 2024-W03 districts: 0/1 ranked',
    });
    expect(await world.ports.occurrences.find(week2)).toEqual({
      ...week2,
      status: 'planned',
      attempts: 1,
      catalogueVersion: 1,
      account: 'throttled',
    });
    expect(await deltas('2024-W02')).toBeNull();
    expect(await deltas('2024-W03')).toEqual([
      null,
      [
        ['P.A', null],
        ['P.B', null],
        ['P.C', null],
      ],
    ]);
    world.setNow('2024-01-22T00:15:00Z');
    expect(await reconcile()).toEqual({
      caughtUp: ['report@2024-01-22T00:00:00Z'],
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
      ],
      failures: [`rank@${week2.nominalTime}: throttled`],
    });
    world.ports.editions.freeze = freeze;
    world.setNow('2024-01-22T00:30:00Z');
    expect(await reconcile()).toEqual({ caughtUp: [`rank@${week2.nominalTime}`], givenUp: [], failures: [] });
    expect(await deltas('2024-W02')).not.toBeNull();
  });

  it('takes nothing from before the ledger begins: that was never expected', async () => {
    world = createWorld('2024-01-16T05:00:00Z');
    await world.applyCatalogue();
    await reconcile();
    await runAt(week3);
    expect(await world.ports.occurrences.find(week2)).toBeNull();
    expect(await deltas('2024-W02')).toBeNull();
  });

  it('takes nothing where no ledger has begun', async () => {
    world = createWorld(week3.nominalTime);
    await world.applyCatalogue();
    await runAt(week3);
    expect(await world.ports.occurrences.find(week2)).toBeNull();
  });
});

describe('a report whose ranking was never made', () => {
  const report = { job: 'report', nominalTime: iso('2024-01-15T00:00:00Z') } as const;
  const closed = {
    ...week2,
    status: 'skipped',
    attempts: 0,
    account: 'x',
    finishedAt: iso(week2.nominalTime),
  } as const;
  const made = { status: 'done', outcome: 'S 2024-W02: 2 of 2 messages planned now' };

  async function reportAt(nominalTime: string) {
    world.setNow(nominalTime);
    return world.run('report', nominalTime);
  }

  it('makes it through the ledger, so that its own trigger finds it done', async () => {
    expect(await reportAt(report.nominalTime)).toEqual(made);
    expect(await world.ports.occurrences.find(week2)).toEqual({
      ...week2,
      status: 'done',
      attempts: 1,
      catalogueVersion: 1,
      account: 'S 2024-W02 departments: 1/3 ranked; S 2024-W02 districts: 0/1 ranked',
      finishedAt: report.nominalTime,
    });
  });

  it('makes it where its run was closed, and leaves the ledger as it is', async () => {
    await world.ports.occurrences.replace(null, closed);
    expect(await reportAt(report.nominalTime)).toEqual(made);
    expect(await world.ports.occurrences.find(week2)).toEqual(closed);
    expect(await deltas('2024-W02')).not.toBeNull();
  });

  it('makes it without a run where it was due before the ledger began', async () => {
    await world.ports.occurrences.settle({
      until: instant('2024-01-14T23:30:00Z'),
      lastRanking: null,
      times: usualTimes,
    });
    expect(await reportAt(report.nominalTime)).toEqual(made);
    expect(await world.ports.occurrences.find(week2)).toBeNull();
  });

  it('makes those of long ago, of which no run may be made any longer', async () => {
    await reportAt('2024-03-04T00:00:00Z');
    const { occurrences, editions } = world.ports;
    const [from, to] = [instant('2024-01-01T00:00:00Z'), instant('2024-03-10T00:00:00Z')];
    const runs = await occurrences.list('rank', from, to);
    expect(runs.map(({ nominalTime, status }) => `${nominalTime.slice(0, 10)} ${status}`)).toEqual([
      '2024-02-04 done',
      '2024-02-11 done',
      '2024-02-18 done',
      '2024-02-25 done',
      '2024-03-03 done',
    ]);
    for (const week of [2, 3, 4, 5, 6, 7, 8, 9])
      expect(await editions.find('S', `2024-W0${week}`, 'departments')).not.toBeNull();
  });

  it('is the only run that makes a missing ranking', async () => {
    for (const day of [20, 21]) {
      const at = `2024-01-${day}T00:30:00Z`;
      world.setNow(at);
      await world.run('warn', at);
    }
    const [from, to] = [instant('2024-01-01T00:00:00Z'), instant('2024-01-31T00:00:00Z')];
    expect(await world.ports.occurrences.list('rank', from, to)).toEqual([]);
  });
});
