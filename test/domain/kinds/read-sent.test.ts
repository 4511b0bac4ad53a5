import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureKinds } from '../../../domain/kinds/kinds.ts';

const names = [
  'numerator',
  'denominator',
  'statedPercent',
  'done',
  'total',
  'count',
  'points',
  'rank',
  'of',
  'amount',
];

/** Numbers around every bound that a part has, and with around two decimals. */
const number = fc.oneof(
  { arbitrary: fc.nat(1_000), weight: 9 },
  fc.integer({ min: -2, max: 1_002 }),
  fc.integer({ min: -200_000, max: 200_000 }).map((hundredths) => hundredths / 100),
  fc.integer({ min: -100_000, max: 100_000 }).map((thousandths) => thousandths / 1_000),
  fc.integer({ min: -1e14 - 2, max: 1e14 + 2 }).map((hundredths) => hundredths / 100),
  fc.constantFrom(
    -0,
    1e-7,
    100_000,
    100_001,
    1_000.01,
    1e12,
    1e12 + 0.01,
    -1e12,
    2 ** 53 - 1,
    2 ** 53,
    1e21,
    0.1 + 0.2,
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const part = fc.oneof({ arbitrary: number, weight: 9 }, fc.constantFrom(null, true, false, '1', '', [], {}));
const key = fc.oneof(
  { arbitrary: fc.constantFrom(...names), weight: 9 },
  fc.constantFrom('nothingToReport', '__proto__', 'x'),
);

/** Objects as `JSON.parse` gives them: often with just the parts of a kind. */
const sentFor = (parts: readonly string[]) =>
  fc
    .oneof(
      fc.tuple(...parts.map((name) => fc.tuple(fc.constant(name), part))),
      fc.array(fc.tuple(key, part), { maxLength: 4 }),
      fc
        .subarray([...parts])
        .chain((some) => fc.tuple(...some.map((name) => fc.tuple(fc.constant(name), part)))),
      fc.constant([['nothingToReport', true] as [string, unknown]]),
    )
    .map((entries) => {
      const members = entries.map(
        ([name, value]) => `${JSON.stringify(name)}:${Object.is(value, -0) ? '-0' : JSON.stringify(value)}`,
      );
      const sent: object = JSON.parse(`{${members.join(',')}}`);
      return sent;
    });

describe('F112: a figure read by hand', () => {
  it.each(Object.entries(figureKinds))(
    '%s: is accepted exactly when its schema accepts it, and reads the same',
    (_kind, own) => {
      const { sent, readSent, columns } = own;
      const parts = columns.map(([name]) => name);
      let accepted = 0;
      fc.assert(
        fc.property(sentFor(parts), (raw) => {
          const checked = sent.safeParse(raw);
          const read = readSent(raw);
          if (checked.success) accepted += 1;
          expect(read).toStrictEqual(checked.success ? checked.data : null);
        }),
        { numRuns: 2_000 },
      );
      expect(accepted).toBeGreaterThan(50);
    },
  );

  it('is no list, even with the parts of a figure', () => {
    for (const { readSent, sent } of Object.values(figureKinds)) {
      expect(sent.safeParse([]).success).toBe(false);
      expect(readSent([])).toBeNull();
    }
  });
});
