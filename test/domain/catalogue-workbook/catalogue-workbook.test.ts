import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xlsxWorkbooks } from '../../../adapters/xlsx/xlsx-workbooks.ts';
import { readCatalogueFolder } from '../../../cli/catalogue-folder.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../../domain/catalogue/check-catalogue.ts';
import { readCatalogueIdentity } from '../../../domain/catalogue-workbook/catalogue-identity.ts';
import { layCatalogue } from '../../../domain/catalogue-workbook/lay-catalogue.ts';
import { readCatalogueWorkbook } from '../../../domain/catalogue-workbook/read-catalogue.ts';
import type { Language } from '../../../domain/language/text.ts';
import type { Sheet, SheetCell, SheetRow } from '../../../domain/workbook/sheet.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const example = parseCatalogue(await readCatalogueFolder('example/catalogue'));
if (!example.ok) throw new Error('the example has changed');

async function exported(catalogue: Catalogue, language: Language = 'vi'): Promise<readonly Sheet[]> {
  const bytes = await xlsxWorkbooks.make(layCatalogue({ version: 3, catalogue }, language));
  const reading = await xlsxWorkbooks.read(bytes, 20_000);
  if (!reading.ok) throw new RangeError(reading.fault);
  return reading.sheets;
}

type Cells = Readonly<Record<string, SheetCell | string | number | null>>;

/** The sheets with other cells, by address: `Đơn vị!C2`. */
function edited(sheets: readonly Sheet[], changes: Cells): Sheet[] {
  return sheets.map((sheet) => {
    const rows = new Map(sheet.rows.map((row) => [row.number, row]));
    for (const [address, value] of Object.entries(changes)) {
      const [, name = '', letters = '', number = ''] = /^(.*)!([A-Z]+)(\d+)$/.exec(address) ?? [];
      if (name !== sheet.name) continue;
      const at = Number(number);
      const row: SheetRow = rows.get(at) ?? { number: at, isHidden: false, cells: new Map() };
      const cells = new Map(row.cells);
      const cell = cellOf(value);
      const place = letters.charCodeAt(0) - 65;
      if (cell === null) cells.delete(place);
      else cells.set(place, cell);
      rows.set(at, { ...row, cells });
    }
    return { ...sheet, rows: [...rows.values()].toSorted((a, b) => a.number - b.number) };
  });
}

function cellOf(value: Cells[string] | undefined): SheetCell | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return { kind: 'text', text: value };
  return typeof value === 'number' ? { kind: 'number', value, isPercent: false } : value;
}

/** The row of a sheet that begins with these texts. */
function rowOf(sheets: readonly Sheet[], name: string, ...starts: string[]): number {
  const row = sheets
    .find((sheet) => sheet.name === name)
    ?.rows.find(({ cells }) =>
      starts.every((start, at) => {
        const cell = cells.get(at);
        return cell?.kind === 'text' && cell.text === start;
      }),
    );
  return row?.number ?? -1;
}

function readBack(sheets: readonly Sheet[], base: Catalogue, language: Language = 'vi') {
  return readCatalogueWorkbook(sheets, base, language);
}

