import type { Temporal } from 'temporal-polyfill';
import type { Subscription } from '../../domain/access/unsubscribe-token.ts';

/** Keeps who wants which messages no longer. Nothing in it tells an address. */
export interface UnsubscribeStore {
  /** Notes that somebody has unsubscribed; doing it again keeps the first time. */
  add(subscription: Subscription, at: Temporal.Instant): Promise<void>;

  /** Forgets that somebody has unsubscribed; does nothing when they have not. */
  remove(subscription: Subscription): Promise<void>;

  /** Whether somebody has unsubscribed. */
  has(subscription: Subscription): Promise<boolean>;
}
