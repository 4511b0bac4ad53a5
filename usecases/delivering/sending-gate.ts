import type { Temporal } from 'temporal-polyfill';
import { accountFault } from '../../domain/delivery/account-fault.ts';
import type { ContentKind } from '../../domain/delivery/delivery-content.ts';
import type { HeldBy, SendResult } from '../../domain/delivery/send-result.ts';
import type { MailHold } from '../../domain/delivery/sending-state.ts';
import type { Ports } from '../ports/ports.ts';
import type { SendingSwitch } from '../ports/sending-switch.ts';
import type { Timer } from '../ports/timer.ts';
import { guardReputation } from './guard-reputation.ts';
import { type ReservePorts, reportReserve } from './report-reserve.ts';
import { SendingTurns } from './sending-turns.ts';

/**
 * Why a run ended before processing all due deliveries: its time was up, sending must stop for now, or the rest of the
 * quota is kept for the weekly report.
 */
export type StopReason = 'time' | HeldBy | 'report-reserve';

/**
 * Whether a message may be sent now: it `goes`; it `waits` for the outcome of those being sent, since what is left of the quota
 * depends on them; it is `held-back`, because that is kept for the weekly report; or the gate is `closed`.
 */
export type Admission = 'goes' | 'waits' | 'held-back' | 'closed';

/** How long the switch is believed, for the messages of one batch at most: so late does a pause take effect. */
const believedMilliseconds = 500;

/** Admits the messages of a run in their order, within the account's rate, its quota and the sending switch. */
export class SendingGate {
  readonly #sending: SendingSwitch;
  readonly #timer: Timer;
  readonly #turns: SendingTurns;
  readonly #mayGoOn: () => boolean;
  readonly #reserve: () => Promise<number>;
  #left: number;
  #inFlight = 0;
  /** When the switch was read last, and how many messages have begun since. */
  #read: { readonly at: number; begun: number };
  #stopped: StopReason | null;
  #fault: string | null = null;
  #reserved: number | null = null;
  #hasHeldBack = false;
  readonly #held: MailHold | null;

  private constructor(
    sending: SendingSwitch,
    timer: Timer,
    turns: SendingTurns,
    mayGoOn: () => boolean,
    reserve: () => Promise<number>,
    start: {
      readonly readAt: number;
      readonly left: number;
      readonly stopped: StopReason | null;
      readonly fault: string | null;
      readonly held: MailHold | null;
    },
  ) {
    this.#sending = sending;
    this.#timer = timer;
    this.#turns = turns;
    this.#mayGoOn = mayGoOn;
    this.#reserve = reserve;
    this.#read = { at: start.readAt, begun: 0 };
    this.#left = start.left;
    this.#stopped = start.stopped;
    this.#fault = start.fault;
    this.#held = start.held;
  }

  /**
   * Reads the account's limits, and pauses sending when its reputation is in danger. The gate is closed from the beginning while
   * the account is not set up to send.
   * @param mayGoOn whether there is time for another message
   */
  static async open(
    ports: Pick<Ports, 'isTrial' | 'sendingAccount' | 'sending' | 'slots' | 'clock' | 'timer'> & ReservePorts,
    mayGoOn: () => boolean,
  ): Promise<SendingGate> {
    const { sendingAccount, sending, slots, clock, timer } = ports;
    const readAt = timer.now();
    const [quota, isVerified, { paused, held }] = await Promise.all([
      sendingAccount.quota(),
      sendingAccount.isDomainVerified(),
      guardReputation(ports),
    ]);
    const fault = accountFault(quota, isVerified, ports.isTrial);
    const now = clock.now();
    const { perSecond, perDay, sentLastDay } = quota;
    const reserve = () => reportReserve(ports, now);
    const turns = new SendingTurns(slots, timer, perSecond);
    return new SendingGate(sending, timer, turns, mayGoOn, reserve, {
      readAt,
      left: perSecond > 0 ? perDay - sentLastDay : 0,
      stopped: paused ? 'pause' : fault === null ? null : 'account',
      fault,
      held,
    });
  }

  /** Why the gate is closed, or did not open for some messages; null while it is open. */
  get stopped(): StopReason | null {
    return this.#stopped ?? (this.#hasHeldBack ? 'report-reserve' : null);
  }

  /** The fault of the account or its settings that closed the gate; null when there is none. */
  get fault(): string | null {
    return this.#fault;
  }

  /** Records the fault of the run where another or none was recorded before, so that everybody sees why mail waits. */
  async recordFault(fault: string | null, now: Temporal.Instant): Promise<void> {
    if ((this.#held?.fault ?? null) !== fault) await this.#sending.hold(fault, now);
  }

  /** How many messages to check together: about half a second's worth. */
  get batch(): number {
    return this.#turns.batch;
  }

  /** Whether there is time to process another delivery. */
  hasTime(): boolean {
    if (!this.#mayGoOn()) this.#stopped ??= 'time';
    return this.#stopped === null;
  }

  /** Waits for the message's turn. Reads the switch last, unless it was read just before. */
  async admit(kind: ContentKind): Promise<Admission> {
    if (this.#left - this.#inFlight < 1) return this.#inFlight > 0 ? 'waits' : this.#closed('quota');
    if (kind !== 'weekly-report' && Number.isFinite(this.#left)) {
      this.#reserved ??= await this.#reserve();
      if (this.#left - this.#inFlight <= this.#reserved) {
        if (this.#inFlight > 0) return 'waits';
        this.#hasHeldBack = true;
        return 'held-back';
      }
    }
    if (!(await this.#turns.ready())) return this.#closed('rate');
    if (!this.hasTime()) return 'closed';
    if (await this.#isPaused()) return this.#closed('pause');
    return this.#stopped === null ? 'goes' : 'closed';
  }

  /** Records that an admitted message is being sent. */
  began(): void {
    this.#turns.used();
    this.#read.begun += 1;
    this.#inFlight += 1;
  }

  /** Records that such a message was left to another worker. */
  gaveUp(): void {
    this.#turns.returned();
    this.#inFlight -= 1;
  }

  /** Records the result of such a message. */
  heard(result: SendResult): void {
    this.#inFlight -= 1;
    if (result.outcome === 'sent' || result.outcome === 'unknown') this.#left -= 1;
    if (result.outcome !== 'held') return;
    if (result.by === 'rate') this.#turns.slowDown();
    else this.#stopped = result.by;
    if (result.by === 'account') this.#fault ??= result.failure;
  }

  #closed(reason: StopReason): Admission {
    this.#stopped ??= reason;
    return 'closed';
  }

  async #isPaused(): Promise<boolean> {
    const at = this.#timer.now();
    if (at - this.#read.at < believedMilliseconds && this.#read.begun < this.batch) return false;
    const { paused } = await this.#sending.read();
    this.#read = { at, begun: 0 };
    return paused;
  }
}
