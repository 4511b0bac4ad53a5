import type { Temporal } from 'temporal-polyfill';
import type { StrayEvent } from '../../domain/delivery/stray-event.ts';
import type { Listed } from './listed.ts';

/** Mail service events that could not be recorded with a delivery, kept for 90 days so that operations can follow them up. */
export interface StrayEventStore {
  /**
   * Keeps an event.
   * @param now from when the 90 days count
   * @returns false when it was kept in an earlier second
   */
  keep(event: StrayEvent, now: Temporal.Instant): Promise<boolean>;

  /** The newest events, newest first. */
  newest(limit: number): Promise<Listed<StrayEvent>>;
}
