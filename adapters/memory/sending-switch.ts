import { neverPaused, type SendingState } from '../../domain/delivery/sending-state.ts';
import type { SendingSwitch } from '../../usecases/ports/sending-switch.ts';

/** The sending switch in memory. */
export class MemorySendingSwitch implements SendingSwitch {
  #state = neverPaused;

  async read(): Promise<SendingState> {
    return this.#state;
  }

  async pause(by: string, reason: string, at: string): Promise<SendingState> {
    if (!this.#state.paused) this.#state = { paused: true, since: at, by, reason };
    return this.#state;
  }

  async resume(by: string, at: string): Promise<SendingState> {
    if (this.#state.paused) this.#state = { paused: false, since: at, by, reason: null };
    return this.#state;
  }
}
