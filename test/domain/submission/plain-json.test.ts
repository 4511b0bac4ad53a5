import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../domain/submission/json/canonical-json.ts';
import { inspectJson } from '../../../domain/submission/json/duplicate-keys.ts';
import { plainLength } from '../../../domain/submission/json/plain-json.ts';

describe('F50: the length of a plain JSON text', () => {
  it.each<[string, number | null]>([
    ['{"a":1}', 7],
    [' {\t"a b" :\r\n[1 , -2.5, true,null]}', 26],
    ['"héo"', 5],
    ['"\\u0061"', null],
    ['"\ud800"', null],
    ['"😀"', 4],
    ['123456789012345', 15],
    ['1234567890123456', null],
    ['[1.23456789012345]', null],
    ['1e3', null],
    ['[1,2E3]', null],
    ['[[[1]]]', 7],
    ['[[[[1]]]]', null],
    ['"[[[["', 6],
    ['[[1],[2],[3],[4]]', 17],
  ])('of %s is %s', (text, length) => {
    expect(plainLength(text, 3)).toBe(length);
  });

  it('is that of the canonical text only if parsing loses nothing', () => {
    const key = fc.constantFrom('a', 'b', 'ab', 'é', '');
    const scalar = fc.constantFrom(
      '1',
      '1.0',
      '-0',
      '0.1',
      '"x"',
      '"\\n"',
      'true',
      'null',
      '12345678901234567',
      '1e2',
    );
    const { text } = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { maxDepth: 3 },
        scalar,
        fc.array(tie('text'), { maxLength: 3 }).map((items) => `[${items.join(' ,')}]`),
        fc
          .array(fc.tuple(key, tie('text')), { maxLength: 4 })
          .map((members) => `{ ${members.map(([name, value]) => `"${name}": ${value}`).join(',')} }`),
      ),
    }));
    let plain = 0;
    fc.assert(
      fc.property(text, (sent) => {
        const found = inspectJson(sent);
        const isPlain = plainLength(sent, 32) === canonicalJson(JSON.parse(sent)).length;
        if (isPlain) {
          plain += 1;
          expect(found).toEqual({ depth: found.depth, duplicate: null, inexact: [] });
        } else if (!/\\|\.0|-0|e2/.test(sent)) expect(found.duplicate ?? found.inexact[0]).toBeDefined();
      }),
      { numRuns: 2_000 },
    );
    expect(plain).toBeGreaterThan(100);
  });
});
