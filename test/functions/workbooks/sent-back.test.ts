import { expect, it } from 'vitest';
import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import { approvalCatalogue } from '../../fixtures/approval-catalogue.ts';
import { type Entry, fill } from '../../fixtures/workbooks/fill.ts';
import { saidOf } from '../../fixtures/workbooks/said-of.ts';
import { withSheet } from '../../fixtures/workbooks/with-sheet.ts';
import { createWorld } from '../../fixtures/world.ts';

type Cells = Readonly<Record<string, Entry>>;

/** Department A, which also reports for two offices, sends workbooks; what each says when it comes back. */
async function sentBackWorld(language: string) {
  const catalogue = approvalCatalogue();
  const world = createWorld('2024-01-04T02:00:00Z');
  const offices = ['P.A.1', 'P.A.2'].map((id) => ({
    ...({ id, parent: 'P.A', level: 'department', reportedBy: 'P.A' } as const),
    name: { vi: `Phòng ${id}`, en: `Office ${id}` },
  }));
  await world.applyCatalogue({ ...catalogue, units: [...catalogue.units, ...offices] });
  const headers = {
    authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`,
    'accept-language': language,
  };
  const said: string[] = [];
  const { annotate } = world.ports.workbooks;
  world.ports.workbooks.annotate = async (bytes, front, marks, former) => {
    said.push(...saidOf(front));
    said.push(...marks.map(({ sheet, row, column, comment }) => `${sheet} ${row},${column}: ${comment}`), '');
    return annotate(bytes, front, marks, former);
  };
  let keys = 0;
  return {
    said,
    setNow: (now: string) => world.setNow(now),
    send: async (
      forms: readonly string[],
      cells: readonly Cells[],
      dryRun = false,
      change = (bytes: Buffer) => bytes,
    ) => {
      const { body } = await world.workbooks(
        forms.length === 1
          ? { method: 'GET', path: `/v1/workbooks/${forms[0]}`, headers }
          : { method: 'GET', path: '/v1/workbooks', query: { forms: forms.join(',') }, headers },
      );
      const filled = cells.reduce<Buffer>(
        (bytes, each, at) =>
          Object.keys(each).length === 0 ? bytes : fill(bytes, each, `xl/worksheets/sheet${at + 1}.xml`),
        Buffer.from(String(body), 'base64'),
      );
      keys += 1;
      const { status } = await world.workbooks({
        method: 'POST',
        path: '/v1/workbooks',
        query: dryRun ? { dryRun: 'true' } : {},
        headers: {
          ...headers,
          accept: workbookMediaType,
          'content-type': workbookMediaType,
          'idempotency-key': `key-${keys}`,
        },
        body: change(filled),
      });
      said.push(`status ${status}`, '');
    },
  };
}

const full: Cells = { F9: 3, G9: 4, I10: 1, J10: 2, K11: 5, H12: 7, L13: 12.5 };
const own = 'S/2024-W02/P.A';
const three = [own, 'S/2024-W02/P.A.1', 'S/2024-W02/P.A.2'];

it.each(['vi', 'en'])('F118: a workbook that is sent back says all of this: %s', async (language) => {
  const { said, setNow, send } = await sentBackWorld(language);
  said.push('# complete, on time, nothing to approve', '');
  await send(['S/2024-W01/P.A'], [full]);
  setNow('2024-01-10T02:00:00Z');
  said.push('# several faults', '');
  await send([own], [{ F9: 5, G9: 3, H12: 'mười', N12: 'x', L13: 1.234, K11: { xml: '<f>1/0</f>' } }]);
  said.push('# a dry run', '');
  await send([own], [{ K11: 5 }], true);
  setNow('2024-01-12T10:00:00Z');
  said.push('# late, with a warning, in part, and to be approved', '');
  await send([own], [{ H12: 30, O12: 'Tiếp nhận từ đơn vị khác' }]);
  said.push('# several forms, as a dry run', '');
  await send(three, [{}, { F9: 3, G9: 4 }, {}], true);
  said.push('# several forms: a correction without its reason, faults, and none touched', '');
  await send(three, [{ H12: 31 }, { F9: 3, M9: 'nửa' }, {}]);
  said.push('# several forms: a correction with a warning, and one on time no more', '');
  await send(three, [{ H12: 31, B6: 'nhầm' }, full, {}]);
  said.push('# several forms, each as it was', '');
  await send(three, [{}, {}, {}]);
  said.push('# cells that are not read', '');
  setNow('2024-01-17T02:00:00Z');
  await send(['S/2024-W03/P.A'], [{ ...full, H12: 31, A4: 'Đã xem', B11: 'S.3 (đã xem)' }]);
  said.push('# several forms, with cells and a sheet that are not read', '');
  const next = three.map((form) => form.replace('W02', 'W03')).slice(1);
  await send(next, [{ ...full, A4: 'Đã xem' }, { A4: 'Đã xem' }], false, (bytes) =>
    withSheet(
      bytes,
      'Nháp',
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData></worksheet>',
    ),
  );
  await expect(said.join('\n')).toMatchFileSnapshot(`./sent-back.${language}.txt`);
});
