import { beforeEach, describe, expect, it } from 'vitest';
import type { OccurrenceRecord } from '../../../domain/schedule/occurrence-record.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

/** The warnings of Tuesday 16 January 2024, and the last instant at which they may be caught up. */
const warn = { job: 'warn', nominalTime: iso('2024-01-16T00:30:00Z') } as const;
const lastChance = '2024-01-16T10:30:00Z';
const nothing = { caughtUp: [], givenUp: [], failures: [] };

let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  world = createWorld('2024-01-16T00:06:00Z');
  await world.applyCatalogue();
  expect(await reconcileAt('2024-01-16T00:06:00Z')).toEqual(nothing);
});

function reconcileAt(instant: string) {
  world.setNow(instant);
  return world.schedule({ job: 'reconcile', nominalTime: instant });
}

/** Leaves the row of an attempt that is running, or died. */
async function attemptUntil(leaseUntil: string): Promise<OccurrenceRecord> {
  const row: OccurrenceRecord = {
    ...warn,
    status: 'running',
    attempts: 1,
    catalogueVersion: 1,
    owner: 'another',
    leaseUntil: iso(leaseUntil),
  };
  expect(await world.ports.occurrences.replace(null, row)).toBe(true);
  return row;
}

const row = () => world.ports.occurrences.find(warn);
const planned = () => world.ports.deliveries.byOccurrence(warn);

describe('a run that was missed', () => {
  it('is made up for up to the last instant at which it is worth it', async () => {
    expect(await reconcileAt(lastChance)).toEqual({ ...nothing, caughtUp: ['warn@2024-01-16T00:30:00Z'] });
    expect(await row()).toEqual({
      ...warn,
      status: 'done',
      attempts: 1,
      catalogueVersion: 1,
      account: '3 units not done; 3 of 3 messages planned now',
      finishedAt: lastChance,
    });
    expect(await planned()).toHaveLength(3);
  });

  it('is closed from then on, and warns nobody', async () => {
    const tooLate = '2024-01-16T10:30:01Z';
    expect(await reconcileAt(tooLate)).toEqual({ ...nothing, givenUp: ['warn@2024-01-16T00:30:00Z'] });
    expect(await row()).toEqual({
      ...warn,
      status: 'skipped',
      attempts: 0,
      account: 'never triggered, and found too late to catch up',
      finishedAt: tooLate,
    });
    expect(await world.run('warn', warn.nominalTime)).toEqual({
      status: 'too-late',
      outcome: 'left for the reconciliation to close',
    });
    expect(await planned()).toEqual([]);
  });
});

describe('a run whose row another one has changed meanwhile', () => {
  /** Runs the warnings while something happens to their row, as their messages are planned. */
  async function runWhile(happens: () => Promise<unknown>): Promise<unknown> {
    const { plan } = world.ports.deliveries;
    let isFirst = true;
    world.ports.deliveries.plan = async (delivery) => {
      const happensNow = isFirst;
      isFirst = false;
      if (happensNow) await happens();
      return plan.call(world.ports.deliveries, delivery);
    };
    world.setNow(warn.nominalTime);
    return world.schedule(warn);
  }

  it('does not say that it is done, and leaves the row to that one', async () => {
    let another: OccurrenceRecord | undefined;
    const running = runWhile(async () => {
      const mine = await row();
      another = {
        ...mine,
        ...warn,
        status: 'running',
        attempts: 2,
        owner: 'b',
        leaseUntil: iso('2024-01-16T00:50:00Z'),
      };
      expect(await world.ports.occurrences.replace(mine, another)).toBe(true);
    });
    await expect(running).rejects.toThrow(
      'warn at 2024-01-16T00:30:00Z was taken over by another run meanwhile',
    );
    expect(await row()).toEqual(another);
  });

  it('fails with its own error, also where it cannot give its row back', async () => {
    const { replace } = world.ports.occurrences;
    const failing = runWhile(async () => {
      world.ports.occurrences.replace = async () => {
        throw new Error('throttled');
      };
      throw new Error('the figures cannot be read');
    });
    await expect(failing).rejects.toThrow('the figures cannot be read (and the clean-up failed: throttled)');
    world.ports.occurrences.replace = replace;
  });

  it('gives its row back with its error', async () => {
    const failing = runWhile(async () => {
      throw new Error('the figures cannot be read');
    });
    await expect(failing).rejects.toThrow('the figures cannot be read');
    expect(await row()).toEqual({
      ...warn,
      status: 'planned',
      attempts: 1,
      catalogueVersion: 1,
      account: 'the figures cannot be read',
    });
  });
});

describe('a run that is under way when it is too late to begin it', () => {
  it('is left to end by itself while its lease lasts', async () => {
    const running = await attemptUntil('2024-01-16T10:36:00Z');
    expect(await reconcileAt('2024-01-16T10:35:59Z')).toEqual(nothing);
    expect(await row()).toEqual(running);
  });

  it('is closed as failed once its lease is over, with the reason', async () => {
    await attemptUntil('2024-01-16T10:36:00Z');
    expect(await reconcileAt('2024-01-16T10:36:00Z')).toEqual({
      ...nothing,
      givenUp: ['warn@2024-01-16T00:30:00Z'],
    });
    expect(await row()).toEqual({
      ...warn,
      status: 'failed',
      attempts: 1,
      catalogueVersion: 1,
      account: 'the run stopped and could not be taken up in time',
      finishedAt: iso('2024-01-16T10:36:00Z'),
    });
  });
});
