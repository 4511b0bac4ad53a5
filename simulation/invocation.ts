import type { Context } from 'aws-lambda';
import type { VirtualTime } from './virtual-time.ts';

/**
 * One run of a function. Once it dies, nothing it does has any effect: every pending call fails, so that it unwinds and
 * leaves nothing behind.
 */
export class Invocation {
  /** Its function and a number, for the trace. */
  readonly name: string;
  /** When it started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Whether any of its calls was slow, failed, or lost its answer. */
  disturbed = false;
  readonly #time: VirtualTime;
  readonly #deadline: number;
  #alive = true;
  #onEnd: (() => void) | undefined;
  readonly #waiting = new Set<(reason: unknown) => void>();

  /**
   * @param deadline when it is killed, in milliseconds since 1970
   * @param onDeath called once, if it dies before it ends
   */
  constructor(name: string, time: VirtualTime, deadline: number, onDeath: () => void) {
    this.name = name;
    this.startedAt = time.now;
    this.#time = time;
    this.#deadline = deadline;
    this.#onEnd = onDeath;
  }

  /** Whether it has neither ended nor died. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Marks it as ended. */
  end(): void {
    this.#alive = false;
    this.#onEnd = undefined;
    this.#waiting.clear();
  }

  die(): undefined {
    const onDeath = this.#onEnd;
    const waiting = [...this.#waiting];
    this.end();
    for (const fail of waiting) fail(new Error(`${this.name} is dead`));
    onDeath?.();
  }

  /** Waits for a promise; fails at once when the invocation dies meanwhile, or is already dead. */
  wait<T>(begin: (resolve: (value: T) => void, reject: (reason: unknown) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.#alive) return reject(new Error(`${this.name} is dead`));
      this.#waiting.add(reject);
      begin(
        (value) => {
          this.#waiting.delete(reject);
          resolve(value);
        },
        (reason) => {
          this.#waiting.delete(reject);
          reject(reason);
        },
      );
    });
  }

  /** What it knows about itself. */
  get context(): Context {
    return {
      callbackWaitsForEmptyEventLoop: false,
      functionName: 'simulated',
      functionVersion: '1',
      invokedFunctionArn: 'arn:aws:lambda:ap-southeast-1:000000000000:function:simulated',
      memoryLimitInMB: '256',
      awsRequestId: this.name,
      logGroupName: '',
      logStreamName: '',
      getRemainingTimeInMillis: () => this.#deadline - this.#time.now,
      done: () => undefined,
      fail: () => undefined,
      succeed: () => undefined,
    };
  }

  /** A timer in virtual time. */
  readonly timer = {
    now: () => this.#time.now,
    wait: (milliseconds: number) =>
      this.wait<void>((resolve) => {
        this.#time.after(milliseconds, () => {
          resolve();
          return undefined;
        });
      }),
  };
}
