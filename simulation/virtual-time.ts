import { Temporal } from 'temporal-polyfill';
import type { Random } from '../example/generator/random.ts';
import { EventQueue } from './event-queue.ts';

/** An event at a time. `idle` means that nothing asynchronous was started, so there is nothing to wait for. */
export type Action = () => 'idle' | undefined;

/**
 * A clock that stops while code runs and jumps to the next event. Everything asynchronous in a simulated world waits
 * for an event here, so the order of all events depends only on the seed.
 */
export class VirtualTime {
  readonly #queue = new EventQueue<Action>();
  readonly #random: Random;
  #now: number;

  /**
   * @param random orders events in the same millisecond
   * @param start milliseconds since 1970
   */
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

  /** Schedules an event after a number of milliseconds. */
  after(milliseconds: number, action: Action): void {
    this.at(this.#now + Math.max(0, Math.round(milliseconds)), action);
  }

  /** Schedules an event at a time in milliseconds since 1970, or now if that has passed. */
  at(time: number, action: Action): void {
    this.#queue.push({ at: Math.max(time, this.#now), order: this.#random.next(), value: action });
  }

  /** Runs all events, in order, up to and including a time. */
  async runUntil(end: number): Promise<void> {
    for (let next = this.#queue.popUntil(end); next !== null; next = this.#queue.popUntil(end)) {
      this.#now = next.at;
      if (next.value() !== 'idle') await everythingUnderWay();
    }
    this.#now = end;
  }
}

/** Resolves when all runnable code has run and waits for an event. */
function everythingUnderWay(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
