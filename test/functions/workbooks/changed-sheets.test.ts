import { expect, it } from 'vitest';
import { columnLetters } from '../../../domain/table/column-letters.ts';
import { edit, editForm, fill } from '../../fixtures/workbooks/fill.ts';
import { withCopiedForm, withSheet } from '../../fixtures/workbooks/with-sheet.ts';
import { unzip, zip } from '../../fixtures/workbooks/zip.ts';
import { cellsIn, workbookWorld } from './answers.ts';

/** What becomes of a workbook with 5 points for S.3, after somebody changed it. */
async function becomes(change: (bytes: Buffer) => Buffer): Promise<string> {
  const { world, authorization, download, send } = await workbookWorld();
  const reply = await send(change(fill(await download(), { K11: 5 })));
  if (reply.status !== 201) return cellsIn(reply).join('\n  ');
  const remarks: { pointer: string; value?: string; code: string; detail: string }[] =
    Object(reply.body).remarks ?? [];
  const notRead = remarks.map(
    ({ pointer, value, code, detail }) => `${pointer} [${value}] ${code}: ${detail}`,
  );
  const path = '/v1/submissions/S/2024-W02/P.A';
  const { body } = await world.submissions({ method: 'GET', path, headers: { authorization } });
  const { values, comments, note, asOf } = Object(body);
  return [JSON.stringify({ values, comments, note, asOf }), ...notRead].join('\n  ');
}

type Change = readonly [string, (bytes: Buffer) => Buffer];

async function said(changes: readonly Change[]): Promise<string> {
  const each: string[] = [];
  for (const [name, change] of changes) each.push(`${name}\n  ${await becomes(change)}\n`);
  return each.join('\n');
}

/** Formats a cell, by the number of one of Excel’s own formats: 14 is a date, 20 a time of day, 9 a percentage. */
const formatted = (format: number, address: string, value: string) => (bytes: Buffer) => {
  const withStyle = edit(bytes, 'xl/styles.xml', (xml) =>
    xml
      .replace('<cellXfs count="11">', '<cellXfs count="12">')
      .replace(
        '</cellXfs>',
        `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>`,
      ),
  );
  return fill(withStyle, { [address]: { style: 11, xml: `<v>${value}</v>` } });
};

const form = (change: (xml: string) => string) => (bytes: Buffer) => editForm(bytes, change);
const named = (name: string) => (bytes: Buffer) =>
  edit(bytes, 'xl/workbook.xml', (xml) => xml.replace('name="Số liệu"', `name="${name}"`));
const merge = (ref: string) =>
  form((xml) =>
    xml.replace('</sheetData>', `</sheetData><mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>`),
  );
const renumbered = (by: number, from: number) => (xml: string) =>
  xml.replace(/<row r="(\d+)"(.*?)<\/row>/gs, (whole, number: string) =>
    Number(number) < from
      ? whole
      : whole.replaceAll(
          /r="([A-Z]*)(\d+)"/g,
          (_, letters: string, row: string) => `r="${letters}${Number(row) + by}"`,
        ),
  );
const withP8 = (name: string) => (xml: string) =>
  xml.replace(/(<c r="O8".*?<\/c>)/s, `$1<c r="P8" t="inlineStr"><is><t>${name}</t></is></c>`);
const headAs = (address: string, name: string) => (bytes: Buffer) => fill(bytes, { [address]: name });

/** Adds texts to the end of rows, by address; a row that is not there comes at the end. */
const added = (cells: Readonly<Record<string, string>>) =>
  form((xml) =>
    Object.entries(cells).reduce((text, [address, value]) => {
      const number = address.replace(/\D/g, '');
      const cell = `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
      const row = new RegExp(`<row r="${number}".*?</row>`, 's');
      if (!row.test(text))
        return text.replace('</sheetData>', `<row r="${number}">${cell}</row></sheetData>`);
      return text.replace(row, (whole) => {
        const without = whole.replace(new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`, 's'), '');
        return without.replace('</row>', `${cell}</row>`);
      });
    }, xml),
  );

