import { createHmac, timingSafeEqual } from 'node:crypto';
import { type MessageKind, messageKinds } from '../delivery/message-kind.ts';
import { addressKey } from '../delivery/persons.ts';

/** What somebody can unsubscribe from: one kind of messages to one person. */
export type Subscription = {
  readonly kind: MessageKind;
  /** What stands for the person; {@link personHash} makes it. */
  readonly person: string;
};

/**
 * What stands for a person in a link and in the registry. Without the key nobody can tell whose it is, or make it for an
 * address they know; it stays the same however the catalogue changes.
 */
export function personHash(address: string, key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(`person:${addressKey(address)}`)
    .digest('base64url');
}

/**
 * The end of an unsubscribe link: `base64url(<kind>#<person>)`, a dot, and the HMAC-SHA256 of what is before the dot. It
 * never expires, since old messages have to keep working links.
 */
export function unsubscribeToken({ kind, person }: Subscription, key: Uint8Array): string {
  const payload = Buffer.from(`${kind}#${person}`).toString('base64url');
  return `${payload}.${signature(payload, key)}`;
}

const pattern = /^(?<payload>[\w-]{40,120})\.(?<signed>[\w-]{43})$/;

/** What a token made by {@link unsubscribeToken} says; null for any other text, compared in constant time. */
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
