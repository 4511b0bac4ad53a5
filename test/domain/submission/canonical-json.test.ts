import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../domain/submission/json/canonical-json.ts';

describe('canonical JSON', () => {
  it.each<[string, string]>([
    // The examples of RFC 8785, sections 3.2.2 and 3.2.3.
    [
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    ],
    [
      '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}',
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ],
    ['{"__proto__":{"b":1,"a":2},"10":1,"9":2}', '{"10":1,"9":2,"__proto__":{"a":2,"b":1}}'],
    ['-0', '0'],
    ['"\\ud800"', '"\\ud800"'],
  ])('of %s is %s', (text, canonical) => {
    expect(canonicalJson(JSON.parse(text))).toBe(canonical);
  });

  it('orders many keys, whatever keys were ordered before', () => {
    const keys = Array.from({ length: 200 }, (_, index) => `S.${index + 1}`);
    const canonical = (list: readonly string[]) =>
      canonicalJson(Object.fromEntries(list.map((key) => [key, 1])));
    const expected = `{${keys
      .toSorted()
      .map((key) => `"${key}":1`)
      .join(',')}}`;
    const others = keys.with(0, 'S.0').with(150, 'T.1');
    expect(canonical(keys)).toBe(expected);
    expect(canonical(others)).toBe(
      expected.replace('"S.1":1', '"S.0":1').replace('"S.151":1,', '').replace('}', ',"T.1":1}'),
    );
    expect([keys.toReversed(), keys, keys.slice(1)].map(canonical)).toEqual([
      expected,
      expected,
      expected.replace('"S.1":1,', ''),
    ]);
  });

  it('is the same for the same content in any white space and order of keys, and different for any other', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, member]) => [key, shuffled(member)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.constantFrom(0, 1, '\t'), (value, other, space) => {
        const sent: unknown = JSON.parse(JSON.stringify(shuffled(value), null, space));
        expect(canonicalJson(sent)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(other) === canonicalJson(value)).toBe(isEqual(value, other));
      }),
    );
  });
});

function isEqual(one: unknown, other: unknown): boolean {
  try {
    expect(JSON.parse(JSON.stringify(one))).toEqual(JSON.parse(JSON.stringify(other)));
    return true;
  } catch {
    return false;
  }
}
