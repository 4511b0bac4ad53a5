import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../../domain/kinds/kinds.ts';
import {
  type CsvColumn,
  columnNamed,
  columnNames,
  ignoredNames,
  isColumn,
} from '../../../domain/submission/csv/column-names.ts';
import { CsvNames } from '../../../domain/submission/csv/names.ts';
import { readCsvRows } from '../../../domain/submission/csv/rows.ts';
import { readCsvSubmissions } from '../../../domain/submission/csv/submissions.ts';
import { decodeCsvBytes } from '../../../domain/submission/csv/text.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { sized } from '../../fixtures/size.ts';

const catalogue = smallCatalogue();
const [set] = catalogue.sets;
if (set === undefined) throw new Error('the fixture has changed');
const names = new CsvNames(catalogue);

type Style = typeof styles extends fc.Arbitrary<infer T> ? T : never;

/** How a clerk's tool writes a table. */
const styles = fc.record({
  locale: fc.constantFrom('vi' as const, 'en' as const),
  separator: fc.constantFrom(';', ',', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le'),
  /** Which of a column's names, by turns. */
  name: fc.nat(40),
  letters: fc.constantFrom('as they are', 'upper', 'lower', 'NFD', 'bilingual'),
  keys: fc.constantFrom('id', 'lower id', 'name', 'NAME', 'plain name', 'id and name'),
  period: fc.constantFrom(
    ...[
      '2024-W02',
      '2024-w02',
      'Tuần 02/2024',
      'tuần 2 năm 2024',
      '02/2024',
      '2/2024',
      'Week 2 of 2024',
      'W02/2024',
    ],
  ),
  date: fc.constantFrom(
    '2024-01-05',
    '05 tháng 01 năm 2024',
    '5 January 2024',
    '2024/1/5',
    '2024-01-05 00:00',
  ),
  groups: fc.constantFrom('none', 'own', '\u00a0', '\u202f'),
  wrapping: fc.constantFrom('none', "'", '="', '='),
  separatorLine: fc.boolean(),
  titles: fc.nat(3),
  emptyLeft: fc.nat(2),
  emptyRight: fc.nat(3),
  rowNumbers: fc.boolean(),
  columnNumbers: fc.boolean(),
  dashes: fc.boolean(),
  totals: fc.boolean(),
  emptyRows: fc.boolean(),
  /** Unit, set and period once, with the cells below merged. */
  mergedKeys: fc.boolean(),
  /** The names of figures in a row of their own, under one heading. */
  twoRowHeader: fc.boolean(),
});

const count = fc.oneof(fc.nat(20), fc.nat(2_000_000), fc.constantFrom(0, 158_206, 3_000, 1_234_567));
const hundredths = fc.oneof(fc.nat(1_000), fc.nat(99_999_999));

/** Figures of department A, each as it is sent in JSON, a whole number's parts as they are and decimals in 1/100. */
const figures = fc.record(
  {
    'S.1': fc.record({ numerator: count, denominator: count }),
    'S.2': fc.record({ done: count, total: count }),
    'S.3': fc.record({ points: hundredths }),
    'S.4': fc.oneof(fc.record({ count }), fc.constant({ nothingToReport: true })),
    'S.5': fc.record({ amount: hundredths }),
  },
  { requiredKeys: ['S.3'] },
);

type Figures = Readonly<Record<string, Readonly<Record<string, number | boolean>> | undefined>>;

const decimals: readonly string[] = ['points', 'amount'];
const order: readonly CsvColumn[] = [
  ...(['unit', 'set', 'period', 'indicator', 'numerator', 'denominator', 'done', 'total'] as const),
  ...(['points', 'count', 'amount', 'asOf', 'note'] as const),
];

describe('a file in any accepted writing', () => {
  it('reads as the same submission', () => {
    fc.assert(
      fc.property(figures, styles, (values, style) => {
        const read = readWritten(write(values, style), style);
        expect(read).toEqual({
          faults: [],
          bodies: [
            {
              unit: 'P.A',
              set: 'S',
              period: '2024-W02',
              values: sent(values),
              asOf: '2024-01-05',
              note: 'Không vướng mắc',
            },
          ],
        });
      }),
      { numRuns: sized({ usual: 200, full: 500 }) },
    );
  });
});

describe('a column', () => {
  const columns = Object.keys(columnNames).filter(isColumn);

  it.each(columns)(
    '%s is known by each of its names, in any case and form, with and without accents',
    (column) => {
      const { vi, en } = columnNames[column];
      for (const name of [column, ...vi, ...en]) {
        const plain = name
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '')
          .replaceAll('đ', 'd')
          .replaceAll('Đ', 'D');
        const forms = [
          name,
          name.toUpperCase(),
          name.toLowerCase(),
          name.normalize('NFD'),
          plain,
          ` ${name} *`,
        ];
        expect(forms.map(columnNamed)).toEqual(forms.map(() => column));
      }
    },
  );

  it('has no name that is another’s, with accents or without', () => {
    const owners = new Map<string, string>();
    for (const [owner, { vi, en }] of [...Object.entries(columnNames), ['ignored', ignoredNames] as const])
      for (const name of new Set([...vi, ...en])) {
        const plain = name
          .normalize('NFD')
          .replace(/\p{Mn}|[\s,.-]/gu, '')
          .replaceAll('Đ', 'D')
          .replaceAll('đ', 'd');
        const key = plain.toLowerCase();
        expect([name, owners.get(key) ?? owner]).toEqual([name, owner]);
        owners.set(key, owner);
      }
  });

  it.each(['Hàng', 'Kì', 'Số lượng kỳ trước', 'Điểm (hạng)', 'Tử số mẫu số', '', '%', 'x'])(
    'is not taken for another: %j',
    (name) => {
      expect(columnNamed(name)).toBeNull();
    },
  );
});

