import { firstFree, sendingRate } from '../../domain/delivery/sending-rate.ts';
import type { SlotStore } from '../ports/slot-store.ts';
import type { Timer } from '../ports/timer.ts';

/** Do not wait for a turn further away than this. */
const mostWaitMilliseconds = 10_000;

/** By how much a turn may be late, besides the time of one message; a later one is lost, so that no burst follows a delay. */
const mostLateMilliseconds = 100;

/**
 * Spaces the messages of a run so that all workers together keep to the rate. Each worker reserves time for a few
 * messages by one conditional write.
 */
export class SendingTurns {
  readonly #slots: SlotStore;
  readonly #timer: Timer;
  #perSecond: number;
  /** The end of the time reserved last by any worker, as far as this one knows. */
  #seen: number | null | undefined;
  #next = 0;
  #left = 0;
  #notBefore = 0;

  constructor(slots: SlotStore, timer: Timer, perSecond: number) {
    this.#slots = slots;
    this.#timer = timer;
    this.#perSecond = perSecond;
  }

  /** How many turns are reserved at a time. */
  get batch(): number {
    return sendingRate(this.#perSecond).batch;
  }

  /**
   * Waits until a message may be sent. A turn that is not {@link used} is kept.
   * @returns false when the wait would be too long
   */
  async ready(): Promise<boolean> {
    for (;;) {
      this.#dropLate();
      if (this.#left === 0 && !(await this.#reserve())) return false;
      const wait = this.#next - this.#timer.now();
      if (wait > 0) await this.#timer.wait(wait);
      // The rate may have been lowered meanwhile.
      if (this.#left > 0) return true;
    }
  }

  /** Records that a message is being sent. */
  used(): void {
    if (this.#left === 0) return;
    this.#next += this.#interval;
    this.#left -= 1;
  }

  /** Gives back the turn of a message that is not sent after all. */
  returned(): void {
    if (this.#left === 0) return;
    this.#next -= this.#interval;
    this.#left += 1;
  }

  /** Halves the rate: the service accepts less than its limit, because others send from the same account. */
  slowDown(): void {
    this.#perSecond /= 2;
    this.#left = 0;
    this.#notBefore = this.#timer.now() + this.#interval;
  }

  get #interval(): number {
    return sendingRate(this.#perSecond).intervalMilliseconds;
  }

  #dropLate(): void {
    const earliest = this.#timer.now() - mostLateMilliseconds - this.#interval;
    while (this.#left > 0 && this.#next < earliest) this.used();
  }

  /** Each retry means that another worker took the turn. */
  async #reserve(): Promise<boolean> {
    if (this.#seen === undefined) this.#seen = await this.#slots.takenUntil();
    for (;;) {
      const { batch, intervalMilliseconds } = sendingRate(this.#perSecond);
      const now = this.#timer.now();
      const from = Math.max(firstFree(this.#seen, now), this.#notBefore);
      if (from - now > mostWaitMilliseconds) return false;
      const until = from + batch * intervalMilliseconds;
      if (await this.#slots.take(this.#seen, until)) {
        this.#seen = until;
        if (this.#notBefore > from) continue;
        this.#next = from;
        this.#left = batch;
        return true;
      }
      this.#seen = await this.#slots.takenUntil();
    }
  }
}
