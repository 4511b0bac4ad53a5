import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { xlsxTableFiles } from '../../../adapters/xlsx/xlsx-table-files.ts';
import { xlsxWorkbooks } from '../../../adapters/xlsx/xlsx-workbooks.ts';
import { columnLetters } from '../../../domain/table/column-letters.ts';
import type { Sheet } from '../../../domain/workbook/sheet.ts';
import type { WorkbookReading } from '../../../usecases/ports/workbooks.ts';
import { sized } from '../../fixtures/size.ts';
import { edit, editForm, fill } from '../../fixtures/workbooks/fill.ts';
import { hostileFiles } from '../../fixtures/workbooks/hostile-files.ts';
import { workbookOf } from '../../fixtures/workbooks/workbook-of.ts';
import { exceltsWorkbooks, fillByExcelts } from './excelts-workbooks.ts';

const sound = await workbookOf('P.A');

function sheetsOf(reading: WorkbookReading): readonly Sheet[] {
  if (!reading.ok) throw new RangeError(reading.fault);
  return reading.sheets;
}

const readers = { hucre: xlsxWorkbooks.read, excelts: exceltsWorkbooks.read };

describe.each(Object.entries(readers))('F140: workbooks read by %s', (_, read) => {
  it('have the sheets, rows and cells that they were made with', async () => {
    const sheets = sheetsOf(await read(sound));
    expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['Số liệu', false],
      ['_tiendo', true],
    ]);
    expect(sheets[0]?.rows.map(({ number, cells }) => [number, ...cells.values()])).toEqual(
      sheetsOf(await xlsxWorkbooks.read(sound))[0]?.rows.map(({ number, cells }) => [
        number,
        ...cells.values(),
      ]),
    );
  });

  it.each(['1900', '1904'] as const)('have dates, whether days count from %s', async (dateSystem) => {
    const rows = [[new Date('2024-01-15T00:00:00Z'), new Date('2024-02-29T00:00:00Z')]];
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows }], dateSystem });
    const [sheet] = sheetsOf(await read(bytes));
    expect([...(sheet?.rows[0]?.cells.values() ?? [])]).toEqual([
      { kind: 'date', date: '2024-01-15' },
      { kind: 'date', date: '2024-02-29' },
    ]);
  });

  it.each(['1900', '1904'] as const)('have times of day, whether days count from %s', async (dateSystem) => {
    const styled = (value: number, numFmt: string) => ({ value, type: 'number' as const, style: { numFmt } });
    const cells = [
      ...[styled(0.6666667, 'h:mm'), styled(0, 'hh:mm'), styled(0.7086806, 'h:mm:ss')],
      ...[styled(0.25, '[$-F400]h:mm:ss\\ AM/PM'), styled(0.5, '0.00')],
    ];
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: [cells.map(({ value }) => value)],
          cells: new Map(cells.map((cell, at) => [`0,${at}`, cell])),
        },
      ],
      dateSystem,
    });
    const [sheet] = sheetsOf(await read(bytes));
    expect([...(sheet?.rows[0]?.cells.values() ?? [])]).toEqual([
      { kind: 'time', time: '16:00' },
      { kind: 'time', time: '00:00' },
      { kind: 'time', time: '17:00:30' },
      { kind: 'time', time: '06:00' },
      { kind: 'number', value: 0.5, isPercent: false },
    ]);
  });

  it('are refused for what they are, before the library sees them', async () => {
    const faults = [
      'html',
      'csv',
      'xls',
      'encrypted',
      'ods',
      'xlsb',
      'macros',
      'external-links',
      'unsafe-xml',
      'too-big',
      'too-many-parts',
    ];
    const files = hostileFiles(sound).filter(({ fault }) => faults.includes(fault));
    for (const { bytes, fault } of files) expect(await read(bytes)).toEqual({ ok: false, fault });
    expect(new Set(files.map(({ fault }) => fault)).size).toBe(faults.length);
  });

  it('have cells of every kind: formulas by their stored value, errors, rich text, percentages, merged and hidden ones', async () => {
    const odd = editForm(
      fill(sound, {
        F9: { xml: '<f>1+2</f><v>3</v>' },
        G9: { xml: '<f>1+2</f>' },
        F12: { type: 'str', xml: '<f>"a"&amp;"b"</f><v>ab</v>' },
        G12: { type: 'e', xml: '<f>1/0</f><v>#DIV/0!</v>' },
        H12: { type: 'e', xml: '<v>#N/A</v>' },
        I12: { type: 'b', xml: '<v>1</v>' },
        H13: { type: 'inlineStr', xml: '<is><r><t>1.</t></r><r><rPr><b/></rPr><t>234</t></r></is>' },
        L13: 96.089999999999989,
      }),
      (xml) =>
        xml
          .replace('<row r="10"', '<row r="10" hidden="1"')
          .replace(/<col min="3" max="3"/, '<col min="3" max="3" hidden="1"')
          .replace(
            '<dataValidations',
            '<mergeCells count="1"><mergeCell ref="K9:L10"/></mergeCells><dataValidations',
          ),
    );
    const [sheet] = sheetsOf(await read(odd));
    const cells = new Map(
      sheet?.rows.flatMap(({ number, cells: held }) =>
        [...held].map(([place, cell]): [string, unknown] => [`${columnLetters(place)}${number}`, cell]),
      ),
    );
    expect(['F9', 'G9', 'F12', 'G12', 'H12', 'I12', 'H13', 'L13'].map((place) => cells.get(place))).toEqual([
      { kind: 'number', value: 3, isPercent: false },
      { kind: 'unstored' },
      { kind: 'text', text: 'ab' },
      { kind: 'error', text: '#DIV/0!' },
      { kind: 'error', text: '#N/A' },
      { kind: 'flag', value: true },
      { kind: 'text', text: '1.234' },
      { kind: 'number', value: 96.089999999999989, isPercent: false },
    ]);
    expect([
      sheet?.rows.filter(({ isHidden }) => isHidden).map(({ number }) => number),
      sheet?.hiddenColumns,
    ]).toEqual([[10], new Set([2])]);
    expect(sheet?.merged).toEqual([{ firstRow: 9, lastRow: 10, firstColumn: 10, lastColumn: 11 }]);
  });

  it('are tables as they were written', async () => {
    const columns = (['text', 'points', 'date'] as const).map((kind) => ({ heading: kind, kind, width: 10 }));
    const rows = [
      ['Sở A', 79.06, '2024-01-15'],
      ['=1+1', -0.5, null],
    ];
    const bytes = await xlsxTableFiles.write([{ name: 't', title: 't', columns, rows }], 'vi', 1e6);
    const [sheet] = bytes === null ? [] : sheetsOf(await read(bytes));
    expect(sheet?.rows.slice(1).map(({ cells }) => [...cells.values()])).toEqual([
      [
        { kind: 'text', text: 'Sở A' },
        { kind: 'number', value: 79.06, isPercent: false },
        { kind: 'date', date: '2024-01-15' },
      ],
      [
        { kind: 'text', text: "'=1+1" },
        { kind: 'number', value: -0.5, isPercent: false },
      ],
    ]);
  });
});

