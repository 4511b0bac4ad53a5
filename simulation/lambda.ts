import type { Random } from '../example/generator/random.ts';
import { Invocation } from './invocation.ts';
import type { Trace } from './trace.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How to run a function. */
export type Running = {
  readonly name: string;
  /** Killed after this many milliseconds. */
  readonly timeout: number;
  /** The maximum number of attempts. */
  readonly attempts: number;
};

/** Runs functions, kills those that take too long, and retries those that failed or died. */
export class Lambda {
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #trace: Trace;
  #count = 0;

  constructor(time: VirtualTime, random: Random, trace: Trace) {
    this.#time = time;
    this.#random = random;
    this.#trace = trace;
  }

  /** @param start starts one attempt; the first is 1 */
  run(
    running: Running,
    start: (invocation: Invocation, attempt: number) => Promise<unknown>,
    attempt = 1,
  ): void {
    this.#count += 1;
    const again = () => {
      this.#trace.add(this.#time.now, `${invocation.name} failed`);
      if (attempt >= running.attempts) return;
      this.#time.after(this.#random.between(30_000, 60_000) * attempt, () => {
        this.run(running, start, attempt + 1);
        return undefined;
      });
    };
    const deadline = this.#time.now + running.timeout;
    const invocation = new Invocation(`${running.name}#${this.#count}`, this.#time, deadline, again);
    this.#time.at(deadline, () => (invocation.alive ? invocation.die() : 'idle'));
    start(invocation, attempt).then(
      () => invocation.end(),
      () => invocation.die(),
    );
  }
}
