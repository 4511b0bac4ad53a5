import { Temporal } from 'temporal-polyfill';
import { isAfter, isBefore, laterOf } from '../../domain/period/compare-instants.ts';
import { nextNominalTime } from '../../domain/schedule/nominal-times.ts';
import { usualTimes } from '../../domain/schedule/schedule-times.ts';
import { type Schedule, schedulesAt } from '../../domain/schedule/schedules.ts';
import { withAttempts } from '../attempts.ts';
import type { LocalClock } from './clock.ts';

const schedules = schedulesAt(usualTimes);

/** The input with which EventBridge Scheduler invokes a function on AWS. */
export type ScheduleEvent = { readonly job: Schedule['job']; readonly nominalTime: string };

/** An occurrence that was run, with its function's answer or, when every attempt failed, the error. */
export type ScheduledRun = ScheduleEvent &
  (
    | { readonly status: 'done'; readonly result: unknown }
    | { readonly status: 'failed'; readonly failure: string }
  );

/** What takes the place of EventBridge Scheduler and Lambda: the clock, and how a schedule starts its function. */
export type ScheduleRunnerOptions = {
  readonly clock: LocalClock;
  readonly invoke: (schedule: Schedule, event: ScheduleEvent) => Promise<unknown>;
  /** When the polling job next has work; null when nothing is waiting. */
  readonly nextDueAt: () => Promise<Temporal.Instant | null>;
  /** Called for an occurrence that failed its last attempt. */
  readonly onGivenUp: (event: ScheduleEvent, failure: string) => void;
};

/** When each polling job needs to run next; null when it does not. */
type Polls = { deliver: Temporal.Instant | null; reconcile: Temporal.Instant | null };

/** How often the running clock looks for missed runs. */
const reconcileMinutes = 15;

/** After a move of the clock, look for missed runs unless that happened within this many hours before. */
const enoughWithinHours = 12;

/**
 * How long, by the local clock, a failed run waits before each retry. Together longer than the lease of a dead run, so
 * that the last attempt can take it over.
 */
const retryAfterMinutes = [1, 7];

/**
 * Runs the schedules against the local clock, one occurrence at a time in order of nominal time. Runs the sender only
 * when messages are due, and looks for missed runs only after a failure and at the end, so that months pass in seconds.
 */