it('F54: a cell that the spreadsheet holds as something else', async () => {
  const changes: Change[] = [
    ['a date where a number belongs', formatted(14, 'H12', '45302')],
    ['a time of day where a number belongs', formatted(20, 'H12', '0.5')],
    ['a date where a mark belongs', formatted(14, 'N12', '45302')],
    ['a time of day where a mark belongs', formatted(20, 'N12', '0.5')],
    ['a date as the date of the figures', formatted(14, 'B5', '45301')],
    ['a time of day as the date of the figures', formatted(20, 'B5', '0.5')],
    ['a date in a comment', formatted(14, 'O11', '45302')],
    ['a time of day in a comment', formatted(20, 'O11', '0.5')],
    ['a percentage in a comment', formatted(9, 'O11', '0.125')],
    ['a true value where a number belongs', (bytes) => fill(bytes, { H12: { type: 'b', xml: '<v>1</v>' } })],
    ['a false value where a number belongs', (bytes) => fill(bytes, { H12: { type: 'b', xml: '<v>0</v>' } })],
    ['a false value where a mark belongs', (bytes) => fill(bytes, { N12: { type: 'b', xml: '<v>0</v>' } })],
    ['a false value in a comment', (bytes) => fill(bytes, { O11: { type: 'b', xml: '<v>0</v>' } })],
    ['an error in a comment', (bytes) => fill(bytes, { O11: { type: 'e', xml: '<v>#N/A</v>' } })],
    [
      'an error as the date of the figures',
      (bytes) => fill(bytes, { B5: { type: 'e', xml: '<v>#REF!</v>' } }),
    ],
    ['a tiny number', (bytes) => fill(bytes, { K11: { xml: '<v>0.00000012</v>' } })],
    ['a number below zero of thousandths', (bytes) => fill(bytes, { L13: -12.345 })],
    ['a number of ten thousandths', (bytes) => fill(bytes, { L13: 1234.567 })],
    ['a text of spaces', (bytes) => fill(bytes, { H12: '   ', O12: ' ' })],
    [
      'a comment in decomposed letters, with spaces around',
      (bytes) => fill(bytes, { O11: ' Đối chiê\u0301u ' }),
    ],
    ['a number in a comment', (bytes) => fill(bytes, { O11: 1234.5 })],
  ];
  await expect(await said(changes)).toMatchFileSnapshot('./held-cells.txt');
});

it('F54: a form that people have changed', async () => {
  const changes: Change[] = [
    ['its sheet renamed', named('Tháng 1')],
    ['three rows added above', form(renumbered(3, 1))],
    ['a row added above the head', form(renumbered(1, 8))],
    ['the head below row 40', form(renumbered(33, 8))],
    ['the head in row 40', form(renumbered(32, 8))],
    ['names of columns in other letters', headAs('K8', ' ĐIỂM ')],
    ['the name of a column in English', headAs('K8', 'Points')],
    ['a column less', headAs('K8', 'Điểm số')],
    ['the column of codes gone', headAs('A8', 'STT')],
    ['a column twice', headAs('J8', 'Điểm')],
    ['a column twice, beside its table', form(withP8('Điểm'))],
    ['a column of the clerk’s own, beside its table', form(withP8('Ghi riêng'))],
    ['a column of the clerk’s own in the place of another', headAs('M8', 'Ghi riêng')],
    ['a code that the form does not ask for', (bytes) => fill(bytes, { A11: 'S.99' })],
    ['a code with spaces around', (bytes) => fill(bytes, { A11: ' S.3 ' })],
    ['cells merged left of the figure', merge('I11:J11')],
    ['cells merged right of the figure', merge('L11:M11')],
    ['cells merged above the figure', merge('K9:K10')],
    ['cells merged below the figure', merge('K12:K13')],
    ['the figure merged with its left', merge('J11:K11')],
    ['the figure merged with its right', merge('K11:L11')],
    ['the figure merged with what is above', merge('J10:K11')],
    [
      'the columns of what is given hidden',
      form((xml) => xml.replace(/<col min="3"/, '<col hidden="1" min="3"')),
    ],
    ['the row of another figure hidden', form((xml) => xml.replace('<row r="12"', '<row r="12" hidden="1"'))],
    ['the line of the reason removed', form((xml) => xml.replace(/<row r="6".*?<\/row>/s, ''))],
    ['the line of the note renamed', (bytes) => fill(bytes, { A7: 'Khác', B7: 'Thiếu người' })],
    [
      'the line of the note in other letters, with a colon',
      (bytes) => fill(bytes, { A7: 'GHI CHÚ, kiến nghị :', B7: 'Thiếu người' }),
    ],
    ['the line of the note in English', (bytes) => fill(bytes, { A7: 'Note', B7: 'Thiếu người' })],
    ['the line of the note without its name', (bytes) => fill(bytes, { A7: ' ', B7: 'Thiếu người' })],
    ['the line of the date renamed', (bytes) => fill(bytes, { A5: 'Ngày', B5: '09/01/2024' })],
    ['the line of the reason renamed', (bytes) => fill(bytes, { A6: 'Lý do', B6: 'Nhầm' })],
    ['a line renamed and left empty', (bytes) => fill(bytes, { A7: 'Khác' })],
    [
      'the text of the note behind its name',
      (bytes) => fill(bytes, { A7: 'Ghi chú, kiến nghị: Thiếu người' }),
    ],
    ['the text of the note a cell too far', added({ C7: 'Thiếu người' })],
    ['more text beside the note', added({ B7: 'Thiếu người', C7: 'và máy' })],
    ['a text of the clerk’s own behind the note', added({ B7: 'Thiếu người', P7: 'xem lại' })],
    [
      'the line of the note twice, the same',
      added({ B7: 'Thiếu người', A6: 'Ghi chú, kiến nghị', B6: 'Thiếu người' }),
    ],
    ['the line of the note twice, one empty', added({ A6: 'Ghi chú, kiến nghị', B6: 'Thiếu người' })],
    [
      'the line of the note twice, with different texts',
      added({ B7: 'Thiếu người', A6: 'Ghi chú, kiến nghị', B6: 'Thiếu máy' }),
    ],
    [
      'the line of the note moved below the table',
      added({ A7: ' ', A15: 'Ghi chú, kiến nghị', B15: 'Thiếu người' }),
    ],
    ['a column added before the first', form(shifted)],
    [
      'a line of the clerk’s own above the table',
      (bytes) => added({ A8: 'Người lập', B8: 'Trần Thị A' })(form(renumbered(1, 8))(bytes)),
    ],
    [
      'a letterhead above the form',
      (bytes) =>
        added({ A1: 'UBND tỉnh', E1: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' })(form(renumbered(1, 1))(bytes)),
    ],
    [
      'signatures below the table',
      added({ B15: 'Người lập biểu', K15: 'Thủ trưởng đơn vị', B16: 'Trần Thị A' }),
    ],
    ['signatures below the table, one with a date', added({ K15: 'Sở A, ngày 10/01/2024' })],
    ['a text below the table with a line’s name in it', added({ B15: 'Ghi chú, kiến nghị: Thiếu người' })],
    ['a comment that begins like a line', (bytes) => fill(bytes, { O11: 'Ghi chú, kiến nghị: không' })],
    ['another unit', (bytes) => fill(bytes, { B2: 'Sở B (P.B)' })],
    ['the unit’s name written otherwise', (bytes) => fill(bytes, { B2: 'Phòng Kế hoạch – Sở A' })],
    ['another period', (bytes) => fill(bytes, { B3: 'Tuần 03/2024' })],
    ['a date as the period', formatted(14, 'B3', '45302')],
    ['the hint written over', (bytes) => fill(bytes, { A4: 'Đã kiểm tra' })],
    ['a figure in the column of last figures', (bytes) => fill(bytes, { E12: 7 })],
    ['a number in the column of last figures beside a figure', (bytes) => fill(bytes, { E11: 7 })],
    ['a remark in the name of an indicator', (bytes) => fill(bytes, { B11: 'Chỉ số S.3 (đã đối chiếu)' })],
    ['a figure in a grey cell', (bytes) => fill(bytes, { H11: 3 })],
    ['a comment in a row without a code', added({ A15: 'S.77', O15: 'Thiếu' })],
    ['a text in a row without a code', added({ A15: 'S.77', B15: 'Chỉ số mới' })],
    [
      'a column of the clerk’s own in thirty rows',
      added(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`P${at + 9}`, `Ghi ${at}`]))),
    ],
    ['a note attached to a cell', withNote],
    ['a draft in a hidden sheet', (bytes) => withSheet(bytes, 'Nháp', sheetXml('A1', '5'), 'hidden')],
    ['an empty sheet', (bytes) => withSheet(bytes, 'Trang 2', sheetOf(''))],
    ['a table of its own in another sheet', otherSheet('Nháp', 'A1', 'Điểm')],
    ['a hidden copy of the form', (bytes) => withCopiedForm(bytes, 'hidden')],
  ];
  await expect(await said(changes)).toMatchFileSnapshot('./changed-sheets.txt');
});

