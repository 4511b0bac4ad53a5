import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { xlsxWorkbooks } from '../../../adapters/xlsx/xlsx-workbooks.ts';
import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import { textIn } from '../../../domain/workbook/sheet.ts';
import { fill } from '../../fixtures/workbooks/fill.ts';
import { unzip } from '../../fixtures/workbooks/zip.ts';
import type { Reply } from '../../fixtures/world.ts';
import { workbookWorld } from './answers.ts';

/** The names of a workbook's visible sheets, and the texts of the first, row by row. */
async function shown({ body }: Reply) {
  const bytes = Buffer.from(String(body), 'base64');
  const reading = await xlsxWorkbooks.read(bytes);
  if (!reading.ok) throw new Error(reading.fault);
  const [first] = reading.sheets;
  const rows = first?.rows.map(({ cells }) =>
    [...cells.values()].map((cell) => (cell.kind === 'number' ? String(cell.value) : textIn(cell))),
  );
  return { bytes, names: reading.sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name), rows };
}

const back = { accept: workbookMediaType };

describe('F118, P41, P42: a clerk’s way with a workbook', () => {
  it('download, fill, send with three faults, get it back, fix it, send it, and get the receipt', async () => {
    const { download, send } = await workbookWorld();
    const filled = fill(await download(), { F9: 3, H12: 'mười', L13: '1.234' });
    const refused = await send(filled, back);
    expect([refused.status, refused.headers['content-type']]).toEqual([422, workbookMediaType]);
    const marked = await shown(refused);
    expect(marked.names).toEqual(['Cần sửa', 'Số liệu']);
    expect(marked.rows).toEqual([
      ['Chưa ghi nhận: có 3 ô cần sửa. Sửa rồi gửi lại cả sổ.'],
      ['Ô', 'Đang ghi', 'Chỉ số', 'Vì sao, sửa thế nào'],
      ['Số liệu!G9', 'Chỉ số S.1', 'Thiếu mẫu số.'],
      [
        ...['Số liệu!H12', 'mười', 'Chỉ số S.4'],
        '«mười» không phải là số: chỉ dùng chữ số 0–9 và dấu phân cách như 1.234.567,89.',
      ],
      [
        ...['Số liệu!L13', '1.234', 'Chỉ số S.5'],
        '«1.234» có hơn hai chữ số thập phân; làm tròn đến hai chữ số. Nếu là 1234 thì ghi 1234. Số trong tệp đọc theo kiểu 1.234.567,89.',
      ],
    ]);
    const parts = unzip(marked.bytes);
    const comments = [...parts].filter(([name]) => /comments\d*\.xml$/.test(name)).map(([, xml]) => `${xml}`);
    expect(comments.join('').match(/ref="\w+"/g)).toEqual(['ref="G9"', 'ref="H12"', 'ref="L13"']);

    const fixed = fill(marked.bytes, { G9: 4, H12: 10, L13: '1234' }, 'xl/worksheets/sheet2.xml');
    const accepted = await send(fixed, back);
    expect(accepted.status).toBe(201);
    const { names, rows, bytes } = await shown(accepted);
    expect(names).toEqual(['Biên nhận', 'Số liệu']);
    expect(rows?.slice(0, 6)).toEqual([
      ['Biên nhận', expect.stringMatching(/^[0-9a-f]{32}$/)],
      ['Đơn vị', 'P.A'],
      ['Bộ chỉ số, kỳ', 'S, tuần 02/2024'],
      ['Bản', '1'],
      ['Nhận lúc', '09:00 ngày 10/01/2024 (đúng hạn)'],
      ['Số liệu', '3'],
    ]);
    expect([...unzip(bytes).keys()].filter((name) => /comments/.test(name))).toEqual([]);
  });

  it('a dry run answers alike and stores nothing', async () => {
    const { download, send } = await workbookWorld();
    const filled = fill(await download(), { K11: 5 });
    const { names, rows } = await shown(await send(filled, { ...back, dryRun: true }));
    expect(names).toEqual(['Kết quả thử', 'Số liệu']);
    expect(rows?.[0]).toEqual(['Biên nhận', '— (thử, chưa ghi nhận)']);
    expect((await send(filled)).status).toBe(201);
  });

  it('the same workbook with the same key returns its receipt; with another key it has moved on', async () => {
    const { download, send } = await workbookWorld();
    const filled = fill(await download(), { K11: 5 });
    const first = await send(filled, { key: 'one' });
    const again = await send(filled, { key: 'one' });
    expect(again).toEqual({
      ...first,
      body: { ...Object(first.body), replayed: true },
    });
    const late = await send(filled, { key: 'two' });
    expect(late).toEqual({
      status: 412,
      headers: expect.anything(),
      body: {
        type: '/docs/problems#correction-outdated',
        title: 'Đã có bản mới hơn',
        status: 412,
        detail: movedOn,
        instance: 'request-1',
        errors: [
          { pointer: 'Số liệu!B3', value: expect.any(String), code: 'correction-outdated', detail: movedOn },
          {
            pointer: 'Số liệu!B6',
            value: '',
            code: 'required',
            detail: 'Kỳ này đã có số liệu; ghi lý do điều chỉnh vào ô này.',
          },
        ],
      },
    });
  });

  it('a correction begins with the figures in force, and needs its reason where the form has room for it', async () => {
    const { download, send } = await workbookWorld();
    expect((await send(fill(await download(), { K11: 5, B7: 'Thiếu người' }))).status).toBe(201);
    const next = await download();
    const without = await send(fill(next, { K11: 6 }));
    expect(z.object({ errors: z.unknown() }).parse(without.body)).toEqual({
      errors: [
        {
          pointer: 'Số liệu!B6',
          value: '',
          code: 'required',
          detail: 'Kỳ này đã có số liệu; ghi lý do điều chỉnh vào ô này.',
        },
      ],
    });
    const corrected = await send(fill(next, { K11: 6, B6: 'nhầm' }));
    expect([corrected.status, Object(corrected.body).revision]).toEqual([201, 2]);
    const outdated = await send(fill(next, { K11: 7, B6: 'nhầm' }));
    expect([outdated.status, Object(outdated.body).detail]).toEqual([
      412,
      'Số liệu đã đổi từ khi tải sổ này (lập từ bản 1). Tải sổ mới, nhập lại phần cần sửa rồi gửi.',
    ]);
  });
});

const movedOn =
  'Số liệu đã đổi từ khi tải sổ này (lúc ấy chưa có bản nào). Tải sổ mới, nhập lại phần cần sửa rồi gửi.';
