import { type CellStyle, openXlsx, type Sheet } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { xlsxWorkbooks } from '../../../adapters/xlsx/xlsx-workbooks.ts';
import type { CellMark, MadeSheet } from '../../../domain/workbook/made-sheet.ts';
import type { Workbooks } from '../../../usecases/ports/workbooks.ts';
import { editForm } from '../../fixtures/workbooks/fill.ts';
import { unzip, zip } from '../../fixtures/workbooks/zip.ts';
import { exceltsWorkbooks } from './excelts-workbooks.ts';

const form: MadeSheet = {
  name: "Số liệu Ea H'leo",
  isHidden: false,
  widths: [26, 46, 14],
  rows: [
    [
      { value: 'Mã', look: 'head' },
      { value: 'Chỉ số', look: 'head' },
      { value: 'Tử số', look: 'head' },
    ],
    [
      { value: '=1+1', look: 'given' },
      { value: 'dài '.repeat(40).trim(), look: 'given' },
      { value: null, look: 'entry' },
    ],
    [{ value: '1.234', look: 'given' }, null, { value: 96.9, look: 'entry' }],
    [{ value: ' ghi chú ', look: 'entry-text' }, { value: null, look: 'closed' }, null],
  ],
  frozen: { rows: 1, columns: 2 },
  checks: [
    { range: 'C2:C4', accepts: 'whole', title: 'Ô này chưa đúng', message: 'Cần số nguyên.' },
    { range: 'B2:B4', accepts: 'negative-decimal', title: 'Ô này chưa đúng', message: 'Cần số.' },
    { range: 'A2:A4', accepts: 'choice', values: ['có', 'không'], title: 'Chọn', message: 'Chọn có, không.' },
  ],
};

const list: MadeSheet = {
  name: 'Người nhận',
  isHidden: false,
  isLocked: false,
  widths: [20, 10],
  rows: [
    [
      { value: 'Mã', look: 'head' },
      { value: 'Cấp', look: 'head' },
    ],
    [
      { value: 'a', look: 'entry-text' },
      { value: 'b', look: 'entry' },
    ],
  ],
  frozen: { rows: 1, columns: 0 },
  checks: [{ range: 'B2:B9', accepts: 'mark', title: 'Chọn', message: 'Ghi x.' }],
};

const hidden: MadeSheet = {
  name: '_tiendo',
  isHidden: true,
  widths: [12],
  rows: [[{ value: '1', look: 'text' }]],
  frozen: { rows: 0, columns: 0 },
  checks: [],
};

const front: MadeSheet = {
  name: 'Cần sửa',
  isHidden: false,
  widths: [30],
  rows: [[{ value: 'Có 2 ô cần sửa', look: 'title' }], [{ value: 'Ô', look: 'head' }]],
  frozen: { rows: 2, columns: 0 },
  checks: [],
};

const markAt = (row: number, column: number, comment: string): CellMark => ({
  sheet: form.name,
  row,
  column,
  comment,
});

/** What another library finds of a sheet that people are promised. */
async function foundIn(bytes: Uint8Array) {
  const { sheets } = await openXlsx(bytes, { readStyles: true });
  return sheets.map((sheet) => ({
    name: sheet.name,
    state: sheet.veryHidden === true ? 'veryHidden' : sheet.hidden === true ? 'hidden' : 'visible',
    isProtected: sheet.protection?.sheet === true,
    mayWiden: sheet.protection?.formatColumns === true && sheet.protection.formatRows === true,
    frozen: sheet.freezePane ?? null,
    filter: sheet.autoFilter?.range ?? null,
    widths: (sheet.columns ?? []).slice(0, 3).map(({ width = 0 }) => Math.round(width)),
    printed: [
      sheet.pageSetup?.orientation,
      sheet.pageSetup?.paperSize,
      sheet.pageSetup?.fitToWidth ?? 1,
      sheet.pageSetup?.fitToHeight,
      sheet.pageSetup?.printTitlesRow,
    ],
    checks: (sheet.dataValidations ?? [])
      .map(({ type, operator, range, errorStyle, errorTitle, errorMessage, allowBlank, values }) =>
        [
          range,
          type,
          operator ?? (type === 'list' ? '' : 'between'),
          values?.join() ?? '',
          errorStyle,
          errorTitle,
          errorMessage,
          allowBlank,
        ].join('|'),
      )
      .sort(),
  }));
}

function lookAt(sheet: Sheet | undefined, place: string) {
  const { fill, protection, font, numFmt, alignment }: CellStyle = sheet?.cells?.get(place)?.style ?? {};
  return {
    colour: fill?.type === 'pattern' && fill.pattern === 'solid' ? fill.fgColor?.rgb?.slice(-6) : null,
    isOpen: protection?.locked === false,
    font: [font?.name ?? 'Calibri', font?.size ?? 11, font?.bold === true],
    format: numFmt ?? 'General',
    wraps: alignment?.wrapText === true,
  };
}

