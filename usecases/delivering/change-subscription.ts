import { type Subscription, subscriptionFrom } from '../../domain/access/unsubscribe-token.ts';
import type { MessageKind } from '../../domain/delivery/message-kind.ts';
import type { Ports } from '../ports/ports.ts';

/** What a link to unsubscribe is about, and whether its person gets such messages. */
export type LinkedSubscription = { readonly kind: MessageKind; readonly isSubscribed: boolean };

/**
 * The subscription that the link in a message is about.
 * @param token the last part of the link, which is the only credential needed
 * @returns null for a link with an invalid signature, whatever is wrong with it
 */
export async function linkedSubscription(
  ports: Pick<Ports, 'signingKey' | 'unsubscribes'>,
  token: string,
): Promise<LinkedSubscription | null> {
  const subscription = await subscriptionIn(ports, token);
  if (subscription === null) return null;
  return { kind: subscription.kind, isSubscribed: !(await ports.unsubscribes.has(subscription)) };
}

/**
 * Unsubscribes the person of a link, or subscribes them again; repeating it changes nothing.
 * @param token as in {@link linkedSubscription}
 * @returns null, without any change, for a link with an invalid signature
 */
export async function changeSubscription(
  ports: Pick<Ports, 'clock' | 'signingKey' | 'unsubscribes'>,
  token: string,
  { isSubscribed }: Pick<LinkedSubscription, 'isSubscribed'>,
): Promise<LinkedSubscription | null> {
  const { unsubscribes, clock } = ports;
  const subscription = await subscriptionIn(ports, token);
  if (subscription === null) return null;
  if (isSubscribed) await unsubscribes.remove(subscription);
  else await unsubscribes.add(subscription, clock.now());
  return { kind: subscription.kind, isSubscribed };
}

async function subscriptionIn(
  { signingKey }: Pick<Ports, 'signingKey'>,
  token: string,
): Promise<Subscription | null> {
  return subscriptionFrom(token, await signingKey.read());
}
