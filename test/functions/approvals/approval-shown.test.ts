import { beforeEach, describe, expect, it } from 'vitest';
import { xlsxWorkbooks } from '../../../adapters/xlsx/xlsx-workbooks.ts';
import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import { drawnId } from '../../fixtures/answers/drawn.ts';
import { preview, receipt, revisionReceipt } from '../../fixtures/answers/receipt.ts';
import { answered, notModified, varies } from '../../fixtures/answers/reply.ts';
import { approvalCatalogue } from '../../fixtures/approval-catalogue.ts';
import { fromPortal } from '../../fixtures/every-operation.ts';
import { fill } from '../../fixtures/workbooks/fill.ts';
import { createWorld } from '../../fixtures/world.ts';

const values = {
  'S.1': { numerator: 3, denominator: 4 },
  'S.2': { done: 2, total: 4 },
  'S.3': { points: 5 },
  'S.4': { count: 500 },
};
const kept = { id: drawnId(2), figures: 4, preview: preview(81.25, 66.25, 15) };

let world: ReturnType<typeof createWorld>;
let authorization: string;

beforeEach(async () => {
  world = createWorld('2024-01-10T02:00:00Z');
  await world.applyCatalogue(approvalCatalogue());
  authorization = `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`;
});

const send = (key: string, more: object = {}, headers: Record<string, string> = {}) =>
  world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: { authorization, 'content-type': 'application/json', 'idempotency-key': key, ...headers },
    body: { unit: 'P.A', set: 'S', period: '2024-W02', values, ...more },
  });

const read = (headers: Record<string, string> = {}) =>
  world.submissions({
    method: 'GET',
    path: '/v1/submissions/S/2024-W02/P.A',
    headers: { authorization, ...headers },
  });

async function decide(revision: number, decision: object = { outcome: 'approved' }) {
  const decided = await world.submissions({
    method: 'POST',
    path: '/v1/approvals',
    cookies: [await world.sessionFor('head-a')],
    headers: fromPortal,
    body: { unit: 'P.A', set: 'S', period: '2024-W02', revision, ...decision },
  });
  expect(decided.status).toBe(200);
}

const returned = { outcome: 'returned', reason: 'Mẫu số chưa khớp' };
const waiting = {
  state: 'waiting',
  revision: 1,
  counting: null,
  decidedAt: null,
  decidedBy: null,
  reason: null,
};
const decidedOn = { decidedAt: '2024-01-10T02:00:00Z', decidedBy: 'Thủ trưởng P.A' };
const shown = (approval: object, etag: string, language = 'vi') =>
  answered(
    200,
    { ...revisionReceipt(kept), approval, values },
    { etag, 'content-language': language, ...varies },
  );

describe('F148: how an approval stands', () => {
  it('is in the answer of a submission, and a decision makes what one has outdated', async () => {
    await send('key-1');
    expect(await read()).toEqual(shown(waiting, '"1-waiting"'));
    expect(await read({ 'If-None-Match': '"1-waiting"' })).toEqual(notModified('"1-waiting"', varies));
    await decide(1);
    const approved = { ...waiting, ...decidedOn, state: 'approved', counting: 1 };
    expect(await read({ 'If-None-Match': '"1-waiting"' })).toEqual(shown(approved, '"1-approved"'));
    expect(await read({ 'If-None-Match': '"1"' })).toEqual(shown(approved, '"1-approved"'));
    expect(await read({ 'If-None-Match': '"1-approved"' })).toEqual(notModified('"1-approved"', varies));
    const english = await read({ 'If-None-Match': '"1-approved"', 'accept-language': 'en' });
    expect(english).toEqual(shown(approved, '"1-approved-en"', 'en'));
  });

  it('tells why figures were returned, and what counts while a correction waits', async () => {
    await send('key-1');
    await decide(1, returned);
    const back = { ...waiting, ...decidedOn, state: 'returned', reason: returned.reason };
    expect(await read({ 'If-None-Match': '"1-waiting"' })).toEqual(shown(back, '"1-returned"'));
    // The tag that was read is good for the correction.
    const corrected = await send('key-2', { reason: 'Sửa' }, { 'if-match': '"1-returned"' });
    expect([corrected.status, corrected.headers['etag']]).toEqual([201, '"2"']);
    await decide(2);
    await send('key-3', { reason: 'Sửa nữa' }, { 'if-match': '"2-approved"' });
    const { body, headers } = await read({ 'If-None-Match': '"2-approved"' });
    expect([headers['etag'], Object(body).approval]).toEqual([
      '"3-waiting"',
      { ...waiting, revision: 3, counting: 2 },
    ]);
  });

  it.each([
    ['approved', { outcome: 'approved' }],
    ['returned', returned],
  ])('is not awaited any longer by a receipt that is returned again once it was %s', async (_, decision) => {
    const told = receipt({ ...kept, awaitsApproval: true });
    const about = { etag: '"1"', 'content-language': 'vi' };
    expect(await send('key-1')).toEqual(answered(201, told, about));
    expect(await send('key-1')).toEqual(answered(201, { ...told, replayed: true }, about));
    await decide(1, decision);
    expect(await send('key-1')).toEqual(answered(201, receipt({ ...kept, replayed: true }), about));
  });

  it('is left out where none is asked for', async () => {
    world = createWorld('2024-01-10T02:00:00Z');
    await world.applyCatalogue(approvalCatalogue('2024-W03'));
    authorization = `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`;
    const about = { etag: '"1"', 'content-language': 'vi' };
    expect(await send('key-1')).toEqual(answered(201, receipt(kept), about));
    expect(await read()).toEqual(
      answered(200, { ...revisionReceipt(kept), values }, { ...about, ...varies }),
    );
  });
});

