import type { Temporal } from 'temporal-polyfill';
import type { SendingState, SendingStatus } from '../../domain/delivery/sending-state.ts';

/**
 * Pauses and resumes all sending. Senders read it at least every half second. Due messages are kept during a pause, but those
 * that expire are not sent.
 */
export interface SendingSwitch {
  /** The current state, read consistently: every earlier change is visible. */
  read(): Promise<SendingStatus>;

  /**
   * Pauses sending. Pausing again changes nothing, so that the first reason is kept.
   * @param by the author, as {@link SendingState} names it
   * @returns the resulting state
   */
  pause(by: string, reason: string, at: Temporal.Instant): Promise<SendingState>;

  /**
   * Resumes sending. Changes nothing if sending is not paused.
   * @returns the resulting state
   */
  resume(by: string, at: Temporal.Instant): Promise<SendingState>;

  /** Records the fault for which the deployment holds its mail, found now; null when there is none any longer. The switch stays. */
  hold(fault: string | null, at: Temporal.Instant): Promise<void>;
}
