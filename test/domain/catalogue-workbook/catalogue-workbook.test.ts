import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xlsxWorkbooks } from '../../../adapters/xlsx/xlsx-workbooks.ts';
import { readCatalogueFolder } from '../../../cli/files/catalogue-folder.ts';
import type { Catalogue, Recipient } from '../../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../../domain/catalogue/check-catalogue.ts';
import { catalogueIdentityIn } from '../../../domain/catalogue-workbook/catalogue-identity.ts';
import { layCatalogue } from '../../../domain/catalogue-workbook/lay-catalogue.ts';
import { readCatalogueWorkbook } from '../../../domain/catalogue-workbook/read-catalogue.ts';
import type { Language, Text } from '../../../domain/language/text.ts';
import type { Violation } from '../../../domain/problem/problem.ts';
import type { Sheet, SheetCell, SheetRow } from '../../../domain/workbook/sheet.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { sized } from '../../fixtures/size.ts';
import { saidOf } from '../../fixtures/workbooks/said-of.ts';
import { variedCatalogue } from './varied-catalogue.ts';

const example = parseCatalogue(await readCatalogueFolder('example/catalogue'));
if (!example.ok) throw new Error('the example has changed');

async function exported(catalogue: Catalogue, language: Language = 'vi'): Promise<readonly Sheet[]> {
  const bytes = await xlsxWorkbooks.make(layCatalogue({ version: 3, catalogue }, language));
  const reading = await xlsxWorkbooks.read(bytes, 20_000);
  if (!reading.ok) throw new RangeError(reading.fault);
  return reading.sheets;
}

