import { Temporal } from 'temporal-polyfill';
import type { Random } from '../example/generator/random.ts';
import { EventQueue } from './event-queue.ts';

/** What happens at a time. `idle` says that nothing was set going, so that nothing has to be waited for. */
export type Action = () => 'idle' | undefined;

/**
 * A clock that stands still while code runs and jumps to the next thing that is to happen. Everything asynchronous in a
 * simulated world waits for something that happens here, so the order of all that happens depends on the seed alone.
 */
export class VirtualTime {
  readonly #queue = new EventQueue<Action>();
  readonly #random: Random;
  #now: number;

  /** @param random puts what falls on the same millisecond in order @param start milliseconds since 1970 */
  constructor(random: Random, start: number) {
    this.#random = random;
    this.#now = start;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** The clock as the use cases see it. */
  readonly clock = { now: () => Temporal.Instant.fromEpochMilliseconds(this.#now) };

  /** Lets something happen after so many milliseconds. */
  after(milliseconds: number, action: Action): void {
    this.at(this.#now + Math.max(0, Math.round(milliseconds)), action);
  }

  /** Lets something happen at a time in milliseconds since 1970, or now if it is over. */
  at(time: number, action: Action): void {
    this.#queue.push({ at: Math.max(time, this.#now), order: this.#random.next(), value: action });
  }

  /** Lets everything happen, in order, up to and including a time. */
  async runUntil(end: number): Promise<void> {
    for (let next = this.#queue.popUntil(end); next !== null; next = this.#queue.popUntil(end)) {
      this.#now = next.at;
      if (next.value() !== 'idle') await everythingUnderWay();
    }
    this.#now = end;
  }
}

/** Resolves when all code that can go on has gone on, and waits for something to happen. */
function everythingUnderWay(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
