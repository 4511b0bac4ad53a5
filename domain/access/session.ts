import { createHash, timingSafeEqual } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { addressKey } from '../delivery/persons.ts';
import { textSchema } from '../language/text.ts';
import { earlierOf, isBefore } from '../period/compare-instants.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import { portalRoles } from './portal-roles.ts';
import { idleHours, longestSessionDays, minutesBetweenNotes } from './session-limits.ts';

/** A post as a session records it, for lists; what it may do is read from the catalogue at every request. */
const sessionPostSchema = z.strictObject({
  id: z.string(),
  post: textSchema,
  unit: z.string(),
  role: z.enum(portalRoles),
});

/** The post that a session acts as, as it was when the session began or was switched to it. */
export type SessionPost = z.infer<typeof sessionPostSchema>;

/** How a session ended before its time. */
const sessionEndSchema = z.strictObject({
  at: instantTextSchema,
  how: z.enum(['signed-out', 'revoked', 'replaced']),
});

/** When and how a session ended before its time. */
export type SessionEnd = z.infer<typeof sessionEndSchema>;

/** The registry's record of a session: never the secret in its cookie. */
export const sessionSchema = z.strictObject({
  /** The first half of {@link hash}; it finds the session and opens nothing. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  /** SHA-256 of the secret, hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** {@link personKey} of the address that signed in. */
  person: z.string().regex(/^[0-9a-f]{64}$/),
  /** The post that the session acts as. */
  post: sessionPostSchema,
  /** The kind of browser and system. */
  browser: z.string(),
  signedInAt: instantTextSchema,
  /** The last use, noted every {@link minutesBetweenNotes} minutes. */
  lastUsedAt: instantTextSchema,
  expiresAt: instantTextSchema,
  ended: sessionEndSchema.exactOptional(),
});

/** What is stored of somebody signed in to the portal: never the cookie. */
export type Session = z.infer<typeof sessionSchema>;

/** Random bytes of a session's secret, and of the one that binds a code to a browser. */
export const secretBytes = 32;

/** A new secret for a cookie, from {@link secretBytes} random bytes, with its id and hash. */
export function makeSecret(entropy: Uint8Array): { secret: string; id: string; hash: string } {
  const secret = Buffer.from(entropy).toString('base64url');
  const hash = hashOfSecret(secret);
  return { secret, id: hash.slice(0, 32), hash };
}

/** The id of a well-formed secret; null for any other text, which needs no look-up. */
export function idOfSecret(secret: string): string | null {
  return /^[\w-]{43}$/.test(secret) ? hashOfSecret(secret).slice(0, 32) : null;
}

/** Whether a text has the form of a session's id. */
export function isSessionId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

/** Whether a secret is a session's, compared in constant time. */
export function isSecretOf({ hash }: Pick<Session, 'hash'>, secret: string): boolean {
  return timingSafeEqual(Buffer.from(hashOfSecret(secret), 'hex'), Buffer.from(hash, 'hex'));
}

/** The pseudonym of an address in a session, by which it is compared with the catalogue's. */
export function personKey(address: string): string {
  return createHash('sha256')
    .update(`person:${addressKey(address)}`)
    .digest('hex');
}

/** The instant at which a session of now ends, however much it is used. */
export function sessionExpiry(now: Temporal.Instant): Temporal.Instant {
  return now.add({ hours: 24 * longestSessionDays });
}

/** The instant at which a session ends unless it is used before, or its expiry if that is earlier. */
export function idleUntil({ lastUsedAt, expiresAt }: Session): Temporal.Instant {
  const idle = Temporal.Instant.from(lastUsedAt).add({ hours: idleHours });
  return earlierOf(idle, Temporal.Instant.from(expiresAt));
}

/** Whether a session works; it no longer does at the instant of its end. */
export function isLiveSession(session: Session, now: Temporal.Instant): boolean {
  return session.ended === undefined && isBefore(now, idleUntil(session));
}

/** Whether a use of a session is to be noted now. */
export function isUseNoted({ lastUsedAt }: Session, now: Temporal.Instant): boolean {
  return !isBefore(now, Temporal.Instant.from(lastUsedAt).add({ minutes: minutesBetweenNotes }));
}

/** SHA-256 of a secret, hexadecimal. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
