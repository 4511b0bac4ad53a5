import type { ContentKind } from '../../domain/delivery/delivery-content.ts';
import type { HeldBy, SendResult } from '../../domain/delivery/send-result.ts';
import type { Ports } from '../ports/ports.ts';
import type { SendingSwitch } from '../ports/sending-switch.ts';
import { isPausedNow } from './guard-reputation.ts';
import { type ReservePorts, reportReserve } from './report-reserve.ts';
import { SendingTurns } from './sending-turns.ts';

/**
 * Why a run ended before processing all due deliveries: its time was up, sending must stop for now, or the rest of the
 * quota is kept for the weekly report.
 */
export type StopReason = 'time' | HeldBy | 'report-reserve';

/** Admits the messages of a run one at a time, within the account's rate, its quota and the sending switch. */
export class SendingGate {
  readonly #sending: SendingSwitch;
  readonly #turns: SendingTurns;
  readonly #mayGoOn: () => boolean;
  readonly #reserve: () => Promise<number>;
  #left: number;
  #stopped: StopReason | null;
  #reserved: number | null = null;
  #hasHeldBack = false;

  private constructor(
    sending: SendingSwitch,
    turns: SendingTurns,
    mayGoOn: () => boolean,
    reserve: () => Promise<number>,
    start: { readonly left: number; readonly stopped: StopReason | null },
  ) {
    this.#sending = sending;
    this.#turns = turns;
    this.#mayGoOn = mayGoOn;
    this.#reserve = reserve;
    this.#left = start.left;
    this.#stopped = start.stopped;
  }

  /**
   * Reads the account's limits, and pauses sending when its reputation is in danger.
   * @param mayGoOn whether there is time for another message
   */
  static async open(
    ports: Pick<Ports, 'sendingAccount' | 'sending' | 'slots' | 'clock' | 'timer'> & ReservePorts,
    mayGoOn: () => boolean,
  ): Promise<SendingGate> {
    const { sendingAccount, sending, slots, clock, timer } = ports;
    const [quota, isPaused] = await Promise.all([sendingAccount.quota(), isPausedNow(ports)]);
    const now = clock.now();
    const { perSecond, perDay, sentLastDay } = quota;
    const reserve = () => reportReserve(ports, now);
    return new SendingGate(sending, new SendingTurns(slots, timer, perSecond), mayGoOn, reserve, {
      left: perSecond > 0 ? perDay - sentLastDay : 0,
      stopped: isPaused ? 'pause' : null,
    });
  }

  /** Why the gate is closed, or did not open for some messages; null while it is open. */
  get stopped(): StopReason | null {
    return this.#stopped ?? (this.#hasHeldBack ? 'report-reserve' : null);
  }

  /** Whether a message other than the weekly report has to wait, because what is left of the quota is kept for that. */
  async holdsBack(kind: ContentKind): Promise<boolean> {
    if (kind === 'weekly-report' || this.#left < 1 || !Number.isFinite(this.#left)) return false;
    this.#reserved ??= await this.#reserve();
    const isHeld = this.#left <= this.#reserved;
    if (isHeld) this.#hasHeldBack = true;
    return isHeld;
  }

  /** Whether there is time to process another delivery. */
  hasTime(): boolean {
    if (!this.#mayGoOn()) this.#stopped ??= 'time';
    return this.#stopped === null;
  }

  /** Waits for the message's turn. Reads the switch last, so that a pause applies to the very next message. */
  async opens(): Promise<boolean> {
    if (this.#left < 1) this.#stopped ??= 'quota';
    if (this.#stopped !== null) return false;
    if (!(await this.#turns.ready())) this.#stopped = 'rate';
    if (!this.hasTime()) return false;
    if ((await this.#sending.read()).paused) this.#stopped = 'pause';
    return this.#stopped === null;
  }

  /** Records that a message is being sent. */
  passed(): void {
    this.#turns.used();
  }

  /** Records the result of an admitted message. */
  heard(result: SendResult): void {
    if (result.outcome === 'sent' || result.outcome === 'unknown') this.#left -= 1;
    if (result.outcome !== 'held') return;
    if (result.by === 'rate') this.#turns.slowDown();
    else this.#stopped = result.by;
  }
}
