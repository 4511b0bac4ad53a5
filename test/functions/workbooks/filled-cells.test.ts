import { describe, expect, it } from 'vitest';
import { type Entry, editForm, fill } from '../../fixtures/workbooks/fill.ts';
import { cellsIn, workbookWorld } from './answers.ts';

/** S.1 ratio in row 9, S.2 tasks in 10, S.3 points in 11, S.4 count in 12, S.5 amount in 13. */
async function valuesOf(cells: Readonly<Record<string, Entry>>, language = 'vi'): Promise<unknown> {
  const { world, authorization, download, send } = await workbookWorld(language);
  const reply = await send(fill(await download(), cells));
  if (reply.status !== 201) return cellsIn(reply);
  const path = '/v1/submissions/S/2024-W02/P.A';
  const { body } = await world.submissions({ method: 'GET', path, headers: { authorization } });
  return typeof body === 'object' && body !== null && 'values' in body ? body.values : body;
}

const serial = 45_302;

describe('F54: a figure is read as the spreadsheet shows it', () => {
  it.each<[string, Record<string, Entry>, unknown]>([
    ['numbers', { F9: 412, G9: 425 }, { 'S.1': { numerator: 412, denominator: 425 } }],
    [
      'a number with the noise of binary fractions',
      { K11: { xml: '<v>9.0899999999999999</v>' } },
      { 'S.3': { points: 9.09 } },
    ],
    ['numbers as Vietnamese text', { L13: '1.234.567,25' }, { 'S.5': { amount: 1_234_567.25 } }],
    ['text that is a number', { H12: '0042' }, { 'S.4': { count: 42 } }],
    ['a number kept as text by an apostrophe', { H12: "'42" }, { 'S.4': { count: 42 } }],
    ['a formula by its stored value', { H12: { xml: '<f>40+2</f><v>42</v>' } }, { 'S.4': { count: 42 } }],
    [
      'a formula that gives text',
      { H12: { type: 'str', xml: '<f>"42"</f><v>42</v>' } },
      { 'S.4': { count: 42 } },
    ],
    [
      'rich text',
      { H12: { type: 'inlineStr', xml: '<is><r><t>4</t></r><r><rPr><b/></rPr><t>2</t></r></is>' } },
      { 'S.4': { count: 42 } },
    ],
    ['what it counts after the number', { H12: '42 hồ sơ' }, { 'S.4': { count: 42 } }],
    ['nothing to report by a mark', { N12: 'x' }, { 'S.4': { nothingToReport: true } }],
    [
      'nothing to report by a true value',
      { N12: { type: 'b', xml: '<v>1</v>' } },
      { 'S.4': { nothingToReport: true } },
    ],
    ['nothing to report in words', { H12: 'Không phát sinh' }, { 'S.4': { nothingToReport: true } }],
    ['a negative amount', { L13: -3.5 }, { 'S.5': { amount: -3.5 } }],
  ])('%s', async (_, cells, values) => {
    expect(await valuesOf(cells)).toEqual(values);
  });

  it('a percentage beside the parts of a ratio, by its format or as text', async () => {
    const half = { 'S.1': { numerator: 1, denominator: 2 } };
    expect(await valuesOf({ F9: 1, G9: 2, M9: '50%' })).toEqual(half);
    expect(await valuesOf({ F9: 1, G9: 2, M9: '50,0 %' })).toEqual(half);
  });

  it('an English workbook has English numbers', async () => {
    expect(await valuesOf({ L13: '1,234,567.25' }, 'en')).toEqual({ 'S.5': { amount: 1_234_567.25 } });
  });
});

