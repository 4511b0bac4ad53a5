import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColumnReader } from '../../../adapters/columns/column-reader.ts';
import { ColumnWriter } from '../../../adapters/columns/column-writer.ts';

const limits = [0, 1, 63, 64, 127, 8_191, 8_192, 2 ** 31, 2 ** 53 - 1].flatMap((one) => [
  one,
  one === 0 ? 0 : -one,
]);
const integer = fc.oneof(fc.constantFrom(...limits), fc.maxSafeInteger(), fc.integer({ min: 0, max: 300 }));
const cell = fc.option(integer);
const text = fc.option(fc.string({ unit: 'binary' }));

type Page = {
  readonly whole: readonly number[];
  readonly exact: readonly number[];
  readonly many: readonly number[];
  readonly texts: readonly (string | null)[];
};

describe('packed columns', () => {
  it('hold any integers, nulls and texts', () => {
    const records = fc.array(fc.record({ a: cell, b: text, c: text }), { maxLength: 400 });
    fc.assert(
      fc.property(records, (all) => {
        const writer = new ColumnWriter();
        const [a, b, c] = [writer.integers('a'), writer.texts('b'), writer.texts('cột c')];
        for (const one of all) {
          a.put(one.a);
          b.put(one.b);
          c.put(one.c);
        }
        const reader = new ColumnReader(writer.bytes());
        const [readC, readA, readB] = [reader.texts('cột c'), reader.integers('a'), reader.texts('b')];
        const read = all.map(() => ({ a: readA.takeOrNull(), b: readB.takeOrNull(), c: readC.takeOrNull() }));
        expect(read).toEqual(all);
        expect(() => readA.takeOrNull()).toThrow('a packed column ends too early');
      }),
      { examples: [[limits.map((one) => ({ a: one, b: '\ud800', c: `${one}` }))]] },
    );
  });

  it('are the same put one by one or together, in new memory or in that of a page before', () => {
    const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    const near = fc.constantFrom(...limits.filter((one) => Math.abs(one) < 2 ** 31));
    const page = fc.record({
      whole: fc.array(fc.oneof(whole, near)),
      exact: fc.array(integer),
      many: fc.array(whole),
      texts: fc.array(text),
    });
    const again = new ColumnWriter();
    const packed = (writer: ColumnWriter, { whole, exact, many, texts }: Page) => {
      writer.integers('whole').putAll(Int32Array.from(whole));
      writer.planes('many').putAll(Int32Array.from(many));
      const wide = writer.integers('exact');
      for (const integer of exact) wide.put(integer);
      const column = writer.texts('texts');
      for (const one of texts) column.put(one);
      return writer.bytes();
    };
    fc.assert(
      fc.property(page, (one) => {
        const alone = new ColumnWriter();
        const [whole, many, exact, texts] = [
          alone.integers('whole'),
          alone.planes('many'),
          alone.integers('exact'),
          alone.texts('texts'),
        ];
        for (const integer of one.whole) whole.put(integer);
        for (const integer of one.many) many.putAll(Int32Array.of(integer));
        for (const integer of one.exact) exact.put(integer);
        for (const each of one.texts) texts.put(each);
        const bytes = packed(new ColumnWriter(), one);
        expect(packed(again, one)).toEqual(bytes);
        expect(alone.bytes()).toEqual(bytes);
      }),
    );
  });

  it('hold many integers of any four bytes', () => {
    const any = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    const sizes = [0, 255, 65_535, 2 ** 24 - 1, 2 ** 31 - 1].map((max) => fc.array(fc.nat(max)));
    fc.assert(
      fc.property(fc.oneof(fc.array(any), ...sizes), (many) => {
        const writer = new ColumnWriter();
        writer.planes('a').putAll(Int32Array.from(many));
        writer.integers('b').put(7);
        const reader = new ColumnReader(writer.bytes());
        expect([...reader.planes('a', new Int32Array(many.length))]).toEqual(many);
        expect(reader.integers('b').take()).toBe(7);
      }),
    );
  });

  it('are as written in the documents', () => {
    const writer = new ColumnWriter();
    const [points, unit, many] = [writer.integers('points'), writer.texts('unit'), writer.planes('many')];
    many.putAll(Int32Array.of(1, 258, 0));
    for (const one of [0, 63, -1, 64, null, -8_192]) points.put(one);
    for (const one of ['A', 'B', 'A', null]) unit.put(one);
    expect([...writer.bytes()]).toEqual([
      ...[1, 9, ...Buffer.from('["A","B"]')],
      ...[6, ...Buffer.from('points'), 9, 0, 63, 65, 128, 1, 64, 192, 128, 1],
      ...[4, ...Buffer.from('unit'), 4, 0, 1, 0, 64],
      ...[4, ...Buffer.from('many'), 7, 2, 1, 2, 0, 0, 1, 0],
    ]);
  });

  it('refuse bytes of another format, bytes cut off, a column that is not there and a null that does not belong', () => {
    const writer = new ColumnWriter();
    writer.integers('a').put(null);
    writer.integers('b').put(7);
    writer.planes('many').putAll(Int32Array.of(1, 2));
    writer.integers('five').putAll(Int32Array.of(5, 0, 0, 0, 0));
    const bytes = writer.bytes();
    expect(() => new ColumnReader(Uint8Array.of(2))).toThrow('packed columns of unknown format 2');
    expect(() => new ColumnReader(bytes.subarray(0, -1))).toThrow('packed columns end too early');
    for (const texts of ['[1]', '{}', '0'])
      expect(() => new ColumnReader(Buffer.from([1, texts.length, ...Buffer.from(texts)]))).toThrow(
        'texts are none',
      );
    expect(() => new ColumnReader(bytes).integers('c')).toThrow('no packed column c');
    for (const [name, length] of [
      ['many', 1],
      ['many', 3],
      ['five', 1],
    ] as const)
      expect(() => new ColumnReader(bytes).planes(name, new Int32Array(length))).toThrow(
        `where ${length} integers belong`,
      );
    expect(() => new ColumnReader(bytes).integers('a').take()).toThrow('has a null where an integer belongs');
    expect(() => new ColumnReader(bytes).texts('b').take()).toThrow('no packed text 7');
  });
});
