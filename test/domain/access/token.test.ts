import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashToken, isTokenId, makeToken, matchesHash, tokenIdOf } from '../../../domain/access/token.ts';

const entropy = fc.uint8Array({ minLength: 30, maxLength: 30 });

describe('access tokens', () => {
  it('R3: is a prefix, an id, 160 bits of secret and a checksum', () => {
    const { token, id, hash } = makeToken(Uint8Array.from({ length: 30 }, (_, index) => index));
    expect(token).toBe(`tiendo_000g40r40m30e209_185gr38e1w8124gk2gahc5rr34d1p70x_${token.slice(-8)}`);
    expect(id).toBe('000g40r40m30e209');
    expect(hash).toBe(hashToken(token));
  });

  it('reads back the id, and matches only its own hash', () => {
    fc.assert(
      fc.property(entropy, entropy, (a, b) => {
        const one = makeToken(a);
        const other = makeToken(b);
        expect(tokenIdOf(one.token)).toBe(one.id);
        expect(matchesHash(one.token, one.hash)).toBe(true);
        expect(matchesHash(one.token, other.hash)).toBe(one.token === other.token);
      }),
    );
  });

  it('F62: refuses a token with any one character changed', () => {
    const { token } = makeToken(new Uint8Array(30).fill(7));
    for (let index = 0; index < token.length; index += 1) {
      const wrong = token[index] === 'x' ? 'y' : 'x';
      expect(tokenIdOf(token.slice(0, index) + wrong + token.slice(index + 1))).toBeNull();
    }
  });

  it.each(['', 'tiendo_', 'Bearer x', `tiendo_${'0'.repeat(16)}_${'0'.repeat(32)}_00000000`])(
    'refuses %j',
    (token) => {
      expect(tokenIdOf(token)).toBeNull();
    },
  );

  it('refuses a token with anything before or after it', () => {
    const { token } = makeToken(new Uint8Array(30).fill(7));
    for (const wrong of [`x${token}`, ` ${token}`, `${token}0`, `${token}\n`, `tiendo_${token}`])
      expect(tokenIdOf(wrong)).toBeNull();
  });

  it('have ids of 16 letters and digits that nobody mistakes for others', () => {
    expect(isTokenId(makeToken(new Uint8Array(30).fill(7)).id)).toBe(true);
    for (const wrong of [
      '',
      '0'.repeat(15),
      '0'.repeat(17),
      'l'.repeat(16),
      'A'.repeat(16),
      `${'0'.repeat(16)}\n`,
    ])
      expect(isTokenId(wrong)).toBe(false);
  });
});
