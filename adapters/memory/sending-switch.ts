import type { Temporal } from 'temporal-polyfill';
import { neverPaused, type SendingState } from '../../domain/delivery/sending-state.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { SendingSwitch } from '../../usecases/ports/sending-switch.ts';

/** The sending switch in memory. */
export class MemorySendingSwitch implements SendingSwitch {
  #state = neverPaused;

  async read(): Promise<SendingState> {
    return this.#state;
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
