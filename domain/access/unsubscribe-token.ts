import { createHmac } from 'node:crypto';
import { type MessageKind, messageKinds } from '../delivery/message-kind.ts';
import { addressKey } from '../delivery/persons.ts';
import { signedContentFrom, signedToken } from './signed-token.ts';

/** What a recipient can unsubscribe from: one kind of message to one person. */
export type Subscription = {
  readonly kind: MessageKind;
  /** The person's pseudonym, created by {@link personHash}. */
  readonly person: string;
};

/**
 * A person's pseudonym in links and in the registry. Without the key it cannot be traced to a person or computed from
 * an address; it does not change with the catalogue.
 */
export function personHash(address: string, key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(`person:${addressKey(address)}`)
    .digest('base64url');
}

/** The last part of an unsubscribe link. It never expires, so links in old messages keep working. */
export function unsubscribeToken({ kind, person }: Subscription, key: Uint8Array): string {
  return signedToken('unsubscribe', `${kind}#${person}`, key);
}

/** The content of a token made by {@link unsubscribeToken}; null for any other text. */
export function subscriptionFrom(token: string, key: Uint8Array): Subscription | null {
  const [name, person] = (signedContentFrom('unsubscribe', token, key) ?? '').split('#');
  const kind = messageKinds.find((known) => known === name);
  return kind === undefined || person === undefined ? null : { kind, person };
}
