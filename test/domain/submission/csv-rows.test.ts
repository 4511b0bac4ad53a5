import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textSchema } from '../../../domain/language/text.ts';
import { readCsvRows } from '../../../domain/submission/csv/rows.ts';

/** `row:line cell|cell` of the header and every row, then `row:line code` of every fault. */
function read(text: string, mostRows = 10): string[] {
  const table = readCsvRows(text, mostRows);
  const records = table.ok ? [table.header, ...table.rows] : [];
  return [
    ...records.map(({ row, line, cells }) => `${row}:${line} ${cells.join('|')}`),
    ...table.faults.map(({ row, line, code }) => `${row}:${line} ${code}`),
  ];
}

describe('readCsvRows', () => {
  it.each<[string, string, string[]]>([
    ['commas', 'a,b\n1,2\n', ['1:1 a|b', '2:2 1|2']],
    ['semicolons', 'a;b\n1,5;2\n', ['1:1 a|b', '2:2 1,5|2']],
    ['tabs', 'a\tb\n1,5\t2;3\n', ['1:1 a|b', '2:2 1,5|2;3']],
    ['CRLF', 'a,b\r\n1,2\r\n', ['1:1 a|b', '2:2 1|2']],
    ['no end of the last line', 'a,b\n1,2', ['1:1 a|b', '2:2 1|2']],
    ['an empty last cell', 'a,b\n1,', ['1:1 a|b', '2:2 1|']],
    ['quotes', 'a,b\n"1","2"\n', ['1:1 a|b', '2:2 1|2']],
    ['doubled quotes', 'a,b\n"say ""1""",""""\n', ['1:1 a|b', '2:2 say "1"|"']],
    ['an empty quoted cell', 'a,b\n"",2\n', ['1:1 a|b', '2:2 |2']],
    ['separators in quotes', 'a;b\n"1;2";3\n', ['1:1 a|b', '2:2 1;2|3']],
    ['separators in a quoted header', '"a,x";"b"\n1;2\n', ['1:1 a,x|b', '2:2 1|2']],
    ['LF in quotes', 'a,b\n"1\n\n1",2\n3,"4\n"\n5,6\n', ['1:1 a|b', '2:2 1\n\n1|2', '3:5 3|4\n', '4:7 5|6']],
    ['CRLF in quotes', 'a,b\r\n"1\r\n2",3\r\n4,5\r\n', ['1:1 a|b', '2:2 1\r\n2|3', '3:4 4|5']],
    ['a line end in a quoted header', '"a\nx",b\n1,2\n', ['1:1 a\nx|b', '2:3 1|2']],
    ['spaces, which stay', 'a,b\n 1 ,2 \n', ['1:1 a|b', '2:2  1 |2 ']],
    ['rows without anything, which count', 'a,b\n\n1,2\n , \n,,,\n3,4\n', ['1:1 a|b', '3:3 1|2', '6:6 3|4']],
    ['CR alone', 'a,b\r1,2\r"3\r4",5\r6,7', ['1:1 a|b', '2:2 1|2', '3:3 3\r4|5', '4:5 6|7']],
    ['empty cells beyond the header', 'a,b,,\n1,2,,,,\n3,4\n', ['1:1 a|b||', '2:2 1|2||', '3:3 3|4||']],
    ['rows that end before their empty cells', 'a,b,c\n1\n2,3\n', ['1:1 a|b|c', '2:2 1||', '3:3 2|3|']],
    ['an empty row above the header', '\n;;\na;b\n1;2\n', ['3:3 a|b', '4:4 1|2']],
    ['a line that names the separator, which is no row', 'sep=;\r\na;b\r\n1;2', ['1:2 a|b', '2:3 1|2']],
    ['such a line with the file’s separators after it', '"SEP=,",,\na,b\n1,2', ['1:2 a|b', '2:3 1|2']],
    ['a separator that only such a line allows', 'sep=|\nunit|period\n1|2', ['1:2 unit|period', '2:3 1|2']],
    [
      'the header below titles',
      'BÁO CÁO TUẦN 02;;;\nĐơn vị: Sở A, kỳ 2;;;\n;;;\nunit;set;period;indicator\n1;2;3;4\n',
      ['4:4 unit|set|period|indicator', '5:5 1|2|3|4'],
    ],
    [
      'the header with other separators in the titles',
      'Báo cáo, tuần 02\nunit;set;period;indicator\n1;2;3;4,5\n',
      ['2:2 unit|set|period|indicator', '3:3 1|2|3|4,5'],
    ],
  ])('F55: reads %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['no text', '', ['1:1 unknown-separator']],
    ['one column', 'a\n1\n', ['1:1 unknown-separator']],
    ['another separator', 'a|b\n1|2\n', ['1:1 unknown-separator']],
    ['two separators in the header', 'a,b;c\n1,2;3\n', ['1:1 unknown-separator']],
    ['separators in the header only in quotes', '"a,b"\n1,2\n', ['1:1 unknown-separator']],
    ['no rows', 'a,b\n', ['1:1 no-rows']],
    ['only empty rows', 'a,b\n,\n\n', ['1:1 no-rows']],
    ['a quote never closed', 'a,b\n1,2\n3,"4\n5,6\n', ['3:3 unterminated-quote']],
    ['a quote never closed after one with a line end', 'a,b\n"1\n1","2\n', ['2:3 unterminated-quote']],
    ['a quote never closed, at the very end', 'a,b\n1,"', ['2:2 unterminated-quote']],
    ['a quote never closed in the header', 'a,"b\n1,2', ['1:1 unterminated-quote']],
    ['a quote within a cell', 'a,b\n1,2"3\n', ['2:2 stray-quote']],
    ['a quote after a space', 'a,b\n1, "2"\n', ['2:2 stray-quote']],
    ['text after a closing quote', 'a,b\n"1"x,2\n', ['2:2 stray-quote']],
    ['a space after a closing quote', 'a,b\n"1\n" ,2\n', ['2:3 stray-quote']],
    [
      'rows with something beyond the header',
      'a,b\n1,2\n"1\n",2,3\n',
      ['1:1 a|b', '2:2 1|2', '3:3 wrong-cell-count'],
    ],
    [
      'every fault up to the first quote',
      'a,b\n1,2,3\n2,"',
      ['2:2 wrong-cell-count', '3:3 unterminated-quote'],
    ],
  ])('F55: refuses %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('reads as many rows as allowed, not one more, counting those with faults but not the empty ones', () => {
    expect(read('a,b\n1,2\n\n3,4,5\n', 2)).toEqual(['1:1 a|b', '2:2 1|2', '4:4 wrong-cell-count']);
    expect(read('a,b\n1,2\n\n3,4,5\n4,5\n', 2)).toEqual(['5:5 too-many-rows']);
  });

  it('says in both languages what is wrong', () => {
    const table = readCsvRows('a;b\n1;2;3\n4;"', 10);
    expect(table.faults.map(({ detail }) => detail)).toEqual([
      {
        vi: expect.stringMatching(/^Hàng có 3 ô, tiêu đề có 2 cột;/),
        en: expect.stringMatching(/^The row has 3 cells, the header 2 columns;/),
      },
      {
        vi: 'Dấu nháy kép mở ở dòng này không được đóng.',
        en: 'The double quote opened on this line is never closed.',
      },
    ]);
  });

  it('F55: reads back any table written by RFC 4180', () => {
    fc.assert(
      fc.property(tables, ({ header, rows, separator, lineEnd, isQuoted, endsWithLineEnd }) => {
        const write = (cell: string) =>
          isQuoted || /[,;\t"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
        const lines = [header, ...rows].map((cells) => cells.map(write).join(separator));
        const table = readCsvRows(lines.join(lineEnd) + (endsWithLineEnd ? lineEnd : ''), rows.length);
        if (!table.ok) throw new Error(JSON.stringify(table.faults));
        expect(table.faults).toEqual([]);
        expect(table.header.cells).toEqual(header);
        expect(table.rows.map(({ cells }) => cells)).toEqual(rows);
        expect(table.rows.map(({ row }) => row)).toEqual(rows.map((_, at) => at + 2));
        const ends = (count: number) =>
          lines
            .slice(0, count)
            .join('\n')
            .split(/\r\n|\r|\n/).length + 1;
        expect(table.rows.map(({ line }) => line)).toEqual(rows.map((_, at) => ends(at + 1)));
      }),
    );
  });

  it('answers any text, and says what is wrong in a plain line', () => {
    const scribble = fc.string({ unit: fc.constantFrom(...'ab,;"\t\r\n\u202e'), maxLength: 30 });
    fc.assert(
      fc.property(scribble, (text) => {
        const { faults } = readCsvRows(text, 3);
        expect(faults.filter(({ detail }) => !textSchema.safeParse(detail).success)).toEqual([]);
      }),
    );
  });

  it('reads a large file in time in proportion to its size', () => {
    const row = '"x""\n",1\n';
    expect(read(`a,b\n${row.repeat(100_000)}`, 100_000)).toHaveLength(100_001);
    expect(read(`a,b\n1,"${'""'.repeat(2_000_000)}`)).toEqual(['2:2 unterminated-quote']);
    expect(read(`a,b\n1${','.repeat(2_000_000)}x`)).toEqual(['1:1 a|b', '2:2 wrong-cell-count']);
  });
});

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab 1.,;\t"\r\n'), maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

const tables = fc.integer({ min: 2, max: 5 }).chain((width) => {
  const record = fc.array(cell, { minLength: width, maxLength: width });
  const filled = record.filter((cells) => cells.some((any) => any.trim() !== ''));
  return fc.record({
    header: filled,
    rows: fc.array(filled, { minLength: 1, maxLength: 6 }),
    separator: fc.constantFrom(',', ';', '\t'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    isQuoted: fc.boolean(),
    endsWithLineEnd: fc.boolean(),
  });
});