describe('F140: a workbook made here, filled by another library and read here', () => {
  it('holds what was filled in, and everything else as it was', async () => {
    const before = sheetsOf(await xlsxWorkbooks.read(sound));
    const entry = fc.oneof(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 0, max: 10_000 }).map((number) => number / 100),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !/\p{Cc}/u.test(text)),
      fc.constantFrom('Không phát sinh'.normalize('NFD'), '1.234,5', '=1+1', ' x '),
    );
    const cells = fc.dictionary(fc.constantFrom('F9', 'G9', 'H12', 'K11', 'L13', 'B7'), entry, {
      minKeys: 1,
    });
    await fc.assert(
      fc.asyncProperty(cells, async (filled) => {
        const after = sheetsOf(await xlsxWorkbooks.read(await fillByExcelts(sound, 'Số liệu', filled)));
        expect(after.map(({ name, isHidden }) => [name, isHidden])).toEqual(
          before.map(({ name, isHidden }) => [name, isHidden]),
        );
        const texts = new Map(
          after[0]?.rows.flatMap(({ number, cells: held }) =>
            [...held].map(([place, cell]): [string, unknown] => [
              `${String.fromCharCode(65 + place)}${number}`,
              cell.kind === 'text' ? cell.text : cell.kind === 'number' ? cell.value : cell,
            ]),
          ),
        );
        for (const [address, value] of Object.entries(filled))
          expect([address, texts.get(address)]).toEqual([address, value]);
        expect(after[1]).toEqual(before[1]);
      }),
      { numRuns: sized({ usual: 6, full: 15 }) },
    );
  });

  it('a file that says it counts from 1904 is one that does', async () => {
    const rows = [[new Date('2024-01-15T00:00:00Z')]];
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows }] });
    const shifted = edit(bytes, 'xl/workbook.xml', (xml) =>
      xml.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
    );
    const [sheet] = sheetsOf(await xlsxWorkbooks.read(shifted));
    expect(sheet?.rows[0]?.cells.get(0)).toEqual({ kind: 'date', date: '2028-01-16' });
  });
});
