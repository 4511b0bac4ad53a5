import type { MemoryStores } from '../adapters/memory/memory-stores.ts';
import type { Catalogue, IndicatorSet } from '../domain/catalogue/catalogue.ts';
import { Problem } from '../domain/problem/problem.ts';
import type { Random } from '../example/generator/random.ts';
import type { IncomingSubmission } from '../usecases/submitting/incoming-submission.ts';
import type { Invocation } from './invocation.ts';
import type { Lambda } from './lambda.ts';
import { dayAt, type Instant, instantAt, minute, mondayOf, weekOf } from './model/days.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A receipt that reached its unit. */
export type Receipt = { readonly unit: string; readonly period: string; readonly key: string };

/** The units' programs: each submits from time to time, and retries with the same key until it gets an answer. */
export class Clients {
  /** The submissions units know to be accepted. */
  readonly receipts: Receipt[] = [];
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #lambda: Lambda;
  readonly #stores: MemoryStores;
  readonly #submit: (invocation: Invocation, incoming: IncomingSubmission) => Promise<unknown>;
  #keys = 0;

  constructor(
    time: VirtualTime,
    random: Random,
    lambda: Lambda,
    stores: MemoryStores,
    submit: (invocation: Invocation, incoming: IncomingSubmission) => Promise<unknown>,
  ) {
    this.#time = time;
    this.#random = random;
    this.#lambda = lambda;
    this.#stores = stores;
    this.#submit = submit;
  }

  /**
   * Makes units submit in the weeks between two times: at any time of the week, and often in the last seconds before
   * the lock or just after it.
   * @param rest from when on they are silent, so that the receipts of what they sent can still reach them
   */
  plan({ sets: [set], units }: Catalogue, from: Instant, to: Instant, rest: Instant): void {
    if (set === undefined) return;
    for (let monday = mondayOf(dayAt(from)); instantAt(monday, '00:00') < to; monday += 7) {
      const opens = instantAt(monday, '00:00');
      const locks = instantAt(monday + 7, '06:00');
      for (const { id: unit } of units) {
        for (let left = this.#random.integer(0, 2); left > 0; left -= 1) {
          const hurries = this.#random.next() < 0.3;
          const at = hurries
            ? locks + this.#random.between(-20_000, 5_000)
            : this.#random.between(Math.max(opens, from), locks);
          if (at < rest) this.#time.at(Math.round(at), () => this.#send(set, unit, weekOf(monday)));
        }
      }
    }
  }

  /** Makes a unit submit once more while an exception from the lock is open, or just after. */
  sendAfterLock({ sets: [set] }: Catalogue, unit: string, period: string, expiresAt: Instant): void {
    const at = this.#random.between(this.#time.now, expiresAt + 10 * minute);
    if (set !== undefined) this.#time.at(Math.round(at), () => this.#send(set, unit, period));
  }

  #send(set: IndicatorSet, unit: string, period: string): undefined {
    this.#keys += 1;
    const key = `key-${this.#keys}`;
    const values = this.#figures(unit);
    const running = { name: 'submissions', timeout: 15_000, attempts: 4 };
    // A retry repeats the request as it was, whatever has been stored since.
    let incoming: IncomingSubmission | undefined;
    this.#lambda.run(running, async (invocation) => {
      incoming ??= await this.#request(set, unit, period, key, values);
      try {
        await this.#submit(invocation, incoming);
        this.receipts.push({ unit, period, key });
      } catch (error) {
        if (!(error instanceof Problem) || error.code === 'idempotency-key-in-flight') throw error;
      }
    });
    return undefined;
  }

  /** A correction of the figures in force, if there are any. */
  async #request(
    set: IndicatorSet,
    unit: string,
    period: string,
    key: string,
    values: ReadonlyMap<string, unknown>,
  ): Promise<IncomingSubmission> {
    const [last] = await this.#stores.submissions.newest(set, period, unit, { atMost: 1 });
    const isCorrection = last !== undefined;
    return {
      caller: { principal: { role: 'unit', unit }, tokenId: '0'.repeat(16), label: unit },
      language: 'vi',
      request: { unit, set: set.id, period, values, ...(isCorrection ? { reason: 'Sửa số liệu' } : {}) },
      idempotencyKey: key,
      bodyHash: key,
      dryRun: false,
      ...(isCorrection ? { ifMatch: last.revision } : {}),
    };
  }

  #figures(unit: string): ReadonlyMap<string, unknown> {
    if (unit === 'P')
      return new Map([
        ['S.QG', { points: this.#random.integer(70, 80), rank: this.#random.integer(1, 63), of: 63 }],
      ]);
    return new Map<string, unknown>([
      ['S.1', { done: this.#random.integer(0, 10) < 4 ? 10 : 5, total: 10 }],
      ['S.2', { points: this.#random.integer(0, 40) }],
    ]);
  }
}