const libraries: [string, Workbooks][] = [
  ['hucre', xlsxWorkbooks],
  ['excelts', exceltsWorkbooks],
];

describe.each(libraries)('F140: workbooks made by %s', (_, workbooks) => {
  it('hold what they were made with, as both libraries read them; texts stay texts', async () => {
    const bytes = await workbooks.make([form, list, hidden]);
    for (const [, { read }] of libraries) {
      const reading = await read(bytes);
      expect(reading.ok ? reading.sheets.map(({ name, isHidden }) => [name, isHidden]) : reading).toEqual([
        ["Số liệu Ea H'leo", false],
        ['Người nhận', false],
        ['_tiendo', true],
      ]);
      expect(
        reading.ok && reading.sheets[0]?.rows.slice(1).map(({ number, cells }) => [number, ...cells]),
      ).toEqual([
        [2, [0, { kind: 'text', text: '=1+1' }], [1, { kind: 'text', text: 'dài '.repeat(40).trim() }]],
        [3, [0, { kind: 'text', text: '1.234' }], [2, { kind: 'number', value: 96.9, isPercent: false }]],
        [4, [0, { kind: 'text', text: ' ghi chú ' }]],
      ]);
    }
  });

  it('are locked, checked, frozen, printed and filtered as they were asked to be', async () => {
    expect(await foundIn(await workbooks.make([form, list, hidden]))).toEqual([
      {
        name: "Số liệu Ea H'leo",
        state: 'visible',
        isProtected: true,
        mayWiden: true,
        filter: null,
        frozen: { rows: 1, columns: 2 },
        widths: [26, 46, 14],
        printed: ['landscape', 'a4', 1, 0, '$1:$1'],
        checks: [
          'A2:A4|list||có,không|stop|Chọn|Chọn có, không.|true',
          'B2:B4|decimal|between||stop|Ô này chưa đúng|Cần số.|true',
          'C2:C4|whole|greaterThanOrEqual||stop|Ô này chưa đúng|Cần số nguyên.|true',
        ],
      },
      {
        name: 'Người nhận',
        state: 'visible',
        isProtected: false,
        mayWiden: false,
        filter: 'A1:B2',
        frozen: { rows: 1 },
        widths: [20, 10],
        printed: ['landscape', 'a4', 1, 0, '$1:$1'],
        checks: ['B2:B9|list||x|stop|Chọn|Ghi x.|true'],
      },
      {
        name: '_tiendo',
        state: 'veryHidden',
        isProtected: true,
        mayWiden: true,
        filter: null,
        frozen: null,
        widths: [12],
        printed: ['landscape', 'a4', 1, 0, undefined],
        checks: [],
      },
    ]);
  });

  it('keep the order of their sheets, and quote the names of sheets where Excel asks for it', async () => {
    const parts = unzip(await workbooks.make([form, list, hidden]));
    const xml = parts.get('xl/workbook.xml')?.toString() ?? '';
    expect(/<workbookProtection[^>]*lockStructure="(?:1|true)"/.test(xml)).toBe(true);
    const printed = [...xml.matchAll(/<definedName name="_xlnm.Print_Titles"[^>]*>([^<]*)</g)];
    expect(printed.map(([, range = '']) => range.replaceAll('&apos;', "'"))).toEqual([
      "'Số liệu Ea H''leo'!$1:$1",
      "'Người nhận'!$1:$1",
    ]);
  });

  it('show which cells are open, and all lines of long texts', async () => {
    const [sheet] = (await openXlsx(await workbooks.make([form]), { readStyles: true })).sheets;
    const plain = { font: ['Calibri', 11, false], format: 'General', wraps: false };
    expect(['0,0', '1,2', '3,0', '3,1'].map((place) => lookAt(sheet, place))).toEqual([
      { ...plain, colour: '1F4E78', isOpen: false, font: ['Calibri', 11, true], wraps: true },
      { ...plain, colour: 'FFF8D6', isOpen: true },
      { ...plain, colour: 'FFF8D6', isOpen: true, format: '@', wraps: true },
      { ...plain, colour: 'EDEDED', isOpen: false },
    ]);
    const heights = [...unzip(await workbooks.make([form])).entries()]
      .filter(([name]) => name.endsWith('sheet1.xml'))
      .flatMap(([, xml]) => [...xml.toString().matchAll(/<row r="(\d+)"[^>]*? ht="(\d+)"/g)]);
    expect(heights.map(([, row, height]) => [row, height])).toEqual([['2', '45']]);
  });
});

