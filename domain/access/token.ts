import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Access tokens: `tiendo_<id>_<secret>_<checksum>`. The id (80 bits) identifies the record; the secret (160 bits) is
 * known only to the holder; the checksum lets a mistyped token be rejected without a look-up. Only a hash is ever
 * stored.
 */
const pattern =
  /^tiendo_(?<id>[0-9a-hjkmnp-tv-z]{16})_(?<secret>[0-9a-hjkmnp-tv-z]{32})_(?<checksum>[0-9a-f]{8})$/;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Random bytes needed to make one token. */
export const tokenEntropyBytes = 30;

/** A new token from 30 random bytes, with the record to store. */
export function makeToken(entropy: Uint8Array): { token: string; id: string; hash: string } {
  const text = base32(entropy);
  const id = text.slice(0, 16);
  const body = `tiendo_${id}_${text.slice(16, 48)}`;
  const token = `${body}_${checksum(body)}`;
  return { token, id, hash: hashToken(token) };
}

/** The id of a well-formed token; null when the text is not a token or its checksum is wrong. */
export function tokenIdOf(token: string): string | null {
  const parts = pattern.exec(token)?.groups;
  if (parts === undefined) return null;
  const body = token.slice(0, token.lastIndexOf('_'));
  return checksum(body) === parts['checksum'] ? (parts['id'] ?? null) : null;
}

/** Whether a text has the form of a token id; any other text needs no look-up. */
export function isTokenId(text: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{16}$/.test(text);
}

/** SHA-256 of a token, hexadecimal, as stored in the registry. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether a token matches the hash, compared in constant time. */
export function matchesHash(token: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashToken(token), 'hex'), Buffer.from(hash, 'hex'));
}

function checksum(body: string): string {
  return createHash('sha256').update(`checksum:${body}`).digest('hex').slice(0, 8);
}

function base32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return text;
}
