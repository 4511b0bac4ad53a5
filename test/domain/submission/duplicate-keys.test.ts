import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPointer } from '../../../domain/problem/json-pointer.ts';
import { inspectJson } from '../../../domain/submission/json/duplicate-keys.ts';

const duplicate = (text: string) => {
  JSON.parse(text);
  return inspectJson(text).duplicate;
};

describe('F50: duplicate keys', () => {
  it.each([
    ['{"a":1,"a":2}', '/a'],
    ['{"values":{"S.1":{"count":1},"S.2":{"count":1},"S.1":{"count":2}}}', '/values/S.1'],
    ['{"values":{"S.1":{"count":1,"count":1}}}', '/values/S.1/count'],
    ['[0,{"a":[1,2,{"b":1,"b":1}]}]', '/1/a/2/b'],
    ['[{"a":1},{"a":1},{"a":1,"a":2}]', '/2/a'],
    ['{"a":1,"\\u0061":2}', '/a'],
    ['{"\\"":1,"\\"":2}', '/"'],
    ['{"\\\\":1,"\\\\":2}', '/\\'],
    ['{"":1,"":2}', '/'],
    ['{"a/b~c":1,"a/b~c":1}', '/a~1b~0c'],
    ['{"__proto__":1,"__proto__":2}', '/__proto__'],
    ['{ "a" : { } ,\n "b" : [ ] , "a" : 0 }', '/a'],
    ['{"a":{"x":1,"x":1},"a":1}', '/a/x'],
  ])('%s → %s', (text, pointer) => {
    expect(duplicate(text)).toBe(pointer);
  });

  it.each([
    '{"a":{"a":{"a":1}}}',
    '{"a":"a","b":"a"}',
    '{"a":["a","a"],"b":["a","a"]}',
    '[{"a":1},{"a":1}]',
    '{"a":"\\"a\\":1,","b":"\\\\","c":"{\\"a\\":1,\\"a\\":2}"}',
    '{"a":1,"A":2,"á":3}',
    '"a"',
    'null',
    '{}',
    '[]',
  ])('%s has none', (text) => {
    expect(duplicate(text)).toBeNull();
  });

  it('finds the one key of 1,001 that is there twice', () => {
    const members = Array.from({ length: 1_000 }, (_, index) => `"I${index}":{"count":${index}}`);
    expect(duplicate(`{${members.join()}}`)).toBeNull();
    expect(duplicate(`{${members.join()},"I500":1}`)).toBe('/I500');
  });

  it('finds none in what JSON.stringify writes, and measures its depth', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (value, indent) => {
        expect(inspectJson(JSON.stringify(value, null, indent))).toEqual({
          depth: depthOf(value),
          duplicate: null,
          inexact: [],
        });
      }),
    );
  });

  it('finds a member given twice, wherever and whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), fc.jsonValue(), (key, value, other) => {
        const member = `${JSON.stringify(key)}:${JSON.stringify(value)}`;
        const text = `[${JSON.stringify(other)},{${member},"zz${key.length}":0,${member}}]`;
        if (duplicate(JSON.stringify(value)) === null) expect(duplicate(text)).toBe(jsonPointer([1, key]));
      }),
    );
  });

  it('never fails, even on what is no JSON', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ',',
      ':',
      'a',
      ' ',
      '"a"',
      '{"a":1,',
      '\\u00',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(inspectJson(parts.join('')).depth).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('F51: nesting', () => {
  it.each([
    ['1', 0],
    ['"[[["', 0],
    ['{}', 1],
    ['{"a":[{}]}', 3],
    ['[[],[[]],[]]', 3],
  ])('%s is %i deep', (text, depth) => {
    expect(inspectJson(text).depth).toBe(depth);
  });

  it.each(['[', '{"a":'])('survives 200,000 times %s, and can stop early', (opening) => {
    const closing = opening === '[' ? ']' : '}';
    const text = `${opening.repeat(200_000)}0${closing.repeat(200_000)}`;
    expect(inspectJson(text)).toEqual({ depth: 200_000, duplicate: null, inexact: [] });
    expect(inspectJson(text, 32).depth).toBe(33);
  });

  it('takes the deepest allowed', () => {
    expect(inspectJson(`${'['.repeat(32)}${']'.repeat(32)}`, 32).depth).toBe(32);
  });
});

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
