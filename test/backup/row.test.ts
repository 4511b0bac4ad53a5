import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TableDigest } from '../../backup/digest.ts';
import { lineOf, type Row, readLine, rowHash, rowText } from '../../backup/row.ts';

const { value } = fc.letrec<{ value: AttributeValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.record({ S: fc.string({ unit: 'grapheme' }) }),
    fc.record({ N: fc.bigInt().map(String) }),
    fc.record({ B: fc.uint8Array() }),
    fc.record({ BOOL: fc.boolean() }),
    fc.constant({ NULL: true as const }),
    fc.record({ SS: fc.uniqueArray(fc.string(), { minLength: 1 }) }),
    fc.record({ NS: fc.uniqueArray(fc.integer().map(String), { minLength: 1 }) }),
    fc.record({ BS: fc.array(fc.uint8Array(), { minLength: 1 }) }),
    fc.record({ L: fc.array(tie('value')) }),
    fc.record({ M: fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }) }),
  ),
}));

const key = fc.record({ S: fc.string({ minLength: 1 }) });
const row: fc.Arbitrary<Row> = fc
  .tuple(key, key, fc.dictionary(fc.stringMatching(/^[a-z]{3,8}$/), value, { noNullPrototype: true }))
  .map(([pk, sk, rest]) => ({ ...rest, pk, sk }));

it('a row of any values comes back from its line as it was', () => {
  fc.assert(
    fc.property(row, (one) => {
      const read = readLine(lineOf(one));
      expect(read).not.toBeNull();
      expect(rowText(read?.row ?? {})).toBe(rowText(one));
      expect(read?.sha256).toBe(rowHash(rowText(one)));
    }),
  );
});

it('the order of attributes and of sets changes no hash, a value does', () => {
  const keys = { pk: { S: 'p' }, sk: { S: 's' } };
  expect(rowText({ ...keys, a: { SS: ['x', 'y'] } })).toBe(rowText({ a: { SS: ['y', 'x'] }, ...keys }));
  expect(rowText({ ...keys, a: { L: [{ N: '1' }, { N: '2' }] } })).not.toBe(
    rowText({ ...keys, a: { L: [{ N: '2' }, { N: '1' }] } }),
  );
});

it('a digest is the same in any order, and goes on from where it was', () => {
  const hashes = ['1', '2', '3'].map(rowHash);
  const digestOf = (some: readonly string[], from?: TableDigest) => {
    const digest = new TableDigest(from?.value);
    for (const hash of some) digest.add(hash);
    return digest;
  };
  expect(digestOf(hashes.toReversed()).value).toEqual(digestOf(hashes).value);
  expect(digestOf(hashes.slice(1), digestOf(hashes.slice(0, 1))).value).toEqual(digestOf(hashes).value);
  expect(digestOf(hashes.slice(1)).value).not.toEqual(digestOf(hashes).value);
});
