import { describe, expect, it } from 'vitest';
import type { TokenRecord } from '../../../domain/access/principal.ts';
import {
  endOf,
  isLive,
  isRecent,
  lineageOf,
  revocationOf,
  rotationOf,
} from '../../../domain/access/token-chain.ts';
import { instant, iso } from '../../fixtures/instants.ts';

const alone: TokenRecord = {
  id: 'first',
  hash: 'a'.repeat(64),
  principal: { role: 'leader' },
  label: 'thử',
  createdAt: iso('2024-01-01T00:00:00Z'),
  expiresAt: iso('2024-02-01T00:00:00Z'),
};
const issuers: TokenRecord[] = [];
const at = '2024-01-10T02:00:00.750Z';
const first: TokenRecord = {
  ...alone,
  rotation: rotationOf({ token: alone, first: alone, issuers }, 'second', instant(at)),
};
const second: TokenRecord = { ...alone, id: 'second', chain: 'first', replaces: 'first' };
const left: TokenRecord = { ...alone, id: 'left', chain: 'first', replaces: 'first' };

describe('the end of a token', () => {
  it('is its own while it is not rotated', () => {
    expect(endOf({ token: alone, first: alone, issuers })).toBe('2024-02-01T00:00:00Z');
  });

  it('F75: is that of the chain for the newest, and 14 days after the rotation for the one before', () => {
    expect([first, second, left].map((token) => endOf({ token, first, issuers }))).toEqual([
      '2024-01-24T02:00:00Z',
      '2024-02-01T00:00:00Z',
      null,
    ]);
  });

  it('F75: is never later than it was, however often a token is rotated', () => {
    const again = rotationOf({ token: first, first, issuers }, 'third', instant('2024-01-20T00:00:00Z'));
    expect(again.previousEndsAt).toBe('2024-01-24T02:00:00Z');
    const late = rotationOf({ token: second, first, issuers }, 'third', instant('2024-01-25T00:00:00Z'));
    expect(late.previousEndsAt).toBe('2024-02-01T00:00:00Z');
  });

  it('F75: has come for every token of a chain that is revoked', () => {
    const revoked = { ...first, revokedAt: iso('2024-01-12T00:00:00Z') };
    for (const token of [revoked, second, left]) {
      expect(endOf({ token, first: revoked, issuers })).toBeNull();
      expect(isLive({ token, first: revoked, issuers }, instant('2024-01-11T00:00:00Z'))).toBe(false);
    }
  });

  it('has come for every token of a chain once one that issued it is revoked, from the earliest revocation on', () => {
    const [root, parent, child] = [
      { ...alone, id: 'root', revokedAt: iso('2024-01-13T00:00:00Z') },
      { ...alone, id: 'parent', issuers: ['root'], revokedAt: iso('2024-01-12T00:00:00Z') },
      { ...first, issuers: ['root', 'parent'] },
    ];
    for (const token of [child, second, left]) {
      const member = { token, first: child, issuers: [root, parent] };
      expect(endOf(member)).toBeNull();
      expect(revocationOf(member)).toBe('2024-01-12T00:00:00Z');
    }
    expect(lineageOf({ token: second, first: child, issuers: [] })).toEqual(['root', 'parent', 'first']);
    expect(revocationOf({ token: second, first: child, issuers: [] })).toBeNull();
  });

  it.each([
    [first, '2024-01-24T01:59:59.999Z', true],
    [first, '2024-01-24T02:00:00Z', false],
    [second, '2024-01-31T23:59:59.999Z', true],
    [second, '2024-02-01T00:00:00Z', false],
    [left, '2024-01-10T02:00:01Z', false],
  ])('F62: is an instant at which it no longer works: %#', (token, now, works) => {
    expect(isLive({ token, first, issuers }, instant(now))).toBe(works);
  });
});

it('a rotation is recent for a minute', () => {
  const rotation = rotationOf(
    { token: alone, first: alone, issuers },
    'second',
    instant('2024-01-10T02:00:00Z'),
  );
  expect(isRecent(rotation, instant('2024-01-10T02:00:59.999Z'))).toBe(true);
  expect(isRecent(rotation, instant('2024-01-10T02:01:00Z'))).toBe(false);
});