describe('F130: a catalogue as a workbook', () => {
  it.each([
    ['the example', example.value, 'vi'],
    ['the example, in English', example.value, 'en'],
    ['the small province', smallCatalogue(), 'vi'],
  ] as const)('gives the same catalogue when nothing was edited: %s', async (_, catalogue, language) => {
    const sheets = await exported(catalogue, language);
    expect(readBack(sheets, catalogue, language)).toEqual({ ok: true, value: catalogue });
    expect(readCatalogueIdentity(sheets)).toEqual({ form: 1, version: 3, language });
  });

  it('gives the same catalogue however its rows are sorted and its columns moved', async () => {
    const catalogue = example.value;
    const sheets = await exported(catalogue);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), async (keys) => {
        const key = () => keys.next().value ?? 0;
        const shuffled = sheets.map((sheet): Sheet => {
          const [head, ...rows] = sheet.rows;
          if (head === undefined || sheet.isHidden) return sheet;
          const order = new Map(rows.map((row) => [row, key()]));
          const mixed = rows.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
          const width = Math.max(...head.cells.keys()) + 1;
          const shift = Math.floor(key() * width);
          const moved = ({ cells }: SheetRow, number: number): SheetRow => ({
            number,
            isHidden: false,
            cells: new Map([...cells].map(([place, cell]) => [(place + shift) % width, cell])),
          });
          return { ...sheet, rows: [head, ...mixed].map((row, at) => moved(row, at + 1)) };
        });
        expect(readBack(shuffled, catalogue)).toEqual({ ok: true, value: catalogue });
      }),
      { numRuns: 10 },
    );
  });

  it('takes an edited cell, an added row and a deleted one, and keeps all that no column shows', async () => {
    const catalogue = example.value;
    const sheets = await exported(catalogue);
    const chair = rowOf(sheets, 'Người nhận thư', 'chu-tich');
    const gone = rowOf(sheets, 'Ngày nghỉ', '2022-01-01');
    const indicator = rowOf(sheets, 'Chỉ số', '766', '766.1.1');
    const milestone = rowOf(sheets, 'Mốc', 'eid-accounts-2023');
    const read = readBack(
      edited(sheets, {
        [`Người nhận thư!E${chair}`]: 'chutich@binhduong.example',
        [`Người nhận thư!G${chair}`]: 'x',
        [`Chỉ số!I${indicator}`]: 'per cent',
        [`Mốc!M${milestone}`]: '10; 5, 0',
        ...Object.fromEntries(
          ['A', 'B', 'C', 'D', 'E'].map((letter) => [`Ngày nghỉ!${letter}${gone}`, null]),
        ),
        'Ngày nghỉ!A900': { kind: 'date', date: '2031-09-03' },
        'Ngày nghỉ!B900': 'Ngày nghỉ',
        'Ngày nghỉ!C900': 'Quốc khánh'.normalize('NFD'),
        'Ngày nghỉ!D900': 'National Day',
        'Ngày nghỉ!E900': 'official',
        'Mốc - gia hạn!A900': 'eid-accounts-2023',
        'Mốc - gia hạn!B900': '31/07/2023',
        'Mốc - gia hạn!C900': 'Theo đề nghị',
        'Mốc - gia hạn!D900': 'On request',
        'Mốc - gia hạn!E900': '2023-06-01',
      }),
      catalogue,
    );
    const expected: Catalogue = {
      ...catalogue,
      recipients: catalogue.recipients.map((one) =>
        one.id === 'chu-tich'
          ? { ...one, email: 'chutich@binhduong.example', receives: ['weekly-report', 'warnings'] }
          : one,
      ),
      calendar: [
        ...catalogue.calendar.filter(({ date }) => date !== '2022-01-01'),
        {
          ...{ date: '2031-09-03', kind: 'day-off', basis: 'official' },
          name: { vi: 'Quốc khánh', en: 'National Day' },
        },
      ],
    };
    if (!read.ok) throw new Error(JSON.stringify(read.violations));
    const { milestones, sets, ...others } = read.value;
    const { milestones: stored, sets: storedSets, ...same } = expected;
    expect(others).toEqual(same);
    expect(milestones).toEqual(
      stored.map((one) =>
        one.id === 'eid-accounts-2023'
          ? {
              ...one,
              ladder: { ...one.ladder, workingDaysBefore: [10, 5, 0] },
              extensions: [
                ...(one.extensions ?? []),
                {
                  date: '2023-07-31',
                  reason: { vi: 'Theo đề nghị', en: 'On request' },
                  decidedOn: '2023-06-01',
                },
              ],
            }
          : one,
      ),
    );
    expect(sets).toEqual(
      storedSets.map((set) => ({
        ...set,
        indicators: set.indicators.map((one) =>
          one.id === '766.1.1' ? { ...one, measure: { ...one.measure, en: 'per cent' } } : one,
        ),
      })),
    );
  });

  it('names the cell of everything that is wrong, what it holds, and the fix, all at once', async () => {
    const catalogue = example.value;
    const sheets = await exported(catalogue);
    const read = readBack(
      edited(sheets, {
        'Đơn vị!C3': 'cấp phường',
        'Đơn vị!F3': { kind: 'number', value: 12, isPercent: false },
        'Đơn vị!G4': 'ngày mai',
        'Người nhận thư!G2': 'có',
        'Chỉ số!J3': 'sáu',
        'Chỉ số!B900': '766.9.9',
        'Mốc - đơn vị!C3': '1,5',
        'Mốc - đơn vị!B900': 'BD',
        'Ngày nghỉ!A2': null,
        'Ngày nghỉ!E3': { kind: 'error', text: '#REF!' },
      }),
      catalogue,
    );
    expect(
      read.ok ? [] : read.violations.map(({ pointer, value, detail }) => [pointer, value, detail.vi]),
    ).toEqual([
      [
        'Đơn vị!C3',
        'cấp phường',
        'Chọn một trong: «cấp tỉnh», «sở, ban, ngành», «cấp huyện», «cấp xã», «khác».',
      ],
      ['Đơn vị!F3', '12', '«12» là một số; ô này cần ngày, ví dụ 15/01/2024.'],
      ['Đơn vị!G4', 'ngày mai', 'Cần một ngày, ví dụ 15/01/2024 hoặc 2024-01-15.'],
      ['Người nhận thư!G2', 'có', 'Ghi «x» nếu có, hoặc để trống.'],
      ['Chỉ số!J3', 'sáu', 'Cần một số, nhiều nhất hai chữ số thập phân, ví dụ 12,5.'],
      ['Chỉ số!A900', undefined, 'Dòng này thiếu mã; ghi mã, hoặc xóa cả dòng.'],
      ['Mốc - đơn vị!C3', '1,5', 'Cần một số nguyên chỉ gồm chữ số, ví dụ 1200000.'],
      ['Mốc - đơn vị!A900', undefined, 'Dòng này thiếu mã; ghi mã, hoặc xóa cả dòng.'],
      ['Ngày nghỉ!A2', undefined, 'Dòng này thiếu mã; ghi mã, hoặc xóa cả dòng.'],
      ['Ngày nghỉ!E3', '#REF!', '«#REF!» là lỗi công thức; sửa công thức hoặc ghi số.'],
    ]);
  });

  it('names the cell of what breaks a rule of the catalogue, also where no column shows it', async () => {
    const catalogue = example.value;
    const sheets = await exported(catalogue);
    const read = readBack(
      edited(sheets, {
        'Đơn vị!B3': 'BD.XXX',
        'Người nhận thư!E2': 'chu-tich',
        'Người nhận thư!D3': 'BD.YYY',
        'Đơn vị!A900': 'BD.MOI',
        'Đơn vị!B900': 'BD',
        'Đơn vị!D900': 'Sở mới',
        'Mốc!A900': 'moc-moi',
        'Mốc!B900': 'Mốc mới',
        'Mốc!C900': 'New milestone',
      }),
      catalogue,
    );
    const found = read.ok ? [] : read.violations.map(({ pointer }) => pointer);
    expect(new Set(found)).toEqual(
      new Set([
        ...['Người nhận thư!E2', 'Đơn vị!C900', 'Đơn vị!E900'],
        ...['Mốc!A900', 'Mốc!D900', 'Mốc!H900', 'Mốc!I900', 'Mốc!K900', 'Mốc!M900'],
      ]),
    );
    const references = readBack(
      edited(sheets, { 'Đơn vị!B3': 'BD.XXX', 'Người nhận thư!D3': 'BD.YYY' }),
      catalogue,
    );
    expect(references.ok ? [] : references.violations.map(({ pointer, value }) => [pointer, value])).toEqual([
      ['Đơn vị!B3', 'BD.XXX'],
      ['Người nhận thư!D3', 'BD.YYY'],
    ]);
  });

  it('removes with a milestone the rows of its units and extensions', async () => {
    const catalogue = example.value;
    const sheets = await exported(catalogue);
    const row = rowOf(sheets, 'Mốc', 'eid-accounts-2023');
    const without = sheets.map((sheet) =>
      sheet.name === 'Mốc' ? { ...sheet, rows: sheet.rows.filter(({ number }) => number !== row) } : sheet,
    );
    expect(readBack(without, catalogue)).toEqual({
      ok: true,
      value: {
        ...catalogue,
        milestones: catalogue.milestones.filter(({ id }) => id !== 'eid-accounts-2023'),
      },
    });
  });

  it.each([
    [
      'a sheet that is gone',
      (all: Sheet[]) => all.filter(({ name }) => name !== 'Chỉ số'),
      ['Chỉ số', 'missing-sheet'],
    ],
    [
      'a sheet that is there twice',
      (all: Sheet[]) => [
        ...all,
        ...all.filter(({ name }) => name === 'Mốc').map((one) => ({ ...one, name: 'MỐC' })),
      ],
      ['MỐC', 'copied-sheet'],
    ],
    [
      'a column that is gone',
      (all: Sheet[]) => edited(all, { 'Đơn vị!B1': null }),
      ['Đơn vị!A1', 'missing-column'],
    ],
    [
      'a column that is there twice',
      (all: Sheet[]) => edited(all, { 'Đơn vị!K1': 'Parent' }),
      ['Đơn vị!B1', 'duplicate-column'],
    ],
  ] as const)('removes nothing for want of a table: %s is refused', async (_, change, expected) => {
    const catalogue = example.value;
    const read = readBack(change([...(await exported(catalogue))]), catalogue);
    expect(read.ok ? [] : read.violations.map(({ pointer, code }) => [pointer, code])).toEqual([expected]);
  });
});
