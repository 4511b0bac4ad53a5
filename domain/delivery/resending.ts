import { Temporal } from 'temporal-polyfill';
import { isBefore } from '../period/compare-instants.ts';
import { instantText } from '../period/instant-text.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryChange } from './delivery-change.ts';

/** What sending a failed delivery again means: a change; or why not, because it has expired or was sent again before. */
export type Resending =
  | { readonly kind: 'resend'; readonly change: DeliveryChange }
  | { readonly kind: 'expired' | 'resent-before' };

/**
 * Decides whether a delivery in state `failed` is sent again: once, and never after its expiry. It gets all its attempts
 * anew.
 */
export function resending({ expiresAt, resentAt }: Delivery, now: Temporal.Instant): Resending {
  if (resentAt !== undefined) return { kind: 'resent-before' };
  if (!isBefore(now, Temporal.Instant.from(expiresAt))) return { kind: 'expired' };
  const at = instantText(now);
  return { kind: 'resend', change: { state: 'due', dueAt: at, attempts: 0, resentAt: at } };
}
