import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { submissionRequestSchema } from '../../../contract/submissions/submission-request.ts';
import { figureColumns } from '../../../domain/kinds/figure-columns.ts';
import { textSchema } from '../../../domain/language/text.ts';
import { CsvNames } from '../../../domain/submission/csv/names.ts';
import { readCsvRows } from '../../../domain/submission/csv/rows.ts';
import type { CsvSubmission } from '../../../domain/submission/csv/submission.ts';
import { readCsvSubmissions } from '../../../domain/submission/csv/submissions.ts';
import type { NumberLocale } from '../../../domain/submission/numbers/number-text.ts';

const key = 'unit;set;period;indicator';
const week = 'BD;766;2024-W02';

function read(lines: readonly string[], locale: NumberLocale = 'vi') {
  const table = readCsvRows(lines.join('\n'), 1_000);
  if (!table.ok) throw new Error(JSON.stringify(table.faults));
  return readCsvSubmissions(table, locale, new CsvNames({ units: [], sets: [] }));
}

/** The one submission of a file without faults. */
function only(lines: readonly string[], locale?: NumberLocale): CsvSubmission {
  const { submissions, faults } = read(lines, locale);
  const [submission] = submissions;
  if (submission === undefined || submissions.length > 1 || faults.length + submission.faults.length > 0)
    throw new Error(JSON.stringify({ submissions, faults }));
  return submission;
}

/** Every fault as `row column code`, those of the file first. */
function faultsOf(lines: readonly string[], locale?: NumberLocale): string[] {
  const { submissions, faults } = read(lines, locale);
  const all = [...faults, ...submissions.flatMap((submission) => submission.faults)];
  for (const { detail } of all) expect(textSchema.safeParse(detail).success).toBe(true);
  return all.map(({ row, column = '', code }) => `${row} ${column} ${code}`);
}

