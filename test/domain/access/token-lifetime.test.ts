import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { TokenRecord } from '../../../domain/access/principal.ts';
import {
  expiryOnceReplaced,
  isExpired,
  isLive,
  latestExpiry,
  usualExpiry,
} from '../../../domain/access/token-lifetime.ts';
import { iso } from '../../fixtures/instants.ts';

const now = Temporal.Instant.from('2024-01-10T02:00:00.750Z');
const record: TokenRecord = {
  id: '0123456789abcdef',
  hash: 'a'.repeat(64),
  principal: { role: 'leader' },
  label: 'thử',
  createdAt: iso('2024-01-01T00:00:00Z'),
  expiresAt: iso('2024-02-01T00:00:00Z'),
};

describe('the life of a token', () => {
  it('is 400 days, and 90 for operations, in whole seconds', () => {
    expect(String(usualExpiry('unit', now))).toBe('2025-02-13T02:00:00Z');
    expect(String(usualExpiry('leader', now))).toBe('2025-02-13T02:00:00Z');
    expect(String(usualExpiry('operations', now))).toBe('2024-04-09T02:00:00Z');
    expect(String(latestExpiry(now))).toBe('2025-02-13T02:00:00Z');
  });

  it('F62: is over at the very instant it ends', () => {
    const end = Temporal.Instant.from(record.expiresAt);
    expect(isExpired(record, end.subtract({ milliseconds: 1 }))).toBe(false);
    expect(isExpired(record, end)).toBe(true);
    expect(isLive(record, now)).toBe(true);
    expect(isLive({ ...record, revokedAt: iso('2024-01-02T00:00:00Z') }, now)).toBe(false);
  });

  it('F75: works for 14 more days once it is replaced, and never longer than it would have', () => {
    expect(String(expiryOnceReplaced(record, now))).toBe('2024-01-24T02:00:00Z');
    const nearEnd = { ...record, expiresAt: iso('2024-01-12T00:00:00Z') };
    expect(String(expiryOnceReplaced(nearEnd, now))).toBe('2024-01-12T00:00:00Z');
  });
});
