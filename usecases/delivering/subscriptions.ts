import { personHash, type Subscription, unsubscribeToken } from '../../domain/access/unsubscribe-token.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../domain/delivery/delivery-change.ts';
import { contentRules } from '../../domain/delivery/delivery-content.ts';
import type { MessageKind } from '../../domain/delivery/message-kind.ts';
import type { Ports } from '../ports/ports.ts';
import type { SigningKey } from '../ports/signing-key.ts';

/**
 * The new states of those deliveries, by id, that are not to be sent because their recipient has unsubscribed. If the
 * subscriptions cannot be read, none of them is sent: each keeps its place and its number of attempts, and records the
 * reason.
 */
export async function changesOfUnwanted(
  ports: Pick<Ports, 'unsubscribes' | 'signingKey'>,
  deliveries: readonly Delivery[],
): Promise<Map<string, DeliveryChange>> {
  const optional = deliveries.filter((delivery) => kindToLeave(delivery) !== null);
  if (optional.length === 0) return new Map();
  try {
    const asked: { readonly delivery: Delivery; readonly subscription: Subscription }[] = [];
    for (const delivery of optional) {
      const subscription = await subscriptionOf(delivery, ports.signingKey);
      if (subscription !== null) asked.push({ delivery, subscription });
    }
    const answers = await ports.unsubscribes.hasEach(asked.map(({ subscription }) => subscription));
    return new Map(
      asked.flatMap(({ delivery: { id, attempts } }, index): [string, DeliveryChange][] =>
        answers[index] === true
          ? [[id, { state: 'suppressed', dueAt: null, attempts, failure: 'the recipient has unsubscribed' }]]
          : [],
      ),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'failure';
    const failure = `could not check whether the recipient has unsubscribed: ${reason}`;
    return new Map(
      deliveries.map(({ id, state, dueAt, attempts }) => [id, { state, dueAt, attempts, failure }]),
    );
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

/** What the recipient can unsubscribe from; null where there is nothing. */
async function subscriptionOf(delivery: Delivery, signingKey: SigningKey): Promise<Subscription | null> {
  const kind = kindToLeave(delivery);
  if (kind === null) return null;
  return { kind, person: personHash(delivery.recipient.email, await signingKey.read()) };
}

/** The kind of message that can be unsubscribed from; null for a duty, and for a test message. */
function kindToLeave({ content, duty }: Delivery): MessageKind | null {
  return duty === true ? null : contentRules[content.kind].messageKind;
}
