import { expect, it } from 'vitest';
import { ByteCache } from '../../adapters/byte-cache.ts';

const of = (length: number) => new Uint8Array(length);

it('keeps bytes up to its size, and drops what was not used for longest', () => {
  const cache = new ByteCache(100);
  for (const key of ['a', 'b', 'c', 'd']) cache.keep(key, of(25));
  cache.keep('a', of(1));
  expect(cache.get('a')).toEqual(of(25));
  cache.keep('e', of(10));
  expect(['a', 'b', 'c', 'd', 'e'].filter((key) => cache.get(key) !== undefined)).toEqual([
    'a',
    'c',
    'd',
    'e',
  ]);
  expect(cache.bytes).toBe(85);
});

it('keeps nothing that would take more than a quarter', () => {
  const cache = new ByteCache(100);
  cache.keep('a', of(26));
  expect([cache.get('a'), cache.bytes]).toEqual([undefined, 0]);
});