/** What is wrong without the name of the column, which `every-fault.test.ts` shows of every column. */
function afterColumn({ vi, en }: Text): Text {
  return { vi: vi.replace(/^Cột «.*?»: /, ''), en: en.replace(/^Column “.*?”: /, '') };
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

/** The small catalogue with something in every sheet: a stand-in, choices, an extension, targets. */
function fullCatalogue(): Catalogue {
  const catalogue = smallCatalogue();
  const standIn = { recipient: 'contact-a', from: '2024-01-15', to: '2024-01-19' };
  const extension = {
    date: '2024-02-29',
    decidedOn: '2024-01-10',
    reason: { vi: 'Theo đề nghị', en: 'On request' },
  };
  return {
    ...catalogue,
    recipients: catalogue.recipients.map((one) =>
      one.id === 'chair' ? { ...one, language: 'vi' as const, standIn } : one,
    ),
    milestones: catalogue.milestones.map((one) => ({
      ...one,
      indicator: 'S.4',
      by: 'before' as const,
      extensions: [extension],
      obligations: [
        { unit: 'P.A', target: 1_200_000 },
        { unit: 'P.B', target: 500, illustrative: true },
      ],
    })),
  };
}

function readBack(sheets: readonly Sheet[], base: Catalogue, language: Language = 'vi') {
  return readCatalogueWorkbook(sheets, base, language);
}

/** A catalogue whose entries stand in the order of their keys: entries that stay keep their places. */
function inAnyOrder(catalogue: Catalogue): Catalogue {
  const byId = <T extends { readonly id: string }>(all: readonly T[]) =>
    all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...catalogue,
    units: byId(catalogue.units),
    milestones: byId(catalogue.milestones),
    recipients: byId(catalogue.recipients),
    calendar: catalogue.calendar.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

describe('F130: a catalogue as a workbook', () => {
  it.each(['vi', 'en'] as const)('reads as follows: %s', async (language) => {
    const sheets = layCatalogue({ version: 3, catalogue: fullCatalogue() }, language);
    await expect(sheets.flatMap(saidOf).join('\n')).toMatchFileSnapshot(`./sheets.${language}.txt`);
  });

  it.each([
    ['the example', example.value, 'vi'],
    ['the example, in English', example.value, 'en'],
    ['the small province', fullCatalogue(), 'vi'],
  ] as const)('gives the same catalogue when nothing was edited: %s', async (_, catalogue, language) => {
    const sheets = await exported(catalogue, language);
    expect(readBack(sheets, catalogue, language)).toEqual({ ok: true, value: catalogue });
    expect(catalogueIdentityIn(sheets)).toEqual({ form: 1, version: 3, language });
  });

  it('gives any catalogue as it is, and another one once its cells say so, whatever the texts look like', async () => {
    await fc.assert(
      fc.asyncProperty(
        variedCatalogue,
        variedCatalogue,
        fc.constantFrom('vi', 'en'),
        async (one, other, language) => {
          expect(readBack(await exported(one, language), one, language)).toEqual({ ok: true, value: one });
          const edit = readBack(await exported(other, language), one, language);
          expect(edit.ok ? inAnyOrder(edit.value) : edit).toEqual(inAnyOrder(other));
        },
      ),
      { numRuns: sized({ usual: 5, full: 10 }), endOnFailure: true },
    );
  }, 60_000);

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
      { numRuns: sized({ usual: 5, full: 10 }) },
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
          date: '2031-09-03',
          kind: 'day-off',
          basis: 'official',
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
        'Người nhận thư!G2': 'nhận',
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
      read.ok
        ? []
        : read.violations.map(({ pointer, value, detail }) => [pointer, value, afterColumn(detail).vi]),
    ).toEqual([
      [
        'Đơn vị!C3',
        'cấp phường',
        'Chọn một trong: «cấp tỉnh», «sở ban ngành», «cấp huyện», «cấp xã», «khác».',
      ],
      ['Đơn vị!F3', '12', '«12» là một số; ô này cần ngày, ví dụ 15/01/2024.'],
      ['Đơn vị!G4', 'ngày mai', 'Cần một ngày, ví dụ 15/01/2024 hoặc 2024-01-15.'],
      ['Người nhận thư!G2', 'nhận', 'Ghi «có» (hoặc «x»), hoặc để trống.'],
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
        ...['Mốc!A900', 'Mốc!D900', 'Mốc!H900', 'Mốc!I900', 'Mốc!K900'],
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

  it.each<[string, (all: Sheet[]) => Sheet[], Violation]>([
    [
      'a sheet that is gone',
      (all) => all.filter(({ name }) => name !== 'Chỉ số'),
      {
        pointer: 'Chỉ số',
        code: 'missing-sheet',
        detail: {
          vi: 'Sổ thiếu trang tính «Chỉ số». Xuất sổ mới rồi nhập lại thay đổi; không xóa trang tính.',
          en: 'The workbook lacks the sheet “Indicators”. Export a new one and make the changes there; keep every sheet.',
        },
      },
    ],
    [
      'a sheet that is there twice',
      (all) => [...all, ...all.filter(({ name }) => name === 'Mốc').map((one) => ({ ...one, name: 'MỐC' }))],
      {
        pointer: 'MỐC',
        code: 'copied-sheet',
        detail: {
          vi: 'Có hai trang tính «Mốc» và «MỐC»; xóa trang thừa.',
          en: 'There are two sheets, “Mốc” and “MỐC”; delete one.',
        },
      },
    ],
    [
      'a column that is gone',
      (all) => edited(all, { 'Đơn vị!B1': null }),
      {
        pointer: 'Đơn vị!A1',
        code: 'missing-column',
        detail: {
          vi: 'Trang tính thiếu cột «Đơn vị cấp trên»; thêm lại tên cột, hoặc xuất sổ mới.',
          en: 'The sheet lacks the column “Parent”; put its name back, or export a new workbook.',
        },
      },
    ],
    [
      'a column that is there twice',
      (all) => edited(all, { 'Đơn vị!K1': 'Parent' }),
      {
        pointer: 'Đơn vị!B1',
        code: 'duplicate-column',
        detail: {
          vi: 'Cột «Đơn vị cấp trên» có hai lần; xóa cột thừa.',
          en: 'The column “Parent” appears twice; delete one.',
        },
      },
    ],
  ])('removes nothing for want of a table: %s is refused', async (_, change, violation) => {
    const catalogue = fullCatalogue();
    const sheets = await exported(catalogue);
    expect(readBack(change([...sheets]), catalogue)).toEqual({ ok: false, violations: [violation] });
  });

  it('finds the table below up to nineteen rows of something else', async () => {
    const catalogue = fullCatalogue();
    const sheets = await exported(catalogue);
    const below = (rows: number) =>
      sheets.map((sheet) =>
        sheet.name === 'Đơn vị'
          ? {
              ...sheet,
              rows: [
                { number: 1, isHidden: false, cells: new Map([[0, { kind: 'text' as const, text: 'Cấp' }]]) },
                ...sheet.rows.map((row) => ({ ...row, number: row.number + rows })),
              ],
            }
          : sheet,
      );
    expect(readBack(below(19), catalogue)).toEqual({ ok: true, value: catalogue });
    expect(readBack(below(20), catalogue).ok).toBe(false);
  });

  /** What an edit makes of the field that a cell shows; the reasons where it is refused. */
  async function madeOf(changes: Cells, language: Language = 'vi') {
    const catalogue = fullCatalogue();
    const sheets = await exported(catalogue, language);
    const read = readBack(edited(sheets, changes), catalogue, language);
    return read.ok
      ? read.value
      : read.violations.map(({ pointer, detail }) => [pointer, afterColumn(detail)]);
  }

  const changed = (change: (catalogue: Catalogue) => Catalogue): Catalogue => change(fullCatalogue());
  const unit = (id: string, fields: Partial<Catalogue['units'][number]>) =>
    changed((all) => ({
      ...all,
      units: all.units.map((one) => (one.id === id ? { ...one, ...fields } : one)),
    }));
  const indicator = (id: string, fields: object) =>
    changed((all) => ({
      ...all,
      sets: all.sets.map((set) => ({
        ...set,
        indicators: set.indicators.map((one) => (one.id === id ? { ...one, ...fields } : one)),
      })),
    }));
  const recipient = (id: string, fields: Partial<Recipient>) =>
    changed((all) => ({
      ...all,
      recipients: all.recipients.map((one) => (one.id === id ? { ...one, ...fields } : one)),
    }));
  const chair = (fields: Partial<Recipient>) => recipient('chair', fields);
  const milestone = (fields: object) =>
    changed((all) => ({ ...all, milestones: all.milestones.map((one) => ({ ...one, ...fields })) }));

  const levels = (...all: readonly string[]) => ({ appliesTo: { levels: all } });

  it.each<[string, SheetCell | string | number | null, Catalogue]>([
    ['Đơn vị!F3', '5/1/2024', unit('P.A', { validFrom: '2024-01-05' })],
    ['Đơn vị!F3', '05-01-2024', unit('P.A', { validFrom: '2024-01-05' })],
    ['Đơn vị!F3', ' 2024-01-05 ', unit('P.A', { validFrom: '2024-01-05' })],
    ['Đơn vị!C3', 'KHÁC', unit('P.A', { level: 'other' })],
    ['Đơn vị!C3', 'Other', unit('P.A', { level: 'other' })],
    ['Đơn vị!C3', 'Sở, ban, ngành', fullCatalogue()],
    ['Đơn vị!J3', '2', unit('P.A', { calendarGeneration: 2 })],
    ['Chỉ số!L2', 15, indicator('S.1', { targetBasisPoints: 1_500 })],
    ['Chỉ số!L2', '12,5', indicator('S.1', { targetBasisPoints: 1_250 })],
    ['Chỉ số!L2', '12.500', indicator('S.1', { targetBasisPoints: 1_250 })],
    ['Chỉ số!K5', '1200', indicator('S.4', { target: 1_200 })],
    ['Chỉ số!K5', 1_200, indicator('S.4', { target: 1_200 })],
    ['Người nhận thư!F4', null, recipient('contact-b', { receives: ['warnings'] })],
    ['Người nhận thư!F4', '  ', recipient('contact-b', { receives: ['warnings'] })],
    ['Người nhận thư!F4', ' x ', fullCatalogue()],
    ['Người nhận thư!G2', '1', chair({ receives: ['weekly-report', 'warnings'] })],
    ['Người nhận thư!G2', 'X', chair({ receives: ['weekly-report', 'warnings'] })],
    ['Người nhận thư!H2', '✓', chair({ receives: ['weekly-report', 'receipts'] })],
    ['Chỉ số!L2', '12,55', indicator('S.1', { targetBasisPoints: 1_255 })],
    ['Chỉ số!R2', 'district;, department,', indicator('S.1', levels('district', 'department'))],
    ['Mốc!E2', 'End of Day', milestone({ by: 'end-of-day' })],
    ['Mốc!M2', ' 9, 4;1 ', milestone({ ladder: { workingDaysBefore: [9, 4, 1], overdueEvery: 5 } })],
    ['Mốc!M2', 3, milestone({ ladder: { workingDaysBefore: [3], overdueEvery: 5 } })],
  ])('reads %s = %j', async (address, cell, expected) => {
    expect(await madeOf({ [address]: cell })).toEqual(expected);
  });

  const row = (sheet: string, number: number, ...letters: readonly string[]) =>
    Object.fromEntries(letters.map((letter) => [`${sheet}!${letter}${number}`, null]));

  it.each<[string, Cells, Catalogue]>([
    [
      'a stand-in, where all its cells are empty',
      row('Người nhận thư', 2, 'K', 'L', 'M'),
      changed((all) => ({
        ...all,
        recipients: all.recipients.map(({ standIn: _, ...one }) => one),
      })),
    ],
    [
      'the last extension of a milestone',
      row('Mốc - gia hạn', 2, 'A', 'B', 'C', 'D', 'E'),
      changed((all) => ({
        ...all,
        milestones: all.milestones.map(({ extensions: _, ...one }) => one),
      })),
    ],
    [
      'the last day off',
      row('Ngày nghỉ', 2, 'A', 'B', 'C', 'D', 'E'),
      changed((all) => ({ ...all, calendar: [] })),
    ],
    ['nothing for a row of blanks', { 'Đơn vị!A900': '  ', 'Đơn vị!B900': ' ' }, fullCatalogue()],
  ])('removes %s', async (_, changes, expected) => {
    expect(await madeOf(changes)).toEqual(expected);
  });

  it('names the owner that the catalogue does not have, and the field that has no column', async () => {
    const lacksCode = {
      vi: 'Dòng này thiếu mã; ghi mã, hoặc xóa cả dòng.',
      en: 'This row lacks its code; enter it, or delete the row.',
    };
    const unknown = {
      vi: 'Danh mục không có «moc-la»; sửa mã ở cột này.',
      en: 'The catalogue has no “moc-la”; correct the code in this column.',
    };
    expect(await madeOf({ 'Mốc - đơn vị!A2': 'moc-la', 'Mốc - gia hạn!A2': null })).toEqual([
      ['Mốc - đơn vị!A2', unknown],
      ['Mốc - gia hạn!A2', lacksCode],
    ]);
    const empty = { vi: 'Ô này còn trống; ghi vào.', en: 'This cell is empty; fill it in.' };
    const noUnits = {
      vi: 'Thêm dòng ở trang tính «Mốc - đơn vị».',
      en: 'Add rows on the sheet “Milestone units”.',
    };
    const cleared = [2, 3].map((at) => row('Mốc - đơn vị', at, 'A', 'B', 'C', 'D'));
    expect(await madeOf(Object.assign({}, ...cleared))).toEqual([
      [
        'Mốc!A2',
        {
          vi: 'Thêm dòng ở trang tính «Mốc - đơn vị».',
          en: 'Add rows on the sheet “Milestone units”.',
        },
      ],
    ]);
    expect(await madeOf({ 'Mốc!A900': 'moc-moi' })).toEqual([
      ...['B', 'D', 'H', 'I', 'K'].map((letter) => [`Mốc!${letter}900`, empty]),
      ['Mốc!A900', noUnits],
    ]);
  });

  it('names a field that no sheet shows, and the rule that a cell breaks', async () => {
    const catalogue = fullCatalogue();
    const recipients = catalogue.recipients.map((one) => ({ ...one, approves: true as const }));
    const approving = { ...catalogue, recipients: recipients.slice(0, 2) };
    const read = readBack(await exported(approving), approving);
    const needsRole = {
      vi: 'Cột «Duyệt số liệu»: Người duyệt số liệu phải có vai trò đơn vị trên cổng.',
      en: 'Column “Approves figures”: A post that approves figures needs the role of a unit in the portal.',
    };
    expect(read.ok ? [] : read.violations).toEqual([
      { pointer: 'Người nhận thư!O2', code: 'approves-as-unit', detail: needsRole, value: 'có' },
      { pointer: 'Người nhận thư!O3', code: 'approves-as-unit', detail: needsRole, value: 'có' },
    ]);
    const sets = catalogue.sets.map((set) => ({ ...set, headline: { indicator: 'S.QG', unit: 'P.X' } }));
    const elsewhere = readBack(await exported({ ...catalogue, sets }), { ...catalogue, sets });
    expect(
      elsewhere.ok
        ? []
        : elsewhere.violations.map(({ pointer, detail }) => [pointer, afterColumn(detail).vi]),
    ).toEqual([
      [
        'Bộ chỉ số!A2',
        'chỉ số đầu báo cáo, đơn vị (không có cột trong sổ): Danh mục không có đơn vị «P.X»; khai báo đơn vị ấy hoặc sửa mã ở đây.',
      ],
    ]);
    expect(await madeOf({ 'Đơn vị!B3': 'P.X' })).toEqual([
      [
        'Đơn vị!B3',
        {
          vi: 'Danh mục không có đơn vị «P.X»; khai báo đơn vị ấy hoặc sửa mã ở đây.',
          en: 'The catalogue has no unit “P.X”; declare it or fix the id here.',
        },
      ],
    ]);
  });

  it.each(['vi', 'en'] as const)('offers words that a spreadsheet can list: %s', (language) => {
    const checks = layCatalogue({ version: 3, catalogue: fullCatalogue() }, language).flatMap(
      (sheet) => sheet.checks,
    );
    for (const { values = [] } of checks) {
      expect(values.filter((value) => value.includes(','))).toEqual([]);
      expect(values.join().length).toBeLessThanOrEqual(255);
    }
  });

  const needsDate = {
    vi: 'Cần một ngày, ví dụ 15/01/2024 hoặc 2024-01-15.',
    en: 'Enter a date, such as 2024-01-15 or 15/01/2024.',
  };
  const needsNumber = {
    vi: 'Cần một số, nhiều nhất hai chữ số thập phân, ví dụ 12,5.',
    en: 'Enter a number with at most two decimals, such as 12.5.',
  };
  const needsWhole = {
    vi: 'Cần một số nguyên chỉ gồm chữ số, ví dụ 1200000.',
    en: 'Enter a whole number in digits only, such as 1200000.',
  };
  const needsNumbers = {
    vi: 'Cần các số nguyên cách nhau bằng dấu phẩy, ví dụ 7, 3, 1, 0.',
    en: 'Enter whole numbers separated by commas, such as 7, 3, 1, 0.',
  };
  const date: SheetCell = { kind: 'date', date: '2024-01-12' };
  const isDate = {
    vi: 'Ô đang có định dạng ngày (12/01/2024) nhưng cần một số; đổi định dạng ô thành Số rồi nhập lại.',
    en: 'The cell is formatted as a date (12 January 2024) but needs a number; format it as Number and enter the number again.',
  };
  const needsMark = {
    vi: 'Ghi «có» (hoặc «x»), hoặc để trống.',
    en: 'Enter yes (or x), or leave the cell empty.',
  };
  it.each<[string, SheetCell | string | number, Text]>([
    ['Chỉ số!L2', date, isDate],
    ['Người nhận thư!G2', date, needsMark],
    ...['x5/1/2024', '5/1/20245', '2024-01-055', 'x2024-01-05', '5/1'].map((text): [string, string, Text] => [
      'Đơn vị!F3',
      text,
      needsDate,
    ]),
    ...['12,555', 'x12', '12x', '12,', '1,2,3', 12.555].map((cell): [string, string | number, Text] => [
      'Chỉ số!L2',
      cell,
      needsNumber,
    ]),
    ...['1.200', '1x', 'x1', '12,5', 1.5].map((cell): [string, string | number, Text] => [
      'Chỉ số!K5',
      cell,
      needsWhole,
    ]),
    ...['9, x', 'x9', '9x', '-1', '1 2'].map((text): [string, string, Text] => [
      'Mốc!M2',
      text,
      needsNumbers,
    ]),
    [
      'Đơn vị!C3',
      'x',
      {
        vi: 'Chọn một trong: «cấp tỉnh», «sở ban ngành», «cấp huyện», «cấp xã», «khác».',
        en: 'Choose one of “province”, “department”, “district”, “commune”, “other”.',
      },
    ],
    ['Người nhận thư!G2', 'nhận', needsMark],
  ])('refuses %s = %j', async (address, cell, detail) => {
    expect(await madeOf({ [address]: cell })).toEqual([[address, detail]]);
  });
});
