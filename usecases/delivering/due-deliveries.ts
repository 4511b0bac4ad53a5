import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { Ports } from '../ports/ports.ts';

const pageSize = 100;

/**
 * The deliveries due in a run, soonest first, each once. The list of due deliveries may lag behind, so those already seen are
 * left out.
 */
export class DueDeliveries {
  readonly #ports: Pick<Ports, 'deliveries' | 'clock'>;
  readonly #seen = new Set<string>();
  readonly #waiting: Delivery[] = [];
  readonly #again: Delivery[] = [];
  /** How many of those seen stay in the list. */
  #passedOver = 0;
  /** Whether the list held no more when it was read last. */
  #isReadToTheEnd = false;

  constructor(ports: Pick<Ports, 'deliveries' | 'clock'>) {
    this.#ports = ports;
  }

  /** The one that has been due for longest; null when nothing is due. It is still among the next. */
  async first(): Promise<Delivery | null> {
    if (this.#waiting.length === 0) await this.#read();
    return this.#waiting[0] ?? null;
  }

  /**
   * The next deliveries, up to a number. Empty when there are no more.
   * @param looksAgain whether to read a list that was read to its end once more, for what has become due since
   */
  async next(most: number, looksAgain: boolean): Promise<Delivery[]> {
    if (this.#again.length > 0) return this.#again.splice(0, most);
    if (this.#waiting.length === 0 && (looksAgain || !this.#isReadToTheEnd)) await this.#read();
    return this.#waiting.splice(0, most);
  }

  /** Gives a delivery back that was held: it keeps its place before those that have not begun. */
  again(delivery: Delivery): void {
    this.#again.push(delivery);
  }

  /** Takes the first delivery that was held; null when there is none. */
  firstHeldBack(): Delivery | null {
    return this.#again.shift() ?? null;
  }

  /** Records that a delivery stays in the list. */
  passOver(): void {
    this.#passedOver += 1;
  }

  async #read(): Promise<void> {
    // Twice as many, so that what stays costs few reads however much it is.
    for (let limit = pageSize + 2 * this.#passedOver; ; limit *= 2) {
      const due = await this.#ports.deliveries.dueBy(this.#ports.clock.now(), limit);
      const fresh = due.filter(({ id }) => !this.#seen.has(id));
      for (const { id } of fresh) this.#seen.add(id);
      this.#waiting.push(...fresh);
      this.#isReadToTheEnd = due.length < limit;
      // A list full of deliveries already seen may hide others behind them.
      if (fresh.length > 0 || this.#isReadToTheEnd) return;
    }
  }
}