describe('readCsvSubmissions', () => {
  it('groups rows by unit, set and period in order of first appearance', () => {
    const { submissions, faults } = read([
      'indicator,count,period,set,unit',
      'A.1,1,2024-W02,S,P.B',
      'A.1,2,2024-W02,S,P.A',
      '',
      'A.2,3, 2024-W02 ,S,P.B',
      'A.1,4,2024-W03,S,P.B',
      'A.1,5,2024-W02,T,P.B',
    ]);
    expect(faults).toEqual([]);
    expect(submissions.map(({ unit, set, period, rows }) => [unit, set, period, rows])).toEqual([
      ['P.B', 'S', '2024-W02', [2, 5]],
      ['P.A', 'S', '2024-W02', [3]],
      ['P.B', 'S', '2024-W03', [6]],
      ['P.B', 'T', '2024-W02', [7]],
    ]);
    expect(submissions[0]?.body).toEqual({
      unit: 'P.B',
      set: 'S',
      period: '2024-W02',
      values: { 'A.1': { count: 1 }, 'A.2': { count: 3 } },
    });
  });

  it('keeps submissions apart whose names run together', () => {
    const { submissions } = read([
      `${key};count`,
      'A;B.C;2024-W02;I;1',
      'A.B;C;2024-W02;I;1',
      'AB;C;2024-W02;I;1',
      'A;BC;2024-W02;I;1',
    ]);
    expect(submissions).toHaveLength(4);
  });

  it.each<[string, string, unknown]>([
    ['numerator;denominator', '3;4', { numerator: 3, denominator: 4 }],
    ['numerator;denominator;statedPercent', '3;4;75,00', { numerator: 3, denominator: 4, statedPercent: 75 }],
    ['numerator;denominator;statedPercent', '3;4;75 %', { numerator: 3, denominator: 4, statedPercent: 75 }],
    ['count', '158.206', { count: 158_206 }],
    ['count', '158,206', { count: 158_206 }],
    ['count', '3.000', { count: 3_000 }],
    ['count', '1\u00a0234\u202f567', { count: 1_234_567 }],
    ['count', "'9450", { count: 9_450 }],
    ['count', '"=""9450"""', { count: 9_450 }],
    ['count', '=9450', { count: 9_450 }],
    ['count', '"""9450"""', { count: 9_450 }],
    ['count', 'Không phát sinh', { nothingToReport: true }],
    ['numerator;denominator', 'KPS;', { nothingToReport: true }],
    ['nothingToReport', 'Không phát sinh', { nothingToReport: true }],
    ['count', '9007199254740991', { count: 9_007_199_254_740_991 }],
    ['count', '1.234.567', { count: 1_234_567 }],
    ['count', '12,00', { count: 12 }],
    ['done;total', '1;2', { done: 1, total: 2 }],
    ['points', '9,45', { points: 9.45 }],
    ['points;rank;of', '79,06;4;63', { points: 79.06, rank: 4, of: 63 }],
    ['amount', '-1.234,5', { amount: -1234.5 }],
    ['amount', '−0', { amount: 0 }],
    ['count;amount', ';1', { amount: 1 }],
    ...['x', 'X', ' x ', 'có', 'CÓ', 'co\u0301', 'true', 'TRUE', '1'].map(
      (mark): [string, string, unknown] => ['nothingToReport', mark, { nothingToReport: true }],
    ),
  ])('reads %s %j', (columns, cells, figure) => {
    expect(only([`${key};${columns}`, `${week};I;${cells}`]).body.values).toEqual({ I: figure });
  });

  it('reads numbers in the locale given', () => {
    const lines = [`${key};amount`, `${week};I;12.5`];
    expect(only(lines, 'en').body.values).toEqual({ I: { amount: 12.5 } });
    expect(faultsOf(lines, 'vi')).toEqual(['2 amount ambiguous-number']);
  });

  it('gives a body for the schema of a submission request, with comments and what is said once', () => {
    const columns = 'count;comment;asOf;note;reason;illustrative';
    const { body } = only([
      `${key};${columns}`,
      `${week};I.1;1;"Tăng do\nđợt cao điểm";;;;`,
      `${week};I.2;2;;2024-01-12;Thiếu người;Nhập nhầm;x`,
      `${week};I.3;;;2024-01-12;;Nhập nhầm;`,
    ]);
    expect(body).toEqual({
      unit: 'BD',
      set: '766',
      period: '2024-W02',
      values: { 'I.1': { count: 1 }, 'I.2': { count: 2 } },
      comments: { 'I.1': 'Tăng do\nđợt cao điểm' },
      asOf: '2024-01-12',
      note: 'Thiếu người',
      reason: 'Nhập nhầm',
      illustrative: true,
    });
    expect(submissionRequestSchema.safeParse(body).success).toBe(true);
  });

  it('leaves out what no cell gives', () => {
    const { body } = only([`${key};count;comment;note`, `${week};I;1;;\u00a0`]);
    expect(Object.keys(body)).toEqual(['unit', 'set', 'period', 'values']);
  });

  it('F47: folds texts to NFC, so that the same note in two forms is no conflict', () => {
    const note = 'Phường Bến Nghé';
    const lines = [`${key};note`, `${week};I;${note.normalize('NFD')}`, `${week};J;${note.normalize('NFC')}`];
    expect(only(lines).body.note).toBe(note.normalize('NFC'));
  });

  it('knows the cell behind every pointer into the body, and the empty cells of a figure', () => {
    const { cells } = only([
      `${key};numerator;denominator;comment;note`,
      `${week};I.1;;;;`,
      `${week};I.2;1;;Giải trình;`,
      `${week};I.3;;;;Ghi chú`,
    ]);
    expect(Object.fromEntries(cells)).toEqual({
      '/unit': { row: 2, column: 'unit' },
      '/set': { row: 2, column: 'set' },
      '/period': { row: 2, column: 'period' },
      '/comments/I.1': { row: 2, column: 'comment' },
      '/values/I.2': { row: 3, column: 'indicator' },
      ...Object.fromEntries(figureColumns.map((column) => [`/values/I.2/${column}`, { row: 3, column }])),
      '/comments/I.2': { row: 3, column: 'comment' },
      '/comments/I.3': { row: 4, column: 'comment' },
      '/note': { row: 4, column: 'note' },
    });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'F43: hands on %s as an indicator like any other',
    (id) => {
      const { body, cells } = only([`${key};count;comment`, `${week};${id};1;x`, `${week};I;2;`]);
      expect(Object.keys(body.values)).toEqual([id, 'I']);
      expect(Object.getPrototypeOf(body.values)).toBe(Object.prototype);
      expect(Object.entries(body.comments ?? {})).toEqual([[id, 'x']]);
      expect(cells.get(`/values/${id}/count`)).toEqual({ row: 2, column: 'count' });
      expect([...submissionRequestSchema.parse(body).values]).toEqual([
        [id, { count: 1 }],
        ['I', { count: 2 }],
      ]);
    },
  );

  it('F43: keeps a unit called __proto__ apart', () => {
    const { submissions } = read([`${key};count`, '__proto__;S;2024-W02;I;1', 'constructor;S;2024-W02;I;1']);
    expect(submissions.map(({ unit }) => unit)).toEqual(['__PROTO__', 'CONSTRUCTOR']);
  });

  it.each<[string, string, string]>([
    ['count', '12.5', 'not-whole'],
    ['count', '12.00', 'ambiguous-number'],
    ['count', '3,000', 'ambiguous-number'],
    ['amount', '1.234', 'ambiguous-number'],
    ['count', '1,2E+05', 'not-a-number'],
    ['count', '12 hồ sơ', 'not-a-number'],
    ['count', '0x10', 'not-a-number'],
    ['count', '12,5', 'not-whole'],
    ['numerator', '9007199254740993', 'too-large'],
    ['rank', '1,5', 'not-whole'],
    ['points', '9,4567', 'too-many-decimals'],
    ['amount', '99999999999999999,99', 'too-large'],
    ['numerator', '75%', 'percentage'],
    ['points', '75 %', 'percentage'],
    ...['-', '–', ' -   ', '…', 'Không có', 'không', 'n/a', 'Chưa có số liệu'].map(
      (cell): [string, string, string] => ['count', cell, 'no-figure'],
    ),
    ...['#N/A', '#DIV/0!', '#REF!', '#VALUE!', '#NAME?', '#####'].map((cell): [string, string, string] => [
      'count',
      cell,
      'spreadsheet-error',
    ]),
    ['note', '#N/A', 'spreadsheet-error'],
    ['comment', '#REF!', 'spreadsheet-error'],
    ['note', 'Thi?u ngu?i', 'letters-lost'],
    ['reason', 'S\ufffdai', 'letters-lost'],
    ['comment', 'Sá»Ÿ', 'letters-lost'],
    ['asOf', '31/02/2024', 'not-a-date'],
    ['asOf', '02/13/2024', 'not-a-date'],
    ['asOf', '05/02/24', 'not-a-date'],
    ['asOf', '45327', 'ambiguous-date'],
    ['ifMatch', '0', 'not-a-revision'],
    ['nothingToReport', 'không', 'not-a-mark'],
    ['nothingToReport', '0', 'not-a-mark'],
    ['illustrative', 'maybe', 'not-a-mark'],
  ])('F44, F45, F46: refuses %s %j as %s, naming the cell', (column, cell, code) => {
    expect(faultsOf([`${key};${column}`, `${week};I;${cell}`])).toEqual([`2 ${column} ${code}`]);
  });

  it.each<[string, string, string[], string]>([
    ['a column nobody knows', `${key};numeratr`, ['1 numeratr unknown-column'], '«numerator»'],
    ['a column whose letters were lost', `${key};Ði?m`, ['1 Ði?m unknown-column'], '«CSV UTF-8»'],
    [
      'a column in two languages that disagree',
      `${key};Tử số (denominator)`,
      ['1 Tử số (denominator) unknown-column'],
      'Đổi tên cột',
    ],
    [
      'a column of the period before',
      `${key};Số lượng (kỳ trước)`,
      ['1 Số lượng (kỳ trước) unknown-column'],
      '',
    ],
    ['the same column in two languages', `${key};Điểm;points`, ['1 points duplicate-column'], '«Điểm»'],
    ['week and year apart', `${key};Năm`, ['1 Năm duplicate-column'], '«period»'],
    ['a column of another product', `${key};__proto__`, ['1 __proto__ unknown-column'], '«__proto__»'],
    ['a column twice', `${key};count; count`, ['1 count duplicate-column'], '«count»'],
    ['a key column missing', 'unit;set;indicator;count', ['1 period missing-column'], '«period»'],
    [
      'everything at once',
      'unt;set;set;indicator',
      ['1 unt unknown-column', '1 set duplicate-column', '1 unit missing-column', '1 period missing-column'],
      '«unit»',
    ],
  ])('refuses a header with %s', (_, header, expected, named) => {
    const lines = [header, header.replaceAll(/[^;]+/g, 'x')];
    expect(faultsOf(lines)).toEqual(expected);
    expect(read(lines).faults[0]?.detail.vi).toContain(named);
    expect(read(lines).submissions).toEqual([]);
  });

  it('finds a key column however many columns stand before it', () => {
    expect(faultsOf([`${'x;'.repeat(40)}${key}`, `${';'.repeat(40)}${week};I`])).not.toContain(
      '1 unit missing-column',
    );
  });

  it('refuses a header of very many or very long columns without repeating all of it', () => {
    expect(faultsOf([Array(50_000).fill('x').join(';'), 'a;b']).length).toBeLessThan(50);
    expect(faultsOf([`${key};${'x'.repeat(1_000_000)}`, `${week};I;1`])).toEqual([
      `1 ${'x'.repeat(40)}… unknown-column`,
    ]);
  });

  it('reports all faults at once, each with its submission, and lets the others be', () => {
    const lines = [
      `${key};count;amount`,
      'A;S;2024-W02;I.1;1.5;x',
      ';S;2024-W02; ;12.5;1',
      'B;S;2024-W02;I.1;1;1',
      'A;S;2024-W02;I.2;1;2;3',
      'A;S;2024-W02;I.3;1e5;2',
      'A;S;Feb-24;I.4;1;2',
    ];
    expect(faultsOf(lines)).toEqual([
      '5  wrong-cell-count',
      '3 unit ambiguous-blank',
      '3 indicator required',
      '3 count not-whole',
      '7 period invalid-period',
      '2 count not-whole',
      '2 amount not-a-number',
      '6 count not-a-number',
    ]);
    expect(read(lines).submissions.map(({ unit, rows, unread }) => [unit, rows, [...unread]])).toEqual([
      ['A', [2, 6], ['I.1', 'I.3']],
      ['B', [4], []],
    ]);
  });

  it('refuses an indicator given twice, naming both rows', () => {
    const lines = [`${key};count`, `${week};I;1`, `${week};J;1`, `${week};I ;1`];
    expect(faultsOf(lines)).toEqual(['4 indicator duplicate-indicator']);
    expect(read(lines).submissions.map(({ faults }) => faults)).toEqual([
      [
        {
          row: 4,
          line: 4,
          column: 'indicator',
          code: 'duplicate-indicator',
          detail: {
            vi: 'Chỉ số «I» có ở cả hàng 2 và hàng 4; chỉ giữ một hàng.',
            en: 'Indicator “I” is on both row 2 and row 4; keep only one of them.',
          },
        },
      ],
    ]);
  });

  it.each(['asOf', 'note', 'reason'])('refuses two answers to %s in one submission', (column) => {
    const [one, other] = column === 'asOf' ? ['2024-01-10', '2024-01-11'] : ['a', 'b'];
    const lines = [
      `${key};${column}`,
      `${week};I;${one}`,
      `${week};J;`,
      `${week};K;${other}`,
      `A;S;2024-W02;K;${other}`,
    ];
    expect(faultsOf(lines)).toEqual([`4 ${column} conflicting-cells`]);
  });

  it('refuses figures where there is nothing to report', () => {
    expect(faultsOf([`${key};count;nothingToReport`, `${week};I;0;x`])).toEqual([
      '2 nothingToReport conflicting-cells',
    ]);
  });

  it('says what is wrong in a plain line, whatever the cells hold', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 60 });
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(cell, cell, cell, (name, text, indicator) => {
        const rows = [`${week};${quote(indicator)};${quote(text)}`, `${week};${quote(indicator)};x`];
        faultsOf([`${key};${quote(name)}`, ...rows]);
        for (const column of ['count', 'amount', 'note', 'illustrative'])
          faultsOf([`${key};${column}`, ...rows]);
      }),
    );
  });
});
