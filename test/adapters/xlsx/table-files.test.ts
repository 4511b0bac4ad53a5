import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { xlsxTableFiles } from '../../../adapters/xlsx/xlsx-table-files.ts';
import type { ColumnKind, TableCell, TableSheet } from '../../../domain/table/table.ts';
import { unzip } from '../../fixtures/workbooks/zip.ts';

const plenty = 5_000_000;

const kinds: ColumnKind[] = ['text', 'count', 'points', 'change', 'points-change', 'percent', 'date', 'time'];

const sheetOf = (rows: readonly (readonly TableCell[])[], columns = kinds): TableSheet => ({
  name: 'Xếp hạng',
  title: 'Xếp hạng & «điểm»',
  columns: columns.map((kind) => ({
    heading: `Cột ${kind}`,
    kind,
    width: 12,
    ...(kind === 'points' ? { isShaded: true } : {}),
  })),
  rows,
});

async function written(sheets: readonly TableSheet[], language: 'vi' | 'en' = 'vi'): Promise<Uint8Array> {
  const bytes = await xlsxTableFiles.write(sheets, language, plenty);
  if (bytes === null) throw new RangeError('larger than expected');
  return bytes;
}

async function cellsOf(bytes: Uint8Array) {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return sheets.map(({ name, rows }) => ({ name, rows: rows.slice(1) }));
}

const day = ['Sở A', 1234, 79.06, -3, -0.05, 96.9, '2024-01-15', '2024-01-14T23:00:00Z'];

describe('F122: a table as a workbook', () => {
  it('keeps numbers, dates and times as such, each with the format of its column', async () => {
    const { sheets } = await readXlsx(await written([sheetOf([day])]), { readStyles: true });
    const [sheet] = sheets;
    const shown = kinds.map((_, at) => {
      const cell = sheet?.cells?.get(`1,${at}`);
      return [sheet?.rows[1]?.[at], cell?.style?.numFmt];
    });
    expect(shown).toEqual([
      ['Sở A', 'General'],
      [1234, '#,##0'],
      [79.06, '#,##0.00'],
      [-3, '+#,##0;-#,##0;0'],
      [-0.05, '+#,##0.00;-#,##0.00;0.00'],
      [0.969, '0.00%'],
      [new Date('2024-01-15T00:00:00Z'), 'dd/mm/yyyy'],
      [new Date('2024-01-15T06:00:00Z'), 'dd/mm/yyyy hh:mm'],
    ]);
  });

  it('has a head that stays in view and is printed on every page, filters, widths, and shades that print', async () => {
    const parts = unzip(await written([sheetOf([day, day])]));
    const sheet = parts.get('xl/worksheets/sheet1.xml')?.toString() ?? '';
    expect(sheet.replace(/<sheetData>.*<\/sheetData>/, '<sheetData/>')).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
        '<sheetFormatPr defaultRowHeight="15"/><cols>',
        ...kinds.map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="12" customWidth="1"/>`),
        '</cols><sheetData/><autoFilter ref="A1:H3"/>',
        '<conditionalFormatting sqref="C2:C3"><cfRule type="colorScale" priority="3"><colorScale><cfvo type="percentile" val="10"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FF8DB4E2"/></colorScale></cfRule></conditionalFormatting>',
        '<pageMargins left="0.4" right="0.4" top="0.75" bottom="0.6" header="0.3" footer="0.3"/>',
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
        '<headerFooter><oddHeader>&amp;LXếp hạng &amp;&amp; «điểm»</oddHeader><oddFooter>&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>',
      ].join(''),
    );
    expect(parts.get('xl/workbook.xml')?.toString()).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'Xếp hạng\'!$1:$1</definedName>',
    );
  });

  it('has rows high enough for texts that wrap, the head too', async () => {
    const rows = [['một '.repeat(10)], ['một'], ['một\nhai']];
    const xml = unzip(await written([sheetOf(rows, ['text'])])).get('xl/worksheets/sheet1.xml');
    const heights = [...(xml?.toString().matchAll(/<row r="(\d+)"(?: ht="(\d+)")?>/g) ?? [])];
    expect(heights.map(([, row, height]) => [row, height])).toEqual([
      ['1', undefined],
      ['2', '75'],
      ['3', undefined],
      ['4', '30'],
    ]);
    expect((await cellsOf(await written([sheetOf(rows, ['text'])])))[0]?.rows).toEqual(rows);
  });

  it('writes dates as the language does', async () => {
    const { sheets } = await readXlsx(await written([sheetOf([day])], 'en'), { readStyles: true });
    const formats = [6, 7].map((at) => sheets[0]?.cells?.get(`1,${at}`)?.style?.numFmt);
    expect(formats).toEqual(['yyyy-mm-dd', 'yyyy-mm-dd hh:mm']);
  });

  it.each(['=1+1', '+84 28', '-x', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', "=cmd|' /C calc'!A0"])(
    'keeps a spreadsheet from running a text: %j',
    async (text) => {
      const [sheet] = await cellsOf(await written([sheetOf([[text], [-3]], ['text'])]));
      expect(sheet?.rows).toEqual([[`'${text}`], [-3]]);
      expect(
        unzip(await written([sheetOf([[text]], ['text'])]))
          .get('xl/worksheets/sheet1.xml')
          ?.toString(),
      ).not.toContain('<f');
    },
  );

  it('names its sheets as Excel allows', async () => {
    const names = ['a/b', 'A-B', 'Tình hình thực hiện các mốc của toàn tỉnh', ''];
    const sheets = names.map((name) => ({ ...sheetOf([[1]], ['count']), name }));
    expect((await cellsOf(await written(sheets))).map(({ name }) => name)).toEqual([
      'a-b',
      'A-B (2)',
      'Tình hình thực hiện các mốc của',
      'Sheet (2)',
    ]);
  });

  it('is not made once it is larger than it may be', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => [`${at} ${Math.sin(at)}`]);
    expect(await xlsxTableFiles.write([sheetOf(many, ['text'])], 'vi', 100_000)).toBeNull();
    const whole = await written([sheetOf(many, ['text'])]);
    expect(await xlsxTableFiles.write([sheetOf(many, ['text'])], 'vi', whole.length - 1)).toBeNull();
    expect(whole.length).toBeLessThan(500_000);
  });

  it('is the same file for the same table', async () => {
    expect(await written([sheetOf([day])])).toEqual(await written([sheetOf([day])]));
  });

  it('is read back as it was written, whatever it holds', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((made) => made !== '');
    const cell = fc.oneof(
      text.map((made) => made.normalize('NFD')),
      text,
      fc.constantFrom('_x000D_', 'a\u0007b', '<&>"', ' x ', 'a\nb'),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const bytes = await written([sheetOf(rows, ['text', 'text'])]);
        const [sheet] = await cellsOf(bytes);
        expect(sheet?.rows).toEqual(rows.map((row) => row.map(shown)));
      }),
    );
  });
});

/** What a spreadsheet holds of a cell. */
function shown(cell: TableCell): TableCell {
  if (typeof cell !== 'string') return Object.is(cell, -0) ? 0 : cell;
  return /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(cell) ? `'${cell}` : cell;
}
