import { personHash, type Subscription, unsubscribeToken } from '../../domain/access/unsubscribe-token.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../domain/delivery/delivery-change.ts';
import { messageKindOf } from '../../domain/delivery/message-kind.ts';
import type { SigningKey } from '../ports/signing-key.ts';
import type { UnsubscribeStore } from '../ports/unsubscribe-store.ts';

/** What minding subscriptions needs from outside. */
export type SubscriptionPorts = {
  readonly unsubscribes: UnsubscribeStore;
  readonly signingKey: SigningKey;
  /** Where the API is, without a slash at the end. */
  readonly apiUrl: string;
};

/**
 * What becomes of a delivery whose recipient has unsubscribed; null for one that may be sent. When that cannot be found
 * out, it is not sent either: it keeps its place and its number of attempts, and says why.
 */
export async function changeIfUnwanted(
  { unsubscribes, signingKey }: SubscriptionPorts,
  delivery: Delivery,
): Promise<DeliveryChange | null> {
  const { attempts, state, dueAt } = delivery;
  try {
    if (!(await hasUnsubscribed({ unsubscribes, signingKey }, delivery))) return null;
    return { state: 'suppressed', dueAt: null, attempts, failure: 'the recipient has unsubscribed' };
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'failure';
    const failure = `not known whether the recipient has unsubscribed: ${reason}`;
    return { state, dueAt, attempts, failure };
  }
}

/** Whether a delivery's recipient has unsubscribed from such messages; never from a duty. */
export async function hasUnsubscribed(
  { unsubscribes, signingKey }: Pick<SubscriptionPorts, 'unsubscribes' | 'signingKey'>,
  delivery: Delivery,
): Promise<boolean> {
  const subscription = await subscriptionOf(delivery, signingKey);
  return subscription !== null && unsubscribes.has(subscription);
}

/** The link by which a delivery's recipient unsubscribes from such messages; null where nobody can. */
export async function unsubscribeUrl(
  { signingKey, apiUrl }: SubscriptionPorts,
  delivery: Delivery,
): Promise<string | null> {
  const subscription = await subscriptionOf(delivery, signingKey);
  if (subscription === null) return null;
  return `${apiUrl}/v1/unsubscribe/${unsubscribeToken(subscription, await signingKey.read())}`;
}

/** What a delivery's recipient could unsubscribe from; null for a duty, and for a message that is only tried out. */
async function subscriptionOf(
  { content, duty, recipient }: Delivery,
  signingKey: SigningKey,
): Promise<Subscription | null> {
  const kind = messageKindOf(content);
  if (kind === null || duty === true) return null;
  return { kind, person: personHash(recipient.email, await signingKey.read()) };
}