describe('F54: a cell that cannot be read is refused where it is, with what it holds', () => {
  it.each<[string, Record<string, Entry>, string[]]>([
    [
      'two meanings',
      { L13: '1.234' },
      [
        'Số liệu!L13 [1.234] ambiguous-number: «1.234» có hơn hai chữ số thập phân; làm tròn đến hai chữ số. Nếu là 1234 thì ghi 1234. Số trong tệp đọc theo kiểu 1.234.567,89.',
      ],
    ],
    [
      'words',
      { H12: 'mười hai' },
      [
        'Số liệu!H12 [mười hai] not-a-number: «mười hai» không phải là số: chỉ dùng chữ số 0–9 và dấu phân cách như 1.234.567,89.',
      ],
    ],
    [
      'decimals of a whole number',
      { H12: 1.5 },
      ['Số liệu!H12 [1,5] not-whole: «1,5» có phần thập phân; ở đây cần số nguyên.'],
    ],
    [
      'three decimals',
      { K11: 1.234 },
      [
        'Số liệu!K11 [1,2340] too-many-decimals: «1,2340» có hơn hai chữ số thập phân; làm tròn đến hai chữ số.',
      ],
    ],
    [
      'a number that Excel cannot keep',
      { H12: { xml: '<v>1e20</v>' } },
      [
        'Số liệu!H12 [100000000000000000000] too-large: «100000000000000000000» quá lớn để giữ chính xác; kiểm tra lại số.',
      ],
    ],
    [
      '#DIV/0!',
      { H12: { type: 'e', xml: '<v>#DIV/0!</v>' } },
      ['Số liệu!H12 [#DIV/0!] spreadsheet-error: «#DIV/0!» là lỗi công thức; sửa công thức hoặc ghi số.'],
    ],
    [
      'a formula whose value is #DIV/0!',
      { H12: { type: 'e', xml: '<f>1/0</f><v>#DIV/0!</v>' } },
      ['Số liệu!H12 [#DIV/0!] spreadsheet-error: «#DIV/0!» là lỗi công thức; sửa công thức hoặc ghi số.'],
    ],
    [
      'a formula without a stored value',
      { H12: { xml: '<f>40+2</f>' } },
      [
        'Số liệu!H12 [] formula-without-value: Công thức trong ô chưa có giá trị lưu kèm. Mở sổ bằng Excel, lưu lại rồi gửi, hoặc ghi số thay công thức.',
      ],
    ],
    [
      'a percentage where a count belongs',
      { H12: '50%' },
      ['Số liệu!H12 [50%] percentage: «50%» là tỷ lệ phần trăm; cần số lượng.'],
    ],
    ['one part of two', { F9: 3 }, ['Số liệu!G9 [] required: Thiếu mẫu số.']],
    [
      'more than the whole',
      { F9: 5, G9: 3 },
      ['Số liệu!F9 [5] exceeds-whole: Tử số (5) không được lớn hơn mẫu số (3).'],
    ],
    [
      'a figure and nothing to report',
      { H12: 5, N12: 'x' },
      ['Số liệu!N12 [x] conflicting-cells: Hàng vừa ghi «không phát sinh» vừa có số liệu; bỏ một trong hai.'],
    ],
    [
      'a number for a date',
      { K11: 5, B5: serial },
      [`Số liệu!B5 [${serial}] not-a-date: «${serial}» là một số; ô này cần ngày, ví dụ 15/01/2024.`],
    ],
    [
      'a date that does not exist',
      { K11: 5, B5: '31/02/2024' },
      [
        'Số liệu!B5 [31/02/2024] not-a-date: «31/02/2024» không phải ngày có thật; ghi như 2024-01-15 hoặc 15/01/2024.',
      ],
    ],
  ])('%s', async (_, cells, errors) => {
    expect(await valuesOf(cells)).toEqual(errors);
  });

  it('several at once, with what only the whole submission shows', async () => {
    expect(await valuesOf({ H12: 'mười', L13: '1.234', F9: 3 })).toEqual([
      expect.stringMatching(/^Số liệu!G9 \[\] required/),
      expect.stringMatching(/^Số liệu!H12 \[mười\] not-a-number/),
      expect.stringMatching(/^Số liệu!L13 \[1\.234\] ambiguous-number/),
    ]);
  });

  it('a workbook without any figure', async () => {
    expect(await valuesOf({ B7: 'Chưa có số' })).toEqual(['Số liệu!A8 [Mã] empty: Cần ít nhất một số liệu.']);
  });
});

describe('F54: a sheet that people have changed', () => {
  const sent = async (change: (xml: string) => string) => {
    const { download, send } = await workbookWorld();
    const reply = await send(editForm(fill(await download(), { K11: 5 }), change));
    return reply.status === 201 ? 'accepted' : cellsIn(reply);
  };

  it('with the row hidden is refused, since nobody sees the figure', async () => {
    expect(await sent((xml) => xml.replace('<row r="11"', '<row r="11" hidden="1"'))).toEqual([
      'Số liệu!A11 [S.3] hidden-row: Hàng 11 đang bị ẩn hoặc lọc nhưng có số liệu; cho hiện lại, kiểm tra số rồi gửi.',
    ]);
  });

  it('with the column hidden is refused', async () => {
    const hide = (xml: string) => xml.replace(/<col min="11"/, '<col hidden="1" min="11"');
    expect(await sent(hide)).toEqual([
      'Số liệu!K11 [5] hidden-column: Cột K đang bị ẩn nhưng có số liệu; cho hiện lại, kiểm tra số rồi gửi.',
    ]);
  });

  it('with cells merged is refused', async () => {
    const merge = (xml: string) =>
      xml.replace(
        '</sheetData>',
        '</sheetData><mergeCells count="1"><mergeCell ref="K11:K12"/></mergeCells>',
      );
    expect(await sent(merge)).toEqual([
      'Số liệu!K11 [5] merged-cells: Ô này đã bị gộp với ô khác nên không rõ số thuộc ô nào; bỏ gộp rồi ghi lại số vào đúng ô.',
    ]);
  });

  it('with the code of a row overwritten is refused', async () => {
    expect(await sent((xml) => xml.replace(/<c r="A11"[^>]*>.*?<\/c>/s, ''))).toEqual([
      'Số liệu!A11 [] unknown-row: Hàng có số liệu nhưng không có mã chỉ số; xóa số liệu ở hàng này hoặc khôi phục mã.',
    ]);
  });

  it('by sorting or moving rows is read by the codes', async () => {
    const swap = (xml: string) =>
      xml.replace(/<row r="11"(.*?)<\/row>/s, (row) => row.replaceAll(/r="([A-Z]*)11"/g, 'r="$114"'));
    expect(await sent((xml) => moved(swap(xml)))).toBe('accepted');
  });
});

/** A row of the sheet moved to its end, where its number now belongs. */
function moved(xml: string): string {
  const row = /<row r="14".*?<\/row>/s.exec(xml)?.[0] ?? '';
  return xml.replace(row, '').replace('</sheetData>', `${row}</sheetData>`);
}
