import type { Snooze } from '../../domain/submission/warnings/snooze.ts';
import type { Listed } from './listed.ts';

/** Stores until when units need not be reminded. They may be gone once they are over. */
export interface SnoozeStore {
  /** Puts a unit's snooze for a set and period in the place of the one before. */
  put(snooze: Snooze): Promise<void>;

  /** A unit's snooze for a set and period; `found` and `unreadable` have one at most together. */
  find(unit: string, set: string, period: string): Promise<Listed<Snooze>>;

  /** All snoozes there are, by set, period and unit. */
  all(): Promise<Listed<Snooze>>;
}