describe.each(libraries)('F140: workbooks annotated by %s', (_, workbooks) => {
  const comments = async (bytes: Uint8Array) => {
    const { sheets } = await openXlsx(bytes, { readStyles: true });
    return sheets.flatMap(({ name, cells = new Map() }) =>
      [...cells].flatMap(([place, { comment }]) => (comment ? [[name, place, comment.text]] : [])),
    );
  };

  it.each(libraries)(
    'of a file of %s have a sheet in front, colours and comments, and keep all else',
    async (__, maker) => {
      const made = await maker.make([form, list, hidden]);
      const marked = await workbooks.annotate(
        made,
        front,
        [markAt(2, 2, 'Thiếu.'), markAt(1, 0, 'Hai lần.')],
        [],
      );
      expect((await foundIn(marked)).slice(1)).toEqual(await foundIn(made));
      const found = await openXlsx(marked, { readStyles: true });
      expect(found.sheets.map(({ name }) => name)).toEqual([
        'Cần sửa',
        "Số liệu Ea H'leo",
        'Người nhận',
        '_tiendo',
      ]);
      expect((await comments(marked)).sort()).toEqual([
        ["Số liệu Ea H'leo", '0,0', 'Tiến Độ: Hai lần.'],
        ["Số liệu Ea H'leo", '1,2', 'Tiến Độ: Thiếu.'],
      ]);
      const plain = { font: ['Calibri', 11, false], format: 'General', wraps: false };
      expect(['1,2', '0,0'].map((place) => lookAt(found.sheets[1], place))).toEqual([
        { ...plain, colour: 'FFC7CE', isOpen: true },
        { ...plain, colour: '1F4E78', isOpen: false, font: ['Calibri', 11, true], wraps: true },
      ]);
    },
  );

  it.each(libraries)('and again, after %s, keep nothing of the time before', async (__, before) => {
    const made = await before.make([form, hidden]);
    const first = await before.annotate(made, front, [markAt(2, 2, 'Thiếu.')], []);
    const receipt = { ...front, name: 'Biên nhận' };
    const second = await workbooks.annotate(first, receipt, [markAt(3, 2, 'Sai.')], ['Cần sửa']);
    const { sheets } = await openXlsx(second, { readStyles: true });
    expect([sheets.map(({ name }) => name), await comments(second)]).toEqual([
      ['Biên nhận', "Số liệu Ea H'leo", '_tiendo'],
      [["Số liệu Ea H'leo", '2,2', 'Tiến Độ: Sai.']],
    ]);
    expect(['1,2', '2,2'].map((place) => lookAt(sheets[1], place).colour)).toEqual(['FFF8D6', 'FFC7CE']);
  });

  it('keep what people wrote in a comment, each time', async () => {
    const clerk = 'Chị Hoa: số của tuần trước';
    const made = await exceltsWorkbooks.annotate(
      await workbooks.make([form]),
      front,
      [markAt(2, 2, '#')],
      [],
    );
    const parts = [...unzip(made).keys()].filter((name) => /comments\d+\.xml$/.test(name));
    expect(parts).toEqual(['xl/comments2.xml']);
    const theirs = replaced(made, 'Tiến Độ: #', clerk);
    const marked = await workbooks.annotate(theirs, front, [markAt(2, 2, 'Sai.')], []);
    expect((await comments(marked)).map(([, , text]) => text)).toEqual([`${clerk}\n\nTiến Độ: Sai.`]);
    const clean = await workbooks.annotate(marked, front, [], []);
    expect((await comments(clean)).map(([, , text]) => text)).toEqual([clerk]);
  });

  it('keep hidden rows, merged cells and formulas with their values', async () => {
    const made = editForm(await xlsxWorkbooks.make([form, hidden]), (xml) =>
      xml
        .replace('<row r="3"', '<row r="3" hidden="1"')
        .replace(/<c r="C3"([^>]*)><v>96.9<\/v>/, '<c r="C3"$1><f>90+6.9</f><v>96.9</v>')
        .replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="B3:B4"/></mergeCells>')
        .replace(/(<mergeCells.*<\/mergeCells>)(<sheetProtection[^>]*>)/, '$2$1'),
    );
    const { read } = xlsxWorkbooks;
    const [before, after] = [await read(made), await read(await workbooks.annotate(made, front, [], []))];
    expect(after.ok && after.sheets.slice(1)).toEqual(before.ok && before.sheets);
    expect(before.ok && before.sheets[0]?.merged).toHaveLength(1);
  });
});

/** A workbook in whose parts one text stands for another. */
function replaced(bytes: Uint8Array, one: string, other: string): Uint8Array {
  const parts = unzip(bytes);
  return zip(
    new Map(
      [...parts].map(([name, xml]) => [name, Buffer.from(xml.toString('utf8').replaceAll(one, other))]),
    ),
  );
}
