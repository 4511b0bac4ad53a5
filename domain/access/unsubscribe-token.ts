import { createHmac, timingSafeEqual } from 'node:crypto';
import { type MessageKind, messageKinds } from '../delivery/message-kind.ts';
import { addressKey } from '../delivery/persons.ts';

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

/**
 * The last part of an unsubscribe link: `base64url(<kind>#<person>)`, a dot, and the HMAC-SHA256 of the text before the
 * dot. It never expires, so links in old messages keep working.
 */
export function unsubscribeToken({ kind, person }: Subscription, key: Uint8Array): string {
  const payload = Buffer.from(`${kind}#${person}`).toString('base64url');
  return `${payload}.${signature(payload, key)}`;
}

const pattern = /^(?<payload>[\w-]{40,120})\.(?<signed>[\w-]{43})$/;

/** The content of a token made by {@link unsubscribeToken}; null for any other text, compared in constant time. */
export function readUnsubscribeToken(token: string, key: Uint8Array): Subscription | null {
  const { payload = '', signed = '' } = pattern.exec(token)?.groups ?? {};
  const expected = Buffer.from(signature(payload, key));
  const given = Buffer.from(signed);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [name, person] = Buffer.from(payload, 'base64url').toString().split('#');
  const kind = messageKinds.find((known) => known === name);
  return kind === undefined || person === undefined ? null : { kind, person };
}

function signature(payload: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(`unsubscribe:${payload}`).digest('base64url');
}
