/** A fault of one port call: the function dies before or after it, it fails, or its answer is lost or never arrives. */
export type Fault = 'dies-before' | 'dies-after' | 'fails' | 'answer-lost' | 'hangs';

/** The position of a fault in an invocation: its port call with this number, counted from 1. */
export type FaultAt = { readonly call: number; readonly fault: Fault };

/** One invocation of a function, between it and its ports. Once it is dead, nothing it does has any effect. */
export class Worker {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  alive = true;
  /** Resolves when it hangs; then it waits for {@link goOn}. */
  readonly hanging: Promise<void>;
  #goOn: () => void = () => undefined;
  readonly #isHanging: () => void;
  readonly #faultAt: FaultAt | null;
  #calls = 0;

  constructor(startedAt: number, faultAt: FaultAt | null = null) {
    this.startedAt = startedAt;
    this.#faultAt = faultAt;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.hanging = promise;
    this.#isHanging = resolve;
  }

  /** Lets a hanging invocation continue. */
  goOn(): void {
    this.#goOn();
  }

  /** Kills it. A hanging invocation notices at once. */
  die(): void {
    this.alive = false;
    this.#goOn();
  }

  /** A port as the invocation sees it. */
  seenThrough<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return (...parameters: unknown[]) => this.#call(() => Reflect.apply(value, target, parameters));
      },
    });
  }

  async #call(apply: () => unknown): Promise<unknown> {
    this.#calls += 1;
    const fault = this.#calls === this.#faultAt?.call ? this.#faultAt.fault : null;
    if (fault === 'hangs') await this.#hang();
    if (fault === 'dies-before') this.alive = false;
    if (!this.alive) throw new Error('dead');
    if (fault === 'fails') throw new Error('throttled');
    const answer = await apply();
    if (fault === 'dies-after') this.alive = false;
    if (!this.alive) throw new Error('dead');
    if (fault === 'answer-lost') throw new Error('not answered');
    return answer;
  }

  async #hang(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#goOn = resolve;
    this.#isHanging();
    await promise;
  }
}
