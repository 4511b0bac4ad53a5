import type { Temporal } from 'temporal-polyfill';
import type { SendingState } from '../../domain/delivery/sending-state.ts';

/**
 * Stops all sending at once, and lets it go on. Whoever sends reads it before each message. Nothing that is due is lost
 * meanwhile; but what expires is not sent any more.
 */
export interface SendingSwitch {
  /** The state as it is now: whoever has changed it has been heard. */
  read(): Promise<SendingState>;

  /**
   * Pauses sending. Pausing again changes nothing, so that the first reason stays.
   * @param by who does it, as {@link SendingState} names them
   * @returns the state it is then in
   */
  pause(by: string, reason: string, at: Temporal.Instant): Promise<SendingState>;

  /** Lets sending go on. Without a pause it changes nothing. @returns the state it is then in */
  resume(by: string, at: Temporal.Instant): Promise<SendingState>;
}