function otherSheet(name: string, address: string, text: string) {
  return (bytes: Buffer) => withSheet(bytes, name, sheetXml(address, text));
}

function sheetXml(address: string, text: string): string {
  const row = /\d+/.exec(address)?.[0];
  return sheetOf(`<row r="${row}"><c r="${address}" t="inlineStr"><is><t>${text}</t></is></c></row>`);
}

function sheetOf(rows: string): string {
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
}

/** A sheet with all cells a column further to the right. */
function shifted(xml: string): string {
  const moved = xml.replace(/(<c r=")([A-Z]+)(\d+")/g, (_, open: string, letters: string, rest: string) => {
    return `${open}${columnLetters(letters.charCodeAt(0) - 64)}${rest}`;
  });
  return moved.replace(
    /<c r="C7"[^>]*?(?:\/>|>.*?<\/c>)/s,
    '<c r="C7" t="inlineStr"><is><t>Thiếu người</t></is></c>',
  );
}

/** A note attached to cell K11, as Excel writes one. */
function withNote(bytes: Buffer): Buffer {
  const parts = unzip(bytes);
  const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  parts.set(
    'xl/comments1.xml',
    Buffer.from(
      `<comments xmlns="${namespace}"><authors><author>A</author></authors><commentList><comment ref="K11" authorId="0"><text><r><t>Chưa đối chiếu</t></r></text></comment></commentList></comments>`,
    ),
  );
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
  parts.set(
    'xl/worksheets/_rels/sheet1.xml.rels',
    Buffer.from(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}" Target="../comments1.xml"/></Relationships>`,
    ),
  );
  return edit(zip(parts), '[Content_Types].xml', (xml) =>
    xml.replace(
      '</Types>',
      '<Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/></Types>',
    ),
  );
}
