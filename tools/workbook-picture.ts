import { writeFileSync } from 'node:fs';
import { openXlsx, type Sheet } from 'hucre/xlsx';
import { readCatalogueFolder } from '../cli/catalogue-folder.ts';
import { parseCatalogue } from '../domain/catalogue/check-catalogue.ts';
import { launchBrowser } from '../test/browser/launch.ts';
import { fill } from '../test/fixtures/workbooks/fill.ts';
import { createWorld } from '../test/fixtures/world.ts';

/*
 * Draws the README's picture of a workbook that came back with a fault: its own cells, widths, colours and comments, laid out by a
 * browser. npx node tools/workbook-picture.ts docs/images/workbook.png
 */
const [file = 'workbook.png'] = process.argv.slice(2);
const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const example = parseCatalogue(await readCatalogueFolder('example/catalogue'));
if (!example.ok) throw new Error('the example is not valid');
const world = createWorld();
await world.applyCatalogue(example.value);
const authorization = `Bearer ${await world.tokenFor({ role: 'unit', unit: 'BD.STP' })}`;
const made = await world.workbooks({
  method: 'GET',
  path: '/v1/workbooks/766/2024-W02/BD.STP',
  headers: { authorization },
});
const filled = fill(Buffer.from(String(made.body), 'base64'), { F9: 412, G9: 425, F10: 96, G10: 88 });
const back = await world.workbooks({
  method: 'POST',
  path: '/v1/workbooks',
  headers: { authorization, accept: media, 'content-type': media, 'idempotency-key': 'picture' },
  body: filled,
});
const { sheets } = await openXlsx(Buffer.from(String(back.body), 'base64'), { readStyles: true });
const form = sheets.find(({ name }) => name === 'Số liệu');
if (form === undefined) throw new Error('the workbook has no form');

const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1_240, height: 560 }, deviceScaleFactor: 2 });
await page.setContent(html(form));
writeFileSync(file, await page.locator('table').screenshot());
await browser.close();

function html({ rows, cells, columns = [] }: Sheet): string {
  const shown = columns.slice(0, 7);
  const letters = shown.map((_, at) => `<th>${String.fromCharCode(65 + at)}</th>`).join('');
  const widths = shown.map(({ width = 10 }) => `<col style="width:${Math.min(width, 34) * 6}px">`).join('');
  const body = rows.slice(0, 13).map((row, at) => {
    const line = shown.map((_, column) => {
      const cell = cells?.get(`${at},${column}`);
      const fill = cell?.style?.fill;
      const colour = fill?.type === 'pattern' ? fill.fgColor?.rgb?.slice(-6) : undefined;
      const { bold = false, color } = cell?.style?.font ?? {};
      const note = cell?.comment === undefined ? '' : `<i></i><span>${escaped(cell.comment.text)}</span>`;
      const style = [
        colour === undefined ? '' : `background:#${colour}`,
        bold ? 'font-weight:600' : '',
        color?.rgb === undefined ? '' : `color:#${color.rgb.slice(-6)}`,
      ];
      const spills = colour === undefined && column < 2 && at < 8 ? ' class="spills"' : '';
      return `<td${spills} style="${style.join(';')}">${escaped(String(row[column] ?? ''))}${note}</td>`;
    });
    return `<tr><th>${at + 1}</th>${line.join('')}</tr>`;
  });
  return `<style>
    body { margin: 0; font: 12px/1.35 Carlito, Calibri, 'DejaVu Sans', sans-serif }
    table { border-collapse: collapse; table-layout: fixed; width: 1220px }
    td, th { border: 1px solid #d4d4d4; padding: 2px 4px; vertical-align: top; position: relative }
    th { background: #f3f3f3; font-weight: 400; color: #666; width: 22px }
    td.spills { white-space: nowrap; overflow: visible }
    i { position: absolute; top: 0; right: 0; border: 4px solid; border-color: #c00 #c00 transparent transparent }
    span { position: absolute; right: 8px; top: 26px; z-index: 1; width: 190px; padding: 6px 8px; background: #ffffe1;
      border: 1px solid #999; color: #000; font-weight: 400; white-space: pre-line }
  </style><table><colgroup><col style="width:26px">${widths}</colgroup><tr><th></th>${letters}</tr>${body.join('')}</table>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
