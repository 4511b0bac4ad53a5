import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../../domain/language/csv-text.ts';
import { CsvRecordReader } from '../../../domain/submission/csv/record-reader.ts';
import type { TableCell } from '../../../domain/table/table.ts';

const separators = { vi: ';', en: ',' } as const;

/** The cells of a file, as a spreadsheet reads them. */
function cellsOf(file: string, language: 'vi' | 'en'): string[][] {
  expect(file.startsWith('\ufeff')).toBe(true);
  const reader = new CsvRecordReader(file.slice(1), separators[language]);
  const rows: string[][] = [];
  while (!reader.atEnd) {
    const row = reader.next();
    if (!('cells' in row)) throw new Error(`the file has a ${row.misplaced}`);
    rows.push([...row.cells]);
  }
  return rows;
}

describe('a CSV file', () => {
  it.each([
    ['vi', '\ufeffĐơn vị;Điểm\r\nSở A;79,06\r\nSở B;-3,5\r\n;-4\r\n'],
    ['en', '\ufeffĐơn vị,Điểm\r\nSở A,79.06\r\nSở B,-3.5\r\n,-4\r\n'],
  ] as const)('in %s has a byte order mark, CRLF, and plain numbers', (language, file) => {
    const rows = [
      ['Đơn vị', 'Điểm'],
      ['Sở A', 79.06],
      ['Sở B', -3.5],
      [null, -4],
    ] as const;
    expect(csvText(rows, language)).toBe(file);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    ' =1',
    '\t=1',
    '\tx',
    '\rx',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\u00a0=1',
    '=HYPERLINK("http://evil.example";"x")',
    "=cmd|' /C calc'!A0",
  ])('F56: begins %j with an apostrophe', (text) => {
    for (const language of ['vi', 'en'] as const)
      expect(cellsOf(csvText([[text, 1]], language), language)).toEqual([[`'${text}`, '1']]);
  });

  it('F56: holds no cell that a spreadsheet could run, and loses nothing, whatever the texts are', () => {
    const odd = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      ';',
      ',',
      '"',
      "'",
      ' ',
      'a',
      'ộ',
      '＝',
    );
    const cell: fc.Arbitrary<TableCell> = fc.oneof(
      fc.array(odd, { minLength: 1, maxLength: 8 }).map((some) => some.join('')),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.integer({ min: -10_000, max: 10_000 }).map((hundredths) => hundredths / 100),
      fc.constant(null),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }),
        fc.constantFrom('vi', 'en'),
        (rows, language) => {
          const read = cellsOf(csvText(rows, language), language);
          const shown = rows.map((row) =>
            row.map((one) =>
              typeof one === 'number' ? `${one}`.replace('.', language === 'vi' ? ',' : '.') : (one ?? ''),
            ),
          );
          expect(
            read.map((row, at) =>
              row.map((text, column) => (text === `'${shown[at]?.[column]}` ? shown[at]?.[column] : text)),
            ),
          ).toEqual(shown);
          for (const [at, row] of read.entries())
            for (const [column, text] of row.entries())
              if (typeof rows[at]?.[column] === 'string')
                expect(text).not.toMatch(/^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/);
        },
      ),
    );
  });
});
