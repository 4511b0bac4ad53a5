import type { Temporal } from 'temporal-polyfill';
import type { Subscription } from '../../domain/access/unsubscribe-token.ts';

/** Stores who unsubscribed from which messages. Contains no addresses. */
export interface UnsubscribeStore {
  /** Records an unsubscription; repeating it keeps the first time. */
  add(subscription: Subscription, at: Temporal.Instant): Promise<void>;

  /** Removes an unsubscription; does nothing when there is none. */
  remove(subscription: Subscription): Promise<void>;

  /** Whether the person has unsubscribed. */
  has(subscription: Subscription): Promise<boolean>;

  /** Whether each person has unsubscribed, in the order asked; at most 100 at once. */
  hasEach(subscriptions: readonly Subscription[]): Promise<boolean[]>;
}
