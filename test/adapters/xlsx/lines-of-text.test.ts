import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightOfLines, linesOfText } from '../../../adapters/xlsx/lines-of-text.ts';

describe('lines of a text in a cell that wraps', () => {
  it.each([
    ['', 10, 1],
    ['Sở Tư pháp', 34, 1],
    ['Tỷ lệ TTHC có nghĩa vụ tài chính được cung cấp thanh toán trực tuyến', 46, 2],
    ['2024-W02', 12, 1],
    ['a\nb\n\nc', 30, 4],
    ['0100018d0a6b037a-35ca7d30-5445-4d35-96b6-abd971d532d2-000000', 26, 3],
    ['x'.repeat(100), 10, 11],
  ])('%j in a column of %d characters: %d', (text, width, lines) => {
    expect(linesOfText(text, width)).toBe(lines);
  });

  it('count alike in both Unicode forms, never fewer in a narrower column, and never fewer than fit', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    const width = fc.integer({ min: 2, max: 80 });
    fc.assert(
      fc.property(text, width, width, (words, one, other) => {
        const [narrow, wide] = [Math.min(one, other), Math.max(one, other)];
        expect(linesOfText(words.normalize('NFD'), one)).toBe(linesOfText(words.normalize('NFC'), one));
        expect(linesOfText(words, narrow)).toBeGreaterThanOrEqual(linesOfText(words, wide));
      }),
    );
  });

  it('make a row higher from two on, as far as Excel shows it', () => {
    expect([1, 2, 3, 40].map(heightOfLines)).toEqual([null, 30, 45, 409]);
  });
});
