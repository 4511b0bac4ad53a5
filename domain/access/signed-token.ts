import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token is for. A token of one purpose is never valid for another. */
type Purpose = 'unsubscribe' | 'calendar';

const pattern = /^(?<encoded>[\w-]{4,120})\.(?<signature>[\w-]{43})$/;

/** A payload that its holder can read and not change: `base64url(payload)`, a dot, and the HMAC-SHA256 of purpose and payload. */
export function signedToken(purpose: Purpose, payload: string, key: Uint8Array): string {
  const encoded = Buffer.from(payload).toString('base64url');
  return `${encoded}.${signatureOf(purpose, encoded, key)}`;
}

/** The payload of a token made by {@link signedToken}; null for any other text, compared in constant time. */
export function signedContentFrom(purpose: Purpose, token: string, key: Uint8Array): string | null {
  const { encoded = '', signature = '' } = pattern.exec(token)?.groups ?? {};
  const expected = Buffer.from(signatureOf(purpose, encoded, key));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return Buffer.from(encoded, 'base64url').toString();
}

function signatureOf(purpose: Purpose, encoded: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(`${purpose}:${encoded}`).digest('base64url');
}
