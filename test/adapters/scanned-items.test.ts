import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { nativeItem } from '../../adapters/dynamodb/requests/native-item.ts';
import { scannedItems } from '../../adapters/dynamodb/requests/scanned-items.ts';
import { ByteBlocks } from '../../adapters/dynamodb/table/byte-blocks.ts';

const page = z.looseObject({ Items: z.array(z.record(z.string(), z.unknown())) });

/** A page as JSON.parse reads it; null where it is no page. */
function parsed(text: string) {
  try {
    const { Items, ...rest } = page.parse(JSON.parse(text));
    const blocks = new ByteBlocks();
    return { items: Items.map((item) => nativeItem(item, blocks)), rest };
  } catch {
    return null;
  }
}

/** The page as it is scanned: null where the scan leaves it to JSON.parse, or where its frame is no page. */
function scanned(text: string) {
  const found = scannedItems(text, new ByteBlocks());
  if (found === null) return null;
  const frame = parsed(found.frame);
  return frame && { items: found.items, rest: frame.rest };
}

const plainText = fc.string({ unit: fc.constantFrom(...'aZ09.#-_:,{}[] độ') });
const bytes = fc.uint8Array({ maxLength: 40 }).map((own) => Buffer.from(own).toString('base64'));
const plainValue = fc.oneof(
  fc.record({ S: plainText }),
  fc.record({ N: fc.oneof(fc.integer().map(String), fc.constant('no number')) }),
  fc.record({ B: bytes }),
  fc.record({ BOOL: fc.boolean() }),
);
const names = ['pk', 'sk', 'id', 'values', 'sum', 'late'];
const itemOf = (value: fc.Arbitrary<unknown>) =>
  fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1 });
const plainItems = fc.array(itemOf(plainValue), { minLength: 1 });
const key = fc.option(fc.record({ pk: fc.record({ S: plainText }) }), { nil: undefined });

describe('a page of items, scanned', () => {
  it('is what JSON.parse makes of it, whatever texts, numbers, bytes and truth values it has', () => {
    fc.assert(
      fc.property(plainItems, key, (Items, LastEvaluatedKey) => {
        const text = JSON.stringify({ Count: Items.length, Items, LastEvaluatedKey, ScannedCount: 1 });
        expect(scanned(text)).toEqual(parsed(text));
        expect(scannedItems(text, new ByteBlocks())?.items).toHaveLength(Items.length);
      }),
    );
  });

  it('is left to JSON.parse where it has anything else, or read as the same', () => {
    const other = fc.oneof(
      fc.record({ S: fc.string({ unit: 'binary' }) }),
      fc.record({ NULL: fc.constant(true) }),
      fc.record({ L: fc.array(plainValue) }),
      fc.record({ M: fc.dictionary(plainText, plainValue) }),
      fc.record({ SS: fc.array(plainText) }),
      fc.record({ S: plainText, N: plainText }),
      fc.jsonValue(),
    );
    const items = fc.array(itemOf(fc.oneof({ weight: 4, arbitrary: plainValue }, other)));
    fc.assert(
      fc.property(items, fc.constantFrom(undefined, 1), (Items, space) => {
        const text = JSON.stringify({ Count: Items.length, Items }, null, space);
        const found = scanned(text);
        if (found !== null) expect(found).toEqual(parsed(text));
      }),
    );
  });

  it('is never read from what is no JSON, or is another page', () => {
    const cut = fc.record({
      at: fc.nat(400),
      length: fc.nat(4),
      put: fc.constantFrom('', '"', '{', '}', ',', ']', ':', 'e', '1'),
    });
    fc.assert(
      fc.property(plainItems, cut, (Items, { at, length, put }) => {
        const text = JSON.stringify({ Count: Items.length, Items });
        const damaged = text.slice(0, at) + put + text.slice(at + length);
        const found = scanned(damaged);
        if (found !== null) expect(found).toEqual(parsed(damaged));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is left to JSON.parse where it has no items, an item without attributes, or items that nothing or too much parts', () => {
    const item = '{"sk":{"S":"1"}}';
    for (const items of ['', '{}', `${item},`, `${item}${item}`, `,${item}`, `${item},,${item}`, `${item} `])
      expect(scannedItems(`{"Items":[${items}]}`, new ByteBlocks())).toBeNull();
    expect(scannedItems(`{"other":{"Items":[${item}]},"Items":[]}`, new ByteBlocks())).toBeNull();
    expect(scannedItems(`{"Items":[${item}]}`, new ByteBlocks())).toEqual({
      items: [{ sk: '1' }],
      frame: '{"Items":[]}',
    });
  });
});
