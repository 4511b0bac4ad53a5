import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { isAfter } from '../domain/period/compare-instants.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import { writeAtomically } from './atomic-file.ts';

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
  readonly #file: string;
  readonly #elapsedMs: () => number;
  readonly #timer: NodeJS.Timeout;
  #anchor: Temporal.Instant;
  #anchoredAtMs: number;
  #schedulesRunUntil: Temporal.Instant;

  /**
   * Resumes from the file, or starts at an instant when there is no file.
   * @param elapsedMs a monotonic count of real milliseconds
   */
  constructor(file: string, begin: Temporal.Instant, elapsedMs: () => number = () => performance.now()) {
    const stored = readClockFile(file);
    this.#file = file;
    this.#elapsedMs = elapsedMs;
    this.#anchor = stored?.notBefore ?? begin;
    this.#schedulesRunUntil = stored?.schedulesRunUntil ?? begin;
    this.#anchoredAtMs = elapsedMs();
    this.#save(marginMs);
    this.#timer = setInterval(() => this.#save(marginMs), marginMs / 2).unref();
  }

  now(): Temporal.Instant {
    return this.#anchor.add({ milliseconds: Math.floor(this.#elapsedMs() - this.#anchoredAtMs) });
  }

  /** Every scheduled occurrence up to and including this instant has been run. */
  get schedulesRunUntil(): Temporal.Instant {
    return this.#schedulesRunUntil;
  }

  /** Moves the clock to an instant; does nothing if it is already past it. */
  moveTo(instant: Temporal.Instant): void {
    if (!isAfter(instant, this.now())) return;
    this.#anchor = instant;
    this.#anchoredAtMs = this.#elapsedMs();
    this.#save(marginMs);
  }

  /**
   * Records that the schedules have run up to and including an instant. Stored with the next move or second, whichever
   * is first: a crash before that repeats a run, which the ledger makes harmless.
   */
  markSchedulesRun(until: Temporal.Instant): void {
    this.#schedulesRunUntil = until;
  }

  /** Stores the exact time and stops updating it. */
  stop(): void {
    clearInterval(this.#timer);
    this.#save(0);
  }

  #save(aheadMs: number): void {
    const content = {
      notBefore: this.now().add({ milliseconds: aheadMs }).toString(),
      schedulesRunUntil: this.#schedulesRunUntil.toString(),
    };
    writeAtomically(this.#file, `${JSON.stringify(content)}\n`);
  }
}

/** The content of a clock's file; null when there is none. */
function readClockFile(file: string): z.infer<typeof fileSchema> | null {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return fileSchema.parse(JSON.parse(content));
}
