import type { Temporal } from 'temporal-polyfill';
import type { ScheduledRun } from './schedule-runner.ts';

/** A move of the clock that was started from its page. */
export type ClockMove = {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** How many messages the mailbox held before. */
  readonly messagesBefore: number;
  readonly state: 'running' | 'done' | 'failed';
  /** How many runs failed. */
  readonly failedRuns: number;
};

/** Moves the clock in the background, one move at a time, so that a page can show how far it is. */
export class ClockMoves {
  #last: ClockMove | null = null;

  /** The move under way, or else the last one; null before the first. */
  get last(): ClockMove | null {
    return this.#last;
  }

  /**
   * Starts a move.
   * @param play plays the days up to its end
   * @returns false while another one is under way
   */
  start(
    about: Pick<ClockMove, 'from' | 'to' | 'messagesBefore'>,
    play: () => Promise<ScheduledRun[]>,
  ): boolean {
    if (this.#last?.state === 'running') return false;
    this.#last = { ...about, state: 'running', failedRuns: 0 };
    const end = (state: 'done' | 'failed', failedRuns: number) => {
      this.#last = { ...about, state, failedRuns };
    };
    play().then(
      (runs) => end('done', runs.filter(({ status }) => status === 'failed').length),
      (error: unknown) => {
        process.stderr.write(`clock: ${String(error)}\n`);
        end('failed', 0);
      },
    );
    return true;
  }
}
