import { personHash, type Subscription, unsubscribeToken } from '../../domain/access/unsubscribe-token.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../domain/delivery/delivery-change.ts';
import { contentRules } from '../../domain/delivery/delivery-content.ts';
import type { Ports } from '../ports/ports.ts';
import type { SigningKey } from '../ports/signing-key.ts';

/**
 * The new state of a delivery whose recipient has unsubscribed; null for one that may be sent. If the subscription
 * cannot be read, the delivery is not sent either: it keeps its place and its number of attempts, and records the
 * reason.
 */
export async function changeIfUnwanted(
  ports: Pick<Ports, 'unsubscribes' | 'signingKey'>,
  delivery: Delivery,
): Promise<DeliveryChange | null> {
  const { attempts, state, dueAt } = delivery;
  try {
    if (!(await hasUnsubscribed(ports, delivery))) return null;
    return { state: 'suppressed', dueAt: null, attempts, failure: 'the recipient has unsubscribed' };
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'failure';
    const failure = `could not check whether the recipient has unsubscribed: ${reason}`;
    return { state, dueAt, attempts, failure };
  }
}

/** Whether a delivery's recipient has unsubscribed from its kind of message; always false for a duty. */
export async function hasUnsubscribed(
  { unsubscribes, signingKey }: Pick<Ports, 'unsubscribes' | 'signingKey'>,
  delivery: Delivery,
): Promise<boolean> {
  const subscription = await subscriptionOf(delivery, signingKey);
  return subscription !== null && unsubscribes.has(subscription);
}

/** The recipient's unsubscribe link for this kind of message; null if they cannot unsubscribe. */
export async function unsubscribeUrl(
  { signingKey, apiUrl }: Pick<Ports, 'signingKey' | 'apiUrl'>,
  delivery: Delivery,
): Promise<string | null> {
  const subscription = await subscriptionOf(delivery, signingKey);
  if (subscription === null) return null;
  return `${apiUrl}/v1/unsubscribe/${unsubscribeToken(subscription, await signingKey.read())}`;
}

/** What the recipient can unsubscribe from; null for a duty, and for a test message. */
async function subscriptionOf(
  { content, duty, recipient }: Delivery,
  signingKey: SigningKey,
): Promise<Subscription | null> {
  const kind = contentRules[content.kind].messageKind;
  if (kind === null || duty === true) return null;
  return { kind, person: personHash(recipient.email, await signingKey.read()) };
}
