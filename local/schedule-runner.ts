import { Temporal } from 'temporal-polyfill';
import { isAfter, laterOf } from '../domain/period/compare-instants.ts';
import { nextNominalTime } from '../domain/schedule/nominal-times.ts';
import { type Schedule, schedules } from '../domain/schedule/schedules.ts';
import { withAttempts } from './attempts.ts';
import type { LocalClock } from './clock.ts';

/** What a function is invoked with, as EventBridge Scheduler does it on AWS. */
export type ScheduleEvent = { readonly job: Schedule['job']; readonly nominalTime: string };

/** One occurrence that was run, with what its function answered or, when every attempt failed, why. */
export type ScheduledRun = ScheduleEvent &
  (
    | { readonly status: 'done'; readonly result: unknown }
    | { readonly status: 'failed'; readonly failure: string }
  );

export type ScheduleRunnerOptions = {
  readonly clock: LocalClock;
  readonly invoke: (schedule: Schedule, event: ScheduleEvent) => Promise<unknown>;
  /** When the polling job has something to do next; null when nothing is waiting. */
  readonly nextDueAt: () => Promise<Temporal.Instant | null>;
  /** Told of an occurrence given up after its last attempt. */
  readonly onGivenUp: (event: ScheduleEvent, failure: string) => void;
};

/** When each job that only looks whether there is something to do has to look next; null when it need not. */
type Polls = { deliver: Temporal.Instant | null; reconcile: Temporal.Instant | null };

/** How often missed runs are looked for on the running clock. */
const reconcileMinutes = 15;

/** When the clock is moved they are looked for at the end, unless they were within so many hours before. */
const enoughWithinHours = 12;

/**
 * How long, by the local clock, a failed run waits before it is tried again. Together longer than a run that died may
 * hold its occurrence, so that the last attempt can take it over.
 */
const retryAfterMinutes = [1, 7];

/**
 * Runs the schedules against the local clock, one occurrence after the other in order of their nominal times.
 * Messages are sent only at those times at which some are due, and missed runs are looked for only after one failed and
 * at the end, so that months pass in seconds.
 */
export class ScheduleRunner {
  readonly #options: ScheduleRunnerOptions;
  #last: Promise<unknown> = Promise.resolve();
  #lastReconciled: Temporal.Instant | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ScheduleRunnerOptions) {
    this.#options = options;
  }

  /**
   * Runs everything scheduled up to and including an instant that has not been run yet, with the clock at each nominal
   * time in turn, and leaves the clock at the instant. Calls wait for each other.
   */
  advanceTo(target: Temporal.Instant): Promise<ScheduledRun[]> {
    return this.#afterTheOthers(() => this.#advance(target, enoughWithinHours));
  }

  /** Runs, every second, what has come due on the running clock. */
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

  /** Begins nothing more on its own, and waits for what is running. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#last;
  }

  #afterTheOthers<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#last.then(run);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** @param enoughWithin missed runs are not looked for when they were within so many hours before the end */
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
      for (const schedule of schedules) {
        if (!firstFrom(schedule, nominal).equals(nominal)) continue;
        const poll = pollOf(schedule.job, polls);
        if (poll !== undefined && (poll === null || isAfter(poll, nominal))) continue;
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

  /** Whether any schedule, polling or not, has a nominal time up to the target that is not run yet. */
  #isAnyPlanned(target: Temporal.Instant): boolean {
    const after = this.#options.clock.schedulesRunUntil;
    return schedules.some(({ timing }) => !isAfter(nextNominalTime(timing, after), target));
  }

  /** The next nominal time up to the target at which anything has to run. */
  #nextNominal(target: Temporal.Instant, polls: Polls): Temporal.Instant | null {
    const after = this.#options.clock.schedulesRunUntil;
    const times = schedules.flatMap((schedule) => {
      const poll = pollOf(schedule.job, polls);
      if (poll === null) return [];
      const next = nextNominalTime(schedule.timing, after);
      return [poll === undefined ? next : laterOf(next, firstFrom(schedule, poll))];
    });
    const [soonest] = times.sort(Temporal.Instant.compare);
    return soonest === undefined || isAfter(soonest, target) ? null : soonest;
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

/** The first nominal time that is not before an instant; nominal times lie on whole seconds. */
function firstFrom({ timing }: Schedule, instant: Temporal.Instant): Temporal.Instant {
  const whole = instant.round({ smallestUnit: 'second', roundingMode: 'ceil' });
  return nextNominalTime(timing, whole.subtract({ seconds: 1 }));
}

/** When a job has to look next, if it is one that only looks. */
function pollOf(job: Schedule['job'], polls: Polls): Temporal.Instant | null | undefined {
  return job === 'deliver' || job === 'reconcile' ? polls[job] : undefined;
}

/** A job that had nothing to do has planned nothing either; months of such runs need not ask what is due. */
function wasIdle(run: ScheduledRun): boolean {
  const result = run.status === 'done' ? run.result : null;
  if (typeof result !== 'object' || result === null) return false;
  if ('caughtUp' in result) return Array.isArray(result.caughtUp) && result.caughtUp.length === 0;
  return 'status' in result && result.status === 'idle';
}