function sent(values: Figures) {
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, figure]) =>
      figure === undefined
        ? []
        : [
            [
              id,
              Object.fromEntries(
                Object.entries(figure).map(([part, value]) => [
                  part,
                  decimals.includes(part) ? Number(value) / 100 : value,
                ]),
              ),
            ],
          ],
    ),
  );
}

function readWritten(bytes: Uint8Array, { locale }: Style) {
  const decoded = decodeCsvBytes(bytes);
  if (!decoded.ok) throw new Error(decoded.code);
  const table = readCsvRows(decoded.text, 100);
  if (!table.ok) return { faults: table.faults, bodies: [] };
  const { submissions, faults } = readCsvSubmissions(table, locale, names);
  return {
    faults: [...faults, ...submissions.flatMap((submission) => submission.faults)],
    bodies: submissions.map(({ body }) => body),
  };
}

function write(values: Figures, style: Style): Uint8Array {
  const sep = style.separator;
  const quote = (cell: string) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const padded = (cells: readonly string[]) => [
    ...Array<string>(style.emptyLeft).fill(''),
    ...cells,
    ...Array<string>(style.emptyRight).fill(''),
  ];
  const numbered = (first: string, cells: readonly string[]) =>
    style.rowNumbers ? [first, ...cells] : cells;
  const header = numbered(
    'STT',
    order.map((column) => headerOf(column, style)),
  );
  const sent = Object.entries(values).flatMap(([id, figure]) =>
    figure === undefined ? [] : [rowOf(id, figure, style)],
  );
  const rows = sent.map((cells, at) =>
    numbered(
      `${at + 1}`,
      at > 0 && style.mergedKeys ? cells.map((cell, place) => (place < 3 ? '' : cell)) : cells,
    ),
  );
  const isFigure = (place: number) => place - (style.rowNumbers ? 1 : 0) === order.indexOf('points');
  const headers = style.twoRowHeader
    ? [
        header.map((cell, place) => (isFigure(place) ? 'Số liệu' : cell)),
        header.map((cell, place) => (isFigure(place) ? cell : '')),
      ]
    : [header];
  const total = numbered(
    '',
    order.map((column) => (column === 'unit' ? 'Tổng cộng:' : column === 'count' ? '7' : '')),
  );
  const table = [
    ...Array.from({ length: style.titles }, (_, at) => [at === 0 ? `BÁO CÁO, tuần 02; "${at}"` : '']),
    ...headers,
    ...(style.columnNumbers ? [header.map((_, at) => `(${at + 1})`)] : []),
    ...rows.flatMap((row) => (style.emptyRows ? [row, ['']] : [row])),
    ...(style.totals ? [total] : []),
  ];
  const lines = table.map((cells) => padded(cells).map(quote).join(sep));
  const text = [...(style.separatorLine ? [`sep=${sep}`] : []), ...lines].join(style.lineEnd);
  if (style.encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(style.encoding === 'utf-8' ? text : `\ufeff${text}`);
}

function headerOf(column: CsvColumn, { name, letters }: Style): string {
  const { vi, en } = columnNames[column];
  // `Mã …` beside `Đơn vị` would make names of the others, which is another test's.
  const own = [...vi, ...en, column].filter((one) => !/^Mã | (?:id|code)$/.test(one));
  const chosen = own[name % own.length] ?? column;
  switch (letters) {
    case 'upper':
      return chosen.toUpperCase();
    case 'lower':
      return chosen.toLowerCase();
    case 'NFD':
      return chosen.normalize('NFD');
    case 'bilingual':
      return `${chosen} (${column})`;
    default:
      return chosen;
  }
}

function rowOf(id: string, figure: Readonly<Record<string, number | boolean>>, style: Style): string[] {
  const indicator = set?.indicators.find((one) => one.id === id);
  if (indicator === undefined || set === undefined) throw new Error('the fixture has changed');
  const unit = catalogue.units.find((one) => one.id === 'P.A');
  if (unit === undefined) throw new Error('the fixture has changed');
  const keys: Partial<Record<CsvColumn, string>> = {
    unit: keyOf(unit, style),
    set: keyOf(set, style),
    period: style.period,
    indicator: keyOf(indicator, style),
    asOf: style.date,
    note: 'Không vướng mắc',
  };
  return order.map((column) => keys[column] ?? figureCell(column, figure, indicator, style));
}

function keyOf({ id, name }: Pick<Indicator, 'id' | 'name'>, { keys }: Style): string {
  switch (keys) {
    case 'lower id':
      return id.toLowerCase();
    case 'name':
      return name.vi;
    case 'NAME':
      return name.vi.toUpperCase().normalize('NFD');
    case 'plain name':
      return name.vi.normalize('NFD').replace(/\p{Mn}/gu, '');
    case 'id and name':
      return `${id} - ${name.vi}`;
    default:
      return id;
  }
}

function figureCell(
  column: CsvColumn,
  figure: Readonly<Record<string, number | boolean>>,
  { kind }: Indicator,
  style: Style,
): string {
  if ('nothingToReport' in figure) return column === kind ? 'Không phát sinh' : style.dashes ? '–' : '';
  const value = figure[column];
  if (typeof value !== 'number') return style.dashes ? '-' : '';
  const number = decimals.includes(column) ? decimalText(value, style) : wholeText(value, style);
  if (style.wrapping === "'") return `'${number}`;
  if (style.wrapping === '="') return `="${number}"`;
  return style.wrapping === '=' && /^[\d.,]+$/.test(number) ? `=${number}` : number;
}

/** Groups as every style writes them; an own group mark only where no reader could take it for a decimal mark. */
function wholeText(value: number, { groups, locale }: Style): string {
  if (groups === 'none') return String(value);
  return grouped(String(value), groups === 'own' ? (locale === 'vi' ? '.' : ',') : groups);
}

function decimalText(hundredths: number, { groups, locale }: Style): string {
  const [whole, part] = [String(Math.floor(hundredths / 100)), String(hundredths % 100).padStart(2, '0')];
  const mark = locale === 'vi' ? ',' : '.';
  const group = groups === 'none' ? '' : groups === 'own' ? (locale === 'vi' ? '.' : ',') : groups;
  return `${grouped(whole, group)}${mark}${part}`;
}

function grouped(digits: string, mark: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, mark);
}
