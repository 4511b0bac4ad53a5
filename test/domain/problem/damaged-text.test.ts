import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damageWords, findDamage, findDamageInJson, wasUtf16 } from '../../../domain/problem/damaged-text.ts';

const decoded = (...bytes: number[]) => new TextDecoder().decode(Uint8Array.from(bytes));

describe('F119: a text that lost characters when it was decoded', () => {
  it('is found exactly if its bytes were not UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        fc.pre(!Buffer.from(bytes).includes('\ufffd'));
        expect(findDamage(text) === null).toBe(Buffer.from(text).equals(bytes));
      }),
    );
  });

  it('names how many, the first line, and what is around it', () => {
    const text = `một\r\nhai\rba\n${'x'.repeat(20)}Ph\ufffd\ufffdng 1, rồi đến hết dòng\nb\ufffd`;
    expect(findDamage(text)).toEqual({
      count: 3,
      line: 4,
      shown: 'xxxxxxxxxxxxxPh\ufffd\ufffdng 1, rồi đến',
    });
    expect(findDamage('một\n\ufffd')).toEqual({ count: 1, line: 2, shown: '\ufffd' });
    expect([findDamage('Phường'), findDamage(''), findDamage('\\ufffd')]).toEqual([null, null, null]);
  });

  it('is found in JSON that a program wrote with escapes, and not in what only looks like one', () => {
    expect(findDamageInJson('{"a":"S\\uFFfd"}')).toEqual({ count: 1, line: 1, shown: '{"a":"S\\uFFfd"}' });
    expect(findDamageInJson('{"a":"\\\\\\ufffd \ufffd"}')?.count).toBe(2);
    expect(findDamageInJson('{"a":"\\\\ufffd"}')).toBeNull();
    expect(findDamageInJson('{"a":"\\u1ea1"}')).toBeNull();
  });

  it('was UTF-16 if it lost a byte order mark and has NULs', () => {
    const text = (endian: 'le' | 'be') => {
      const bytes = Buffer.from('\ufeffĐơn vị', 'utf16le');
      return decoded(...(endian === 'le' ? bytes : bytes.swap16()));
    };
    expect([text('le'), text('be'), '\ufffd\ufffdab', '\ufffda\0', 'a\0b'].map(wasUtf16)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('is told in a sentence', () => {
    expect([1, 2].map((count) => damageWords({ count, line: 3, shown: 'S\ufffd' }))).toEqual([
      { vi: '1 ký tự bị hỏng, ở dòng 3: «S\ufffd»', en: 'a character was lost on line 3: “S\ufffd”' },
      {
        vi: '2 ký tự bị hỏng, ký tự đầu tiên ở dòng 3: «S\ufffd»',
        en: '2 characters were lost, the first on line 3: “S\ufffd”',
      },
    ]);
  });
});
