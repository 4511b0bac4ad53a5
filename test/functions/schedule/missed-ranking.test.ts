import { beforeEach, describe, expect, it } from 'vitest';
import { findSet } from '../../../domain/catalogue/units.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
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
