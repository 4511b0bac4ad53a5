import { Temporal } from 'temporal-polyfill';
import { describe, expect, test, vi } from 'vitest';
import {
  type ScheduleEvent,
  ScheduleRunner,
  type ScheduleRunnerOptions,
} from '../../local/clock/schedule-runner.ts';
import { testClock } from './local-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** How long something is waited for that happens at once on an idle machine. */
const patiently = { timeout: 20_000 };

const at = (text: string) => Temporal.Instant.from(text);

/** A runner over the real schedules with a function that only records its invocations. */
function makeRunner(folder: string, begin: string, overrides: Partial<ScheduleRunnerOptions> = {}) {
  const { clock, real } = testClock(folder, begin);
  const invoked: string[] = [];
  const seenAt: string[] = [];
  const runner = new ScheduleRunner({
    clock,
    invoke: async (_, { job, nominalTime }) => {
      invoked.push(`${job} ${nominalTime}`);
      seenAt.push(clock.now().toString());
    },
    nextDueAt: async () => null,
    onGivenUp: () => undefined,
    ...overrides,
  });
  return { runner, clock, real, invoked, seenAt };
}

describe('ScheduleRunner', () => {
  test('runs what is scheduled after the last run up to the target, in order, on the nominal clock', async () => {
    // Sunday noon in Vietnam; the target is Monday 07:30 sharp, which counts.
    const { runner, clock, invoked, seenAt } = makeRunner(temporaryFolder(), '2024-01-14T05:00:00Z');
    await runner.advanceTo(at('2024-01-15T00:30:00Z'));
    expect(invoked).toEqual([
      'rank 2024-01-14T23:05:00Z',
      'report 2024-01-15T00:00:00Z',
      'warn 2024-01-15T00:30:00Z',
      'reconcile 2024-01-15T00:30:00Z',
    ]);
    expect(seenAt.slice(0, 3)).toEqual([
      '2024-01-14T23:05:00Z',
      '2024-01-15T00:00:00Z',
      '2024-01-15T00:30:00Z',
    ]);
    expect(clock.now().toString()).toBe('2024-01-15T00:30:00Z');
  });

  test('runs nothing twice, neither when asked again nor after a restart', async () => {
    const folder = temporaryFolder();
    const first = makeRunner(folder, '2024-01-14T05:00:00Z');
    await first.runner.advanceTo(at('2024-01-15T00:00:00Z'));
    await first.runner.advanceTo(at('2024-01-15T00:00:00Z'));
    first.clock.stop();
    const second = makeRunner(folder, '2000-01-01T00:00:00Z');
    await second.runner.advanceTo(at('2024-01-15T01:00:00Z'));
    expect(first.invoked).toEqual([
      'rank 2024-01-14T23:05:00Z',
      'report 2024-01-15T00:00:00Z',
      'reconcile 2024-01-15T00:00:00Z',
    ]);
    expect(second.invoked).toEqual(['warn 2024-01-15T00:30:00Z', 'reconcile 2024-01-15T01:00:00Z']);
  });

  test('after a crash in the middle of a run, that run and those of the last second come again and nothing is skipped', async () => {
    const folder = temporaryFolder();
    const crashing = makeRunner(folder, '2024-01-14T05:00:00Z', {
      invoke: (_, { job }) => (job === 'report' ? new Promise(() => undefined) : Promise.resolve()),
    });
    void crashing.runner.advanceTo(at('2024-01-15T01:00:00Z'));
    await vi.waitFor(() => expect(crashing.clock.now().toString()).toBe('2024-01-15T00:00:00Z'), patiently);
    const second = makeRunner(folder, '2000-01-01T00:00:00Z');
    await second.runner.advanceTo(at('2024-01-15T01:00:00Z'));
    expect(second.invoked).toEqual([
      'rank 2024-01-14T23:05:00Z',
      'report 2024-01-15T00:00:00Z',
      'warn 2024-01-15T00:30:00Z',
      'reconcile 2024-01-15T01:00:00Z',
    ]);
  });

  test('polls for deliveries only when one is due, at the first five minutes not before it', async () => {
    const due = [
      at('2024-01-16T02:01:00Z'),
      at('2024-01-16T02:01:30.500Z'),
      at('2024-01-16T02:10:00Z'),
      at('2024-01-17T00:00:00Z'),
    ];
    const { runner, clock, invoked } = makeRunner(temporaryFolder(), '2024-01-16T01:00:00Z', {
      invoke: async (_, { job, nominalTime }) => {
        invoked.push(`${job} ${nominalTime}`);
        while (job === 'deliver' && due[0] && Temporal.Instant.compare(due[0], clock.now()) <= 0) due.shift();
      },
      nextDueAt: async () => due[0] ?? null,
    });
    await runner.advanceTo(at('2024-01-16T12:00:00Z'));
    expect(invoked).toEqual([
      'deliver 2024-01-16T02:05:00Z',
      'deliver 2024-01-16T02:10:00Z',
      'reconcile 2024-01-16T12:00:00Z',
    ]);
  });

  test('sends at the very time of the run that planned the message, after it', async () => {
    let isPlanned = false;
    const { runner, invoked } = makeRunner(temporaryFolder(), '2024-01-14T23:30:00Z', {
      invoke: async (_, { job, nominalTime }) => {
        invoked.push(`${job} ${nominalTime}`);
        isPlanned = job === 'report';
      },
      nextDueAt: async () => (isPlanned ? at('2024-01-15T00:00:00Z') : null),
    });
    await runner.advanceTo(at('2024-01-15T00:20:00Z'));
    expect(invoked).toEqual([
      'report 2024-01-15T00:00:00Z',
      'deliver 2024-01-15T00:00:00Z',
      'reconcile 2024-01-15T00:15:00Z',
    ]);
  });

  test('passes over months without asking at every tick of the polling jobs', async () => {
    const { runner, invoked } = makeRunner(temporaryFolder(), '2023-07-01T00:00:00Z');
    await runner.advanceTo(at('2024-01-01T00:00:00Z'));
    const days = 184;
    expect(invoked.filter((run) => run.startsWith('warn'))).toHaveLength(days);
    expect(invoked.filter((run) => run.startsWith('rank'))).toHaveLength(27);
    expect(invoked.filter((run) => /^(?:deliver|reconcile)/.test(run))).toHaveLength(1);
  });

  test('tries a failing run again, later on the clock, and then goes on', async () => {
    let attempts = 0;
    const { runner, invoked } = makeRunner(temporaryFolder(), '2024-01-14T05:00:00Z', {
      invoke: async (_, { job, nominalTime }) => {
        invoked.push(`${job} ${nominalTime}`);
        attempts += 1;
        if (attempts < 3) throw new Error('is being run already');
      },
    });
    const runs = await runner.advanceTo(at('2024-01-15T00:00:00Z'));
    expect(invoked).toEqual([
      ...Array(3).fill('rank 2024-01-14T23:05:00Z'),
      'report 2024-01-15T00:00:00Z',
      'reconcile 2024-01-15T00:00:00Z',
    ]);
    expect(runs.map(({ job, status }) => `${job} ${status}`)).toEqual([
      'rank done',
      'report done',
      'reconcile done',
    ]);
  });

  test('waits, before the last attempt, longer than a dead run holds its occurrence', async () => {
    const { runner, clock } = makeRunner(temporaryFolder(), '2024-01-14T23:01:00Z', {
      invoke: async () => {
        if (clock.now().since(at('2024-01-14T23:05:00Z')).total('minutes') <= 6)
          throw new Error('is being run already');
      },
    });
    const ran = await runner.advanceTo(at('2024-01-14T23:05:00Z'));
    expect(ran.map(({ job, status }) => [job, status])).toEqual([['rank', 'done']]);
  });

  test('gives a run up after a few attempts, says so, has it looked after and goes on', async () => {
    const onGivenUp = vi.fn<(event: ScheduleEvent, failure: string) => void>();
    const { runner } = makeRunner(temporaryFolder(), '2024-01-14T05:00:00Z', {
      invoke: async (_, { job }) => {
        if (job === 'rank') throw new Error('no such table');
      },
      onGivenUp,
    });
    const runs = await runner.advanceTo(at('2024-01-15T00:00:00Z'));
    expect(runs.map(({ job, nominalTime, status }) => `${job} ${nominalTime} ${status}`)).toEqual([
      'rank 2024-01-14T23:05:00Z failed',
      'reconcile 2024-01-14T23:15:00Z done',
      'report 2024-01-15T00:00:00Z done',
    ]);
    expect(onGivenUp).toHaveBeenCalledExactlyOnceWith(
      { job: 'rank', nominalTime: '2024-01-14T23:05:00Z' },
      expect.stringContaining('no such table'),
    );
  });

  test('never overlaps itself', async () => {
    let running = 0;
    let most = 0;
    const { runner, invoked } = makeRunner(temporaryFolder(), '2024-01-14T05:00:00Z', {
      invoke: async (_, { job }) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        invoked.push(job);
      },
    });
    await Promise.all([
      runner.advanceTo(at('2024-01-15T00:00:00Z')),
      runner.advanceTo(at('2024-01-15T01:00:00Z')),
      runner.advanceTo(at('2024-01-16T00:00:00Z')),
    ]);
    expect(most).toBe(1);
    expect(invoked).toEqual(['rank', 'report', 'reconcile', 'warn', 'report', 'reconcile']);
  });

  test('while serving, looks for missed runs every quarter of an hour', async () => {
    const { runner, real, invoked } = makeRunner(temporaryFolder(), '2024-01-14T20:00:30Z');
    runner.start();
    for (const quarters of [1, 2]) {
      real.elapsedMs = quarters * 900_000;
      await vi.waitFor(() => expect(invoked).toHaveLength(quarters), patiently);
    }
    await runner.stop();
    expect(invoked).toEqual(['reconcile 2024-01-14T20:15:00Z', 'reconcile 2024-01-14T20:30:00Z']);
  });

  test('while serving, runs what comes due on the running clock', async () => {
    const { runner, real, invoked } = makeRunner(temporaryFolder(), '2024-01-14T23:04:59Z');
    runner.start();
    real.elapsedMs = 2_000;
    await vi.waitFor(() => expect(invoked).toEqual(['rank 2024-01-14T23:05:00Z']), patiently);
    await runner.stop();
  });
});
