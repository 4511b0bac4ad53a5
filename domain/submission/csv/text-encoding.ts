/**
 * Decodes a text file: UTF-8 with or without a byte order mark, UTF-16 only with one. Never guesses another encoding, because
 * a wrong guess would store wrong names unnoticed: what does not fit becomes U+FFFD, which `findDamage` finds.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** Chosen by the byte order mark; without one, only UTF-8. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
