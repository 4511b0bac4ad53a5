import { firstFree, sendingRate } from '../../domain/delivery/sending-rate.ts';
import type { SlotStore } from '../ports/slot-store.ts';
import type { Timer } from '../ports/timer.ts';

/** Do not wait for a turn further away than this. */
const mostWaitMilliseconds = 10_000;

/**
 * Spaces the messages of a run so that all workers together keep to the rate. Each worker reserves time for a few
 * messages by one conditional write.
 */
export class SendingTurns {
  readonly #slots: SlotStore;
  readonly #timer: Timer;
  #perSecond: number;
  #next = 0;
  #left = 0;
  #notBefore = 0;

  constructor(slots: SlotStore, timer: Timer, perSecond: number) {
    this.#slots = slots;
    this.#timer = timer;
    this.#perSecond = perSecond;
  }

  /**
   * Waits until a message may be sent. A turn that is not {@link used} is kept.
   * @returns false when the wait would be too long
   */
  async ready(): Promise<boolean> {
    if (this.#left === 0 && !(await this.#reserve())) return false;
    const wait = this.#next - this.#timer.now();
    if (wait > 0) await this.#timer.wait(wait);
    return true;
  }

  /** Records that a message is being sent. */
  used(): void {
    this.#next += sendingRate(this.#perSecond).intervalMilliseconds;
    this.#left -= 1;
  }

  /** Halves the rate: the service accepts less than its limit, because others send from the same account. */
  slowDown(): void {
    this.#perSecond /= 2;
    this.#left = 0;
    this.#notBefore = this.#timer.now() + sendingRate(this.#perSecond).intervalMilliseconds;
  }

  /** Each retry means that another worker took the turn. */
  async #reserve(): Promise<boolean> {
    const { batch, intervalMilliseconds } = sendingRate(this.#perSecond);
    for (;;) {
      const seen = await this.#slots.takenUntil();
      const now = this.#timer.now();
      const from = Math.max(firstFree(seen, now), this.#notBefore);
      if (from - now > mostWaitMilliseconds) return false;
      if (!(await this.#slots.take(seen, from + batch * intervalMilliseconds))) continue;
      this.#next = from;
      this.#left = batch;
      return true;
    }
  }
}
