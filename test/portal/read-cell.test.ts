import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, readCell, rewritten } from '../../portal/entry/read-cell.ts';

/** What a cell is read as: a number, what it may mean, or the code of the refusal. */
function read(text: string, form: 'whole' | 'decimal' | 'stated', locale: 'vi' | 'en') {
  const reading = readCell(text, form, locale);
  if (reading.kind === 'empty') return 'empty';
  if (reading.kind === 'number') return reading.value;
  return reading.meanings.length === 0 ? reading.code : reading.meanings.join(' | ');
}

describe('a cell', () => {
  it.each([
    ['', 'decimal', 'empty', 'empty'],
    [' ', 'whole', 'empty', 'empty'],
    ['12,5', 'decimal', 12.5, '12.5 | 125'],
    ['12.5', 'decimal', '12,5 | 125', 12.5],
    ['1.234', 'decimal', '1234', '1234'],
    ['1.234', 'whole', 1234, 1234],
    ['3.000', 'whole', 3000, '3 | 3000'],
    ['3,000', 'whole', '3 | 3000', 3000],
    ['1.234.567', 'whole', 1_234_567, 1_234_567],
    ['1 234 567', 'whole', 1_234_567, 1_234_567],
    ['-3,25', 'decimal', -3.25, '-3.25 | -325'],
    ['12,5', 'whole', 'not-whole', 'not-whole'],
    ['1,255', 'decimal', '1255', '1255'],
    ['0,125', 'decimal', 'too-many-decimals', 'too-many-decimals'],
    ['9007199254740993', 'whole', 'too-large', 'too-large'],
    ['1e5', 'whole', 'not-a-number', 'not-a-number'],
    ['5%', 'stated', 'not-a-number', 'not-a-number'],
    ['#DIV/0!', 'decimal', 'not-a-number', 'not-a-number'],
  ] as const)('P39: «%s» as %s is %s in Vietnamese, %s in English', (text, form, vi, en) => {
    expect([read(text, form, 'vi'), read(text, form, 'en')]).toEqual([vi, en]);
  });

  it('offers only meanings that it then reads as one number', () => {
    const digits = fc.stringMatching(/^-?[0-9.,]{1,9}$/);
    fc.assert(
      fc.property(digits, fc.constantFrom('vi', 'en'), (text, locale) => {
        const reading = readCell(text, 'decimal', locale);
        for (const meaning of reading.kind === 'refused' ? reading.meanings : []) {
          const again = readCell(meaning, 'decimal', locale);
          expect(again.kind).toBe('number');
        }
      }),
    );
  });

  it('stays the same number in the writing of the other language', () => {
    const number = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(number, (value) => {
        const vietnamese = cellText(value, 'vi');
        const english = rewritten(vietnamese, 'decimal', 'vi', 'en');
        expect(readCell(vietnamese, 'decimal', 'vi')).toEqual({ kind: 'number', value: value + 0 });
        expect(readCell(english, 'decimal', 'en')).toEqual({ kind: 'number', value: value + 0 });
        expect(rewritten(english, 'decimal', 'en', 'vi')).toBe(vietnamese);
      }),
    );
    expect(rewritten('mười', 'whole', 'vi', 'en')).toBe('mười');
  });
});
