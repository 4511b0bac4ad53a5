import type { Random } from '../example/generator/random.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Invocation } from './invocation.ts';
import type { Outages } from './outages.ts';
import type { Trace } from './trace.ts';
import type { VirtualTime } from './virtual-time.ts';

type Fault = keyof FaultPlan['calls'] | 'outage' | null;

/** Sits between every function and its ports, and can make any call fail. */
export class FaultyNetwork {
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #trace: Trace;
  readonly #outages: Outages;
  readonly #faults: () => FaultPlan;

  /** @param faults the current faults */
  constructor(time: VirtualTime, random: Random, trace: Trace, outages: Outages, faults: () => FaultPlan) {
    this.#time = time;
    this.#random = random;
    this.#trace = trace;
    this.#outages = outages;
    this.#faults = faults;
  }

  /** The port as an invocation sees it: every call of every method passes through the network. */
  between<T extends object>(invocation: Invocation, name: string, port: T, spared = false): T {
    return new Proxy(port, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return (...parameters: unknown[]) =>
          this.#call(invocation, `${name}.${String(key)}`, spared ? null : this.#draw(), () =>
            Reflect.apply(value, target, parameters),
          );
      },
    });
  }

  #call(invocation: Invocation, what: string, fault: Fault, apply: () => unknown): Promise<unknown> {
    if (fault !== null && fault !== 'repeated') invocation.disturbed = true;
    return invocation.wait((resolve, reject) => {
      this.#time.after(this.#delay(fault), () => {
        if (fault === 'stuck' && !invocation.alive) return 'idle';
        this.#trace.add(this.#time.now, `${invocation.name} ${what}${fault === null ? '' : ` (${fault})`}`);
        if (fault === 'crashBefore') return invocation.die();
        void this.#arrive(invocation, what, fault, apply, resolve, reject);
        return undefined;
      });
    });
  }

  async #arrive(
    invocation: Invocation,
    what: string,
    fault: Fault,
    apply: () => unknown,
    resolve: (value: unknown) => void,
    reject: (reason: unknown) => void,
  ): Promise<void> {
    const answer = await this.#outcome(what, fault, apply);
    if (fault === 'crashAfter') return invocation.die();
    this.#time.after(this.#random.between(1, 15), () => {
      if (!invocation.alive) return 'idle';
      if ('failure' in answer) reject(answer.failure);
      else resolve(answer.value);
      return undefined;
    });
  }

  async #outcome(
    what: string,
    fault: Fault,
    apply: () => unknown,
  ): Promise<{ readonly value: unknown } | { readonly failure: unknown }> {
    if (fault === 'refused' || fault === 'outage') return { failure: new Error(`${what} was throttled`) };
    try {
      if (fault === 'repeated') await apply();
      const value = await apply();
      return fault === 'answerLost' ? { failure: new Error(`${what} was not answered`) } : { value };
    } catch (failure) {
      return { failure };
    }
  }

  #draw(): Fault {
    if (this.#outages.isOut('database', this.#time.now)) return 'outage';
    const { calls } = this.#faults();
    let left = this.#random.next();
    for (const fault of faultNames) {
      left -= calls[fault];
      if (left < 0) return fault;
    }
    return null;
  }

  #delay(fault: Fault): number {
    if (fault === 'slow') return this.#random.between(1_000, 20_000);
    if (fault === 'stuck') return this.#random.between(60_000, 8 * 60_000);
    return this.#random.between(1, 15);
  }
}

const faultNames = [
  'slow',
  'stuck',
  'refused',
  'answerLost',
  'repeated',
  'crashBefore',
  'crashAfter',
] as const;