export class ScheduleRunner {
  readonly #options: ScheduleRunnerOptions;
  #last: Promise<unknown> = Promise.resolve();
  #lastReconciled: Temporal.Instant | null = null;
  readonly #next = new Map<Schedule, { readonly after: Temporal.Instant; readonly next: Temporal.Instant }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ScheduleRunnerOptions) {
    this.#options = options;
  }

  /**
   * Runs everything scheduled up to and including an instant that has not run yet, with the clock at each nominal time
   * in turn, and leaves the clock at the instant. Concurrent calls are queued.
   */
  advanceTo(target: Temporal.Instant): Promise<ScheduledRun[]> {
    return this.#afterTheOthers(() => this.#advance(target, enoughWithinHours));
  }

  /** Runs, every second, what has become due on the running clock. */
  start(): void {
    let waiting = false;
    this.#timer ??= setInterval(() => {
      if (waiting) return;
      waiting = true;
      this.#afterTheOthers(() => this.#advance(this.#options.clock.now(), 0))
        .catch((error: unknown) => process.stderr.write(`schedules: ${String(error)}\n`))
        .finally(() => {
          waiting = false;
        });
    }, 1_000).unref();
  }

  /** Starts no further runs by itself, and waits for running ones. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#last;
  }

  #afterTheOthers<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#last.then(run);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** @param enoughWithin do not look for missed runs if that happened within this many hours before the end */
  async #advance(target: Temporal.Instant, enoughWithin: number): Promise<ScheduledRun[]> {
    const { clock, nextDueAt } = this.#options;
    const runs: ScheduledRun[] = [];
    const atTheEnd = target.subtract({ minutes: reconcileMinutes }).add({ seconds: 1 });
    const polls: Polls = {
      deliver: this.#isAnyPlanned(target) ? await nextDueAt() : null,
      reconcile: this.#isReconciledSince(atTheEnd.subtract({ hours: enoughWithin })) ? null : atTheEnd,
    };
    for (;;) {
      const nominal = this.#nextNominal(target, polls);
      if (nominal === null) break;
      clock.moveTo(nominal);
      const ran = clock.schedulesRunUntil;
      for (const schedule of schedules) {
        const poll = pollOf(schedule.job, polls);
        if (poll !== undefined && (poll === null || isAfter(poll, nominal))) continue;
        const next: Temporal.Instant =
          poll === undefined ? this.#nextOf(schedule, ran) : firstFrom(schedule, nominal);
        if (!next.equals(nominal)) continue;
        if (schedule.job === 'reconcile') {
          this.#lastReconciled = nominal;
          polls.reconcile = null;
        }
        const run = await this.#run(schedule, { job: schedule.job, nominalTime: nominal.toString() });
        runs.push(run);
        if (!wasIdle(run)) polls.deliver = await nextDueAt();
        if (run.status === 'failed') polls.reconcile = nominal;
      }
      clock.markSchedulesRun(nominal);
    }
    if (isAfter(target, clock.schedulesRunUntil)) clock.markSchedulesRun(target);
    clock.moveTo(target);
    return runs;
  }

  #isReconciledSince(instant: Temporal.Instant): boolean {
    return this.#lastReconciled !== null && isAfter(this.#lastReconciled, instant);
  }

  /** Whether any schedule, polling or not, has a nominal time up to the target that has not run yet. */
  #isAnyPlanned(target: Temporal.Instant): boolean {
    const after = this.#options.clock.schedulesRunUntil;
    return schedules.some((schedule) => !isAfter(this.#nextOf(schedule, after), target));
  }

  /** The next nominal time up to the target at which anything must run. */
  #nextNominal(target: Temporal.Instant, polls: Polls): Temporal.Instant | null {
    const after = this.#options.clock.schedulesRunUntil;
    const times = schedules.flatMap((schedule) => {
      const poll = pollOf(schedule.job, polls);
      if (poll === null) return [];
      const next = this.#nextOf(schedule, after);
      return [poll === undefined ? next : laterOf(next, firstFrom(schedule, poll))];
    });
    const [soonest] = times.sort(Temporal.Instant.compare);
    return soonest === undefined || isAfter(soonest, target) ? null : soonest;
  }

  /** The first nominal time after an instant, which is the same until it has come. */
  #nextOf(schedule: Schedule, after: Temporal.Instant): Temporal.Instant {
    const known = this.#next.get(schedule);
    if (known !== undefined && !isBefore(after, known.after) && isBefore(after, known.next))
      return known.next;
    const next = nextNominalTime(schedule.timing, after);
    this.#next.set(schedule, { after, next });
    return next;
  }

  async #run(schedule: Schedule, event: ScheduleEvent): Promise<ScheduledRun> {
    const { clock, invoke, onGivenUp } = this.#options;
    try {
      const result = await withAttempts(
        () => invoke(schedule, event),
        retryAfterMinutes.length + 1,
        (failed) => clock.moveTo(clock.now().add({ minutes: retryAfterMinutes[failed - 1] ?? 0 })),
      );
      return { ...event, status: 'done', result };
    } catch (error) {
      const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      onGivenUp(event, failure);
      return { ...event, status: 'failed', failure };
    }
  }
}

/** The first nominal time at or after an instant. */
function firstFrom({ timing }: Schedule, instant: Temporal.Instant): Temporal.Instant {
  return nextNominalTime(timing, instant.subtract({ nanoseconds: 1 }));
}

/** When a job must run next, if it is a polling job. */
function pollOf(job: Schedule['job'], polls: Polls): Temporal.Instant | null | undefined {
  return job === 'deliver' || job === 'reconcile' ? polls[job] : undefined;
}

/** A job with nothing to do has planned nothing either, so months of such runs need no query for due messages. */
function wasIdle(run: ScheduledRun): boolean {
  const result = run.status === 'done' ? run.result : null;
  if (typeof result !== 'object' || result === null) return false;
  if ('caughtUp' in result) return Array.isArray(result.caughtUp) && result.caughtUp.length === 0;
  return 'status' in result && result.status === 'idle';
}
