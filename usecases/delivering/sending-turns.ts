import { firstFree, sendingRate } from '../../domain/delivery/sending-rate.ts';
import type { SlotStore } from '../ports/slot-store.ts';
import type { Timer } from '../ports/timer.ts';

/** Whose turn is further away than this does not wait for it. */
const mostWaitMilliseconds = 10_000;

/**
 * Spaces the messages of one run so that those of all workers together keep to a rate. Each reserves the time of a few
 * messages for itself by one conditional write.
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

  /** Waits until a message may be sent. A turn that is not {@link used} is kept. @returns false when it would take too long */
  async ready(): Promise<boolean> {
    if (this.#left === 0 && !(await this.#reserve())) return false;
    const wait = this.#next - this.#timer.now();
    if (wait > 0) await this.#timer.wait(wait);
    return true;
  }

  /** A message is being sent. */
  used(): void {
    this.#next += sendingRate(this.#perSecond).intervalMilliseconds;
    this.#left -= 1;
  }

  /** Halves the rate: the service takes less than it promised, as others send from the same account. */
  slowDown(): void {
    this.#perSecond /= 2;
    this.#left = 0;
    this.#notBefore = this.#timer.now() + sendingRate(this.#perSecond).intervalMilliseconds;
  }

  /** Each time this has to be tried again another worker has taken the turn. */
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
