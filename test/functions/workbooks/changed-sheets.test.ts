import { expect, it } from 'vitest';
import { edit, editForm, fill } from '../../fixtures/workbooks/fill.ts';
import { withCopiedForm, withSheet } from '../../fixtures/workbooks/with-sheet.ts';
import { cellsIn, workbookWorld } from './answers.ts';

/** What becomes of a workbook with 5 points for S.3, after somebody changed it. */
async function becomes(change: (bytes: Buffer) => Buffer): Promise<string> {
  const { world, authorization, download, send } = await workbookWorld();
  const reply = await send(change(fill(await download(), { K11: 5 })));
  if (reply.status !== 201) return cellsIn(reply).join('\n  ');
  const path = '/v1/submissions/S/2024-W02/P.A';
  const { body } = await world.submissions({ method: 'GET', path, headers: { authorization } });
  const { values, comments, note, asOf } = Object(body);
  return JSON.stringify({ values, comments, note, asOf });
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
    ['a table of its own in another sheet', otherSheet('Nháp', 'A1', 'Điểm')],
    ['a hidden copy of the form', (bytes) => withCopiedForm(bytes, 'hidden')],
  ];
  await expect(await said(changes)).toMatchFileSnapshot('./changed-sheets.txt');
});

function otherSheet(name: string, address: string, text: string) {
  const row = /\d+/.exec(address)?.[0];
  const cell = `<row r="${row}"><c r="${address}" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cell}</sheetData></worksheet>`;
  return (bytes: Buffer) => withSheet(bytes, name, xml);
}
