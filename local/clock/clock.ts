import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { isAfter } from '../../domain/period/compare-instants.ts';
import type { Clock } from '../../usecases/ports/clock.ts';
import { writeAtomically } from '../home/atomic-file.ts';
import { beginAnew, readJsonFile } from '../home/json-file.ts';

const instant = z.iso.datetime().transform((text) => Temporal.Instant.from(text));

const fileSchema = z.strictObject({ notBefore: instant, schedulesRunUntil: instant });

/**
 * How far the stored time is ahead of the clock, so that a start after a crash never goes back before a time already
 * shown.
 */
const marginMs = 2_000;

/**
 * A clock that follows real time and can be moved forward, stored in a file between runs. The file also stores how far
 * the schedules have run, because neither value is meaningful alone.
 */
export class LocalClock implements Clock {
  /** Resolves with the error when the file can no longer be written; nothing is stored from then on. */
  readonly failed: Promise<unknown>;
  readonly #file: string;
  readonly #elapsedMs: () => number;
  readonly #timer: NodeJS.Timeout;
  readonly #giveUp: (error: unknown) => void;
  #isSaved = true;
  #before: () => Promise<void> = async () => undefined;
  #anchor: Temporal.Instant;
  #anchoredAtMs: number;
  #last: {
    readonly anchor: Temporal.Instant;
    readonly elapsedMs: number;
    readonly now: Temporal.Instant;
  } | null = null;
  #schedulesRunUntil: Temporal.Instant;

  /**
   * Resumes from the file, or starts at an instant when there is no file.
   * @param elapsedMs a monotonic count of real milliseconds
   */
  constructor(file: string, begin: Temporal.Instant, elapsedMs: () => number = () => performance.now()) {
    const stored = readJsonFile(file, fileSchema, beginAnew);
    this.#file = file;
    this.#elapsedMs = elapsedMs;
    this.#anchor = stored?.notBefore ?? begin;
    this.#schedulesRunUntil = stored?.schedulesRunUntil ?? begin;
    this.#anchoredAtMs = elapsedMs();
    this.#save(marginMs);
    const { promise, resolve } = Promise.withResolvers<unknown>();
    this.failed = promise;
    this.#giveUp = resolve;
    this.#timer = setInterval(() => this.#saveInTheBackground(), marginMs / 2).unref();
  }

  now(): Temporal.Instant {
    const elapsedMs = Math.floor(this.#elapsedMs() - this.#anchoredAtMs);
    // Asked thousands of times a second, and computed once a millisecond.
    if (this.#last?.anchor !== this.#anchor || this.#last.elapsedMs !== elapsedMs)
      this.#last = { anchor: this.#anchor, elapsedMs, now: this.#anchor.add({ milliseconds: elapsedMs }) };
    return this.#last.now;
  }

  /** Every scheduled occurrence up to and including this instant has been run. */
  get schedulesRunUntil(): Temporal.Instant {
    return this.#schedulesRunUntil;
  }

  /**
   * Moves the clock to an instant; does nothing if it is already past it. Stored with the next second or {@link store},
   * whichever is first: after a crash before that, what was played since is played again, which the ledger and the
   * idempotency keys make harmless.
   */
  moveTo(instant: Temporal.Instant): void {
    if (!isAfter(instant, this.now())) return;
    this.#anchor = instant;
    this.#anchoredAtMs = this.#elapsedMs();
  }

  /**
   * Has the clock wait for something each time before it is stored in the background, so that the runs it says are over are stored
   * themselves.
   */
  storeAfter(before: () => Promise<void>): void {
    this.#before = before;
  }

  /** Stores the time at once, before it is shown. */
  store(): void {
    this.#save(marginMs);
  }

  /** Records that the schedules have run up to and including an instant. Stored like a move. */
  markSchedulesRun(until: Temporal.Instant): void {
    this.#schedulesRunUntil = until;
  }

  /** Stores the exact time and stops updating it. */
  stop(): void {
    clearInterval(this.#timer);
    this.#save(0);
    this.#isSaved = false;
  }

  async #saveInTheBackground(): Promise<void> {
    const ran = this.#schedulesRunUntil;
    try {
      await this.#before();
      this.#save(marginMs, ran);
    } catch (error) {
      clearInterval(this.#timer);
      this.#isSaved = false;
      this.#giveUp(error);
    }
  }

  #save(aheadMs: number, ran = this.#schedulesRunUntil): void {
    if (!this.#isSaved) return;
    const content = {
      notBefore: this.now().add({ milliseconds: aheadMs }).toString(),
      schedulesRunUntil: ran.toString(),
    };
    writeAtomically(this.#file, `${JSON.stringify(content)}\n`);
  }
}
