import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCatalogueFolder } from '../cli/files/catalogue-folder.ts';
import { parseCatalogue } from '../domain/catalogue/check-catalogue.ts';
import { fill } from '../test/fixtures/workbooks/fill.ts';
import { createWorld } from '../test/fixtures/world.ts';
import { savedByLibreOffice } from '../test/libreoffice/libreoffice.ts';

/*
 * Draws the picture in `docs/using.md` of a workbook that came back with a fault, as LibreOffice prints it. Needs `soffice` and `pdftoppm`
 * (Debian: libreoffice-calc, poppler-utils, fonts-crosextra-carlito): npx node tools/workbook-picture.ts docs/images/workbook.png
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
const { marked } = await savedByLibreOffice({ marked: Buffer.from(String(back.body), 'base64') }, 'pdf');
const folder = mkdtempSync(join(tmpdir(), 'tiendo-picture-'));
const pdf = join(folder, 'marked.pdf');
writeFileSync(pdf, marked ?? '');
// The second page is the form; its upper part.
const part = ['-f', '2', '-l', '2', '-r', '170', '-x', '105', '-y', '110', '-W', '1760', '-H', '640'];
execFileSync('pdftoppm', ['-png', '-singlefile', ...part, pdf, join(folder, 'page')]);
copyFileSync(join(folder, 'page.png'), file);
rmSync(folder, { recursive: true });
