import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { latestExpiry, usualExpiry } from '../../../domain/access/token-lifetime.ts';

const now = Temporal.Instant.from('2024-01-10T02:00:00.750Z');

describe('the life of a token', () => {
  it('is 400 days, and 90 for operations, in whole seconds', () => {
    expect(String(usualExpiry('unit', now))).toBe('2025-02-13T02:00:00Z');
    expect(String(usualExpiry('leader', now))).toBe('2025-02-13T02:00:00Z');
    expect(String(usualExpiry('operations', now))).toBe('2024-04-09T02:00:00Z');
    expect(String(latestExpiry(now))).toBe('2025-02-13T02:00:00Z');
  });
});
