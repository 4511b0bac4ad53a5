import type { Temporal } from 'temporal-polyfill';
import {
  type MailHold,
  neverPaused,
  type SendingState,
  type SendingStatus,
} from '../../domain/delivery/sending-state.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { SendingSwitch } from '../../usecases/ports/sending-switch.ts';

/** The sending switch of one process; sending at first. */
export class MemorySendingSwitch implements SendingSwitch {
  #state = neverPaused;
  #held: MailHold | null = null;

  async read(): Promise<SendingStatus> {
    return { ...this.#state, held: this.#held };
  }

  async hold(fault: string | null, at: Temporal.Instant): Promise<void> {
    this.#held = fault === null ? null : { fault, since: instantText(at) };
  }

  async pause(by: string, reason: string, at: Temporal.Instant): Promise<SendingState> {
    if (!this.#state.paused) this.#state = { paused: true, since: instantText(at), by, reason };
    return this.#state;
  }

  async resume(by: string, at: Temporal.Instant): Promise<SendingState> {
    if (this.#state.paused) this.#state = { paused: false, since: instantText(at), by, reason: null };
    return this.#state;
  }
}