describe('F148: the receipt in a workbook', () => {
  const headers = () => ({ authorization, accept: workbookMediaType, 'content-type': workbookMediaType });

  async function sendWorkbook(key: string, query: Record<string, string> = {}, path = '/S/2024-W02/P.A') {
    const forms: Record<string, string> = path === '' ? { forms: 'S/2024-W02/P.A' } : {};
    const made = await world.workbooks({
      method: 'GET',
      path: `/v1/workbooks${path}`,
      query: forms,
      headers: { authorization },
    });
    const sent = fill(Buffer.from(String(made.body), 'base64'), { K11: 5 });
    return async () => {
      const { body } = await world.workbooks({
        method: 'POST',
        path: '/v1/workbooks',
        query,
        body: sent,
        headers: { ...headers(), 'idempotency-key': key },
      });
      const reading = await xlsxWorkbooks.read(Buffer.from(String(body), 'base64'));
      const [front] = reading.ok ? reading.sheets : [];
      const rows = front?.rows.map(({ cells }) =>
        [...cells.values()].map((cell) =>
          cell.kind === 'text' ? cell.text : cell.kind === 'number' ? cell.value : '',
        ),
      );
      return [front?.name, ...(rows ?? [])];
    };
  }

  const awaits = ['Duyệt', 'chờ thủ trưởng đơn vị duyệt; số liệu chỉ được tính sau khi duyệt'];
  const lacking = ['S.1', 'S.2', 'S.4'].map((id) => ['Còn thiếu', `Chỉ số ${id} (${id})`]);
  const facts = (name: string, id: string, ...more: string[][]) => [
    name,
    ['Biên nhận', id],
    ['Đơn vị', 'P.A'],
    ['Bộ chỉ số, kỳ', 'S, tuần 02/2024'],
    ['Bản', 1],
    ['Nhận lúc', '09:00 ngày 10/01/2024 (đúng hạn)'],
    ['Số liệu', 1],
    ...more,
    ...lacking,
  ];

  it('says that approval is awaited, until it is decided', async () => {
    const trial = await sendWorkbook('book', { dryRun: 'true' });
    expect(await trial()).toEqual(facts('Kết quả thử', '— (thử, chưa ghi nhận)', awaits));
    const again = await sendWorkbook('book');
    expect(await again()).toEqual(facts('Biên nhận', drawnId(3), awaits));
    expect(await again()).toEqual(facts('Biên nhận', drawnId(3), awaits));
    await decide(1);
    expect(await again()).toEqual(facts('Biên nhận', drawnId(3)));
  });

  it('says nothing of it where none is asked for', async () => {
    world = createWorld('2024-01-10T02:00:00Z');
    await world.applyCatalogue(approvalCatalogue('2024-W03'));
    authorization = `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`;
    expect(await (await sendWorkbook('book'))()).toEqual(facts('Biên nhận', drawnId(2)));
  });

  it('says so of each form of a workbook of many', async () => {
    const again = await sendWorkbook('book', {}, '');
    const heads = ['Trang tính', 'Kết quả', 'Biên nhận', 'Chi tiết'];
    const line = 'Bản 1, nhận lúc 09:00 ngày 10/01/2024 (đúng hạn)';
    const lacks = 'Còn thiếu: Chỉ số S.1 (S.1); Chỉ số S.2 (S.2); Chỉ số S.4 (S.4)';
    const row = (details: string) => ['P.A S 2024-W02', 'đã ghi nhận', drawnId(2), details];
    const waits = 'Chờ thủ trưởng đơn vị duyệt; số liệu chỉ được tính sau khi duyệt';
    expect(await again()).toEqual(['Kết quả từng biểu', heads, row(`${line}\n${waits}\n${lacks}`)]);
    await decide(1, returned);
    expect(await again()).toEqual(['Kết quả từng biểu', heads, row(`${line}\n${lacks}`)]);
  });
});
