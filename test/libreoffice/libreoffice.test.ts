import { beforeAll, describe, expect, it } from 'vitest';
import { xlsxWorkbooks } from '../../adapters/xlsx/xlsx-workbooks.ts';
import { readCatalogueFolder } from '../../cli/files/catalogue-folder.ts';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../domain/catalogue/check-catalogue.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { layCatalogue } from '../../domain/catalogue-workbook/lay-catalogue.ts';
import { readCatalogueWorkbook } from '../../domain/catalogue-workbook/read-catalogue.ts';
import type { Sheet } from '../../domain/workbook/sheet.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { submissionOf } from '../fixtures/submission.ts';
import { fill } from '../fixtures/workbooks/fill.ts';
import { createWorld } from '../fixtures/world.ts';
import { workbookWorld } from '../functions/workbooks/answers.ts';
import { hasLibreOffice, savedByLibreOffice } from './libreoffice.ts';

/*
 * Opt-in: needs `soffice` on the path (Debian: apt-get install --no-install-recommends libreoffice-calc). Run by
 * `npm run test:libreoffice`, skipped otherwise.
 */

const minute = 60_000;

/** A week of the small province in which P.A has sent and everything has run, and its workbooks of every kind. */
async function everyWorkbook() {
  const world = createWorld('2024-01-14T23:00:00Z');
  const catalogue = smallCatalogue();
  await world.applyCatalogue(catalogue);
  const unit = `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`;
  const operations = `Bearer ${await world.tokenFor({ role: 'operations' })}`;
  const set = findSet(catalogue, 'S');
  if (set !== undefined) await world.ports.submissions.append(set, submissionOf());
  await world.run('rank', '2024-01-14T23:00:00Z');
  world.setNow('2024-01-15T00:01:00Z');
  await world.run('report', '2024-01-15T00:00:00Z');
  await world.sender('2024-01-15T00:01:00Z');
  const report = world.sent
    .flatMap(({ message }) => message.attachments ?? [])
    .find(({ name }) => name.endsWith('.xlsx'));
  if (report === undefined) throw new Error('no report has its workbook');
  const get = async (path: string, query: Record<string, string> = {}, authorization = operations) => {
    const headers = { authorization, accept: workbookMediaType, 'accept-language': 'vi' };
    const call = { method: 'GET', path, query, headers };
    const serve = path.startsWith('/v1/deliveries')
      ? world.operations
      : path.startsWith('/v1/workbooks')
        ? world.workbooks
        : world.results;
    const { status, body } = await serve(call);
    expect([path, status]).toEqual([path, 200]);
    return Buffer.from(String(body), 'base64');
  };
  const forms = 'S/2024-W02/P.A,S/2024-W03/P.A';
  return {
    entry: await get('/v1/workbooks/S/2024-W03/P.A', {}, unit),
    correction: await get('/v1/workbooks/S/2024-W02/P.A', {}, unit),
    many: await get('/v1/workbooks', { forms }, unit),
    catalogue: Buffer.from(await xlsxWorkbooks.make(layCatalogue({ version: 1, catalogue }, 'vi'))),
    ranking: await get('/v1/rankings/S/2024-W02', { league: 'departments' }),
    completeness: await get('/v1/completeness/S/2024-W02'),
    milestones: await get('/v1/milestones'),
    milestone: await get('/v1/milestones/tasks-done'),
    deliveries: await get('/v1/deliveries'),
    report: Buffer.from(report.content),
  };
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const reading = await xlsxWorkbooks.read(bytes);
  if (!reading.ok) throw new Error(reading.fault);
  return reading.sheets;
}

describe.skipIf(!hasLibreOffice)('F140: with LibreOffice (npm run test:libreoffice)', () => {
  let made: Awaited<ReturnType<typeof everyWorkbook>>;
  let annotated: Buffer;

  beforeAll(async () => {
    made = await everyWorkbook();
    const { download, send } = await workbookWorld();
    const { body } = await send(fill(await download(), { F9: 3, H12: 'mười' }), {
      accept: workbookMediaType,
    });
    annotated = Buffer.from(String(body), 'base64');
  });

  it(
    'every kind of workbook opens, is printed, and holds the same once it is saved there',
    async () => {
      const files = { ...made, annotated };
      const saved = await savedByLibreOffice(files, 'xlsx');
      for (const [name, bytes] of Object.entries(files))
        expect([name, await sheetsOf(saved[name] ?? Buffer.alloc(0))]).toEqual([name, await sheetsOf(bytes)]);
      const printed = await savedByLibreOffice(files, 'pdf');
      for (const bytes of Object.values(printed)) expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    },
    2 * minute,
  );

  it(
    'a workbook filled and saved there submits the same figures, also by way of .ods',
    async () => {
      const entries = { F9: 3, G9: 4, H12: 10, L13: '1.234,5', B7: 'Ghi chú của đơn vị' };
      const { download, send, world } = await workbookWorld();
      const filled = fill(await download(), entries);
      const { ods } = await savedByLibreOffice({ ods: filled }, 'ods');
      if (ods === undefined) throw new Error('no .ods');
      const { filled: byXlsx } = await savedByLibreOffice({ filled }, 'xlsx');
      const { back: byOds } = await savedByLibreOffice({ back: ods }, 'xlsx', 'ods');
      const answers = [];
      for (const bytes of [filled, byXlsx, byOds]) {
        const { status, body } = await send(bytes ?? Buffer.alloc(0), { dryRun: true });
        answers.push([status, body]);
      }
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
      expect((await send(byXlsx ?? Buffer.alloc(0))).status).toBe(201);
      const [set] = smallCatalogue().sets;
      if (set === undefined) throw new Error('the fixture has changed');
      const [stored] = await world.ports.submissions.newest(set, '2024-W02', 'P.A', { atMost: 1 });
      expect([[...(stored?.values.keys() ?? [])], stored?.note]).toEqual([['S.1', 'S.4', 'S.5'], entries.B7]);
    },
    2 * minute,
  );

  it(
    'one that came back is fixed and saved there, sent, and nothing of its marks stays',
    async () => {
      const { send } = await workbookWorld();
      const fixed = fill(annotated, { G9: 4, H12: 10 }, 'xl/worksheets/sheet2.xml');
      const { saved } = await savedByLibreOffice({ saved: fixed }, 'xlsx');
      const { status, body } = await send(saved ?? Buffer.alloc(0), { accept: workbookMediaType });
      const sheets = await sheetsOf(Buffer.from(String(body), 'base64'));
      expect([status, sheets.map(({ name }) => name)]).toEqual([201, ['Biên nhận', 'Số liệu', '_tiendo']]);
      expect(Buffer.from(String(body), 'base64').includes('xl/comments')).toBe(false);
    },
    2 * minute,
  );

  it(
    'a catalogue saved there changes nothing',
    async () => {
      const parsed = parseCatalogue(await readCatalogueFolder('example/catalogue'));
      if (!parsed.ok) throw new Error('the example is not valid');
      const catalogue: Catalogue = parsed.value;
      const bytes = await xlsxWorkbooks.make(layCatalogue({ version: 1, catalogue }, 'vi'));
      const { saved } = await savedByLibreOffice({ saved: bytes }, 'xlsx');
      expect(readCatalogueWorkbook(await sheetsOf(saved ?? Buffer.alloc(0)), catalogue, 'vi')).toEqual({
        ok: true,
        value: catalogue,
      });
    },
    2 * minute,
  );
});
