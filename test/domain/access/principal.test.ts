import { describe, expect, it } from 'vitest';
import { principalSchema, type TokenRecord, tokenRecordSchema } from '../../../domain/access/principal.ts';
import { iso } from '../../fixtures/instants.ts';

const record: TokenRecord = {
  id: '0000000000000001',
  hash: '0123456789abcdef'.repeat(4),
  principal: { role: 'unit', unit: 'P.A' },
  label: 'Đầu mối Sở A',
  createdAt: iso('2024-01-10T02:00:00Z'),
  expiresAt: iso('2025-02-13T02:00:00Z'),
};

describe('a principal', () => {
  it.each([{ role: 'unit', unit: 'P.A' }, { role: 'leader' }, { role: 'operations' }])(
    'is %j',
    (principal) => {
      expect(principalSchema.parse(principal)).toEqual(principal);
    },
  );

  it.each([
    { role: 'unit' },
    { role: 'unit', unit: 'p.a' },
    { role: 'leader', unit: 'P.A' },
    { role: 'operations', unit: 'P.A' },
    { role: 'king' },
    { role: '' },
    {},
  ])('is not %j', (principal) => {
    expect(principalSchema.safeParse(principal).success).toBe(false);
  });
});

describe('the record of a token', () => {
  it('is read back with all that became of it', () => {
    const rotated: TokenRecord = {
      ...record,
      revokedAt: iso('2024-01-12T02:00:00Z'),
      lastUsedAt: '2024-01-11',
      replaces: '0000000000000000',
      replacedBy: '0000000000000002',
    };
    for (const one of [record, rotated]) expect(tokenRecordSchema.parse(one)).toEqual(one);
  });

  it.each([
    { hash: '0'.repeat(63) },
    { hash: '0'.repeat(65) },
    { hash: `x${'0'.repeat(64)}` },
    { hash: 'G'.repeat(64) },
    { token: 'tiendo_…' },
    { lastUsedAt: 'yesterday' },
  ])('is refused with %j', (changes) => {
    expect(tokenRecordSchema.safeParse({ ...record, ...changes }).success).toBe(false);
  });
});
