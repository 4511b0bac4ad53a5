import { beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../../../domain/access/principal.ts';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { notValid, unknownParameter } from '../../fixtures/answers/errors.ts';
import { type ExpectedError, errorAt, refused } from '../../fixtures/answers/problem.ts';
import { lacking, preview, receipt, revisionReceipt } from '../../fixtures/answers/receipt.ts';
import { noCatalogue, unauthenticated, unknownSet } from '../../fixtures/answers/refusals.ts';
import { answered, notModified, varies } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

const path = '/v1/submissions/S/2024-W02/P.A';
const values = {
  'S.1': { numerator: 40, denominator: 100 },
  'S.2': { nothingToReport: true },
  'S.3': { points: 9.45 },
  'S.4': { count: 250 },
  'S.5': { amount: -12.5 },
};

let world: ReturnType<typeof createWorld>;
let token: string;
let set: IndicatorSet;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  const [first] = smallCatalogue().sets;
  if (first === undefined) throw new Error('the fixture has changed');
  set = first;
});

const get = (address = path, headers: Record<string, string> = {}, query: Record<string, string> = {}) =>
  world.submissions({
    method: 'GET',
    path: address,
    query,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });

describe('GET /v1/submissions/{set}/{period}/{unit}', () => {
  it('shows what was submitted, in the form it was submitted in, with its receipt', async () => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
    };
    const sent = { unit: 'P.A', set: 'S', period: '2024-W02', asOf: '2024-01-10', values, note: 'Tốt' };
    const posted = await world.submissions({ method: 'POST', path: '/v1/submissions', headers, body: sent });
    const kept = { figures: 5, preview: preview(54.45, 40, 14.45) };
    const about = { etag: '"1"', 'content-language': 'vi' };
    expect(posted).toEqual(answered(201, receipt(kept), about));
    expect(await get()).toEqual(
      answered(
        200,
        { ...revisionReceipt(kept), values, asOf: '2024-01-10', note: 'Tốt' },
        { ...about, ...varies },
      ),
    );
  });

  it('shows the latest revision, late, with comments, a reason and no preview where nothing is scored', async () => {
    await world.ports.submissions.append(set, submissionOf({ unit: 'P' }));
    await world.ports.submissions.append(
      set,
      submissionOf({
        unit: 'P',
        revision: 2,
        late: true,
        reason: 'Đối chiếu lại',
        comments: new Map([['S.QG', 'Theo Cổng Dịch vụ công quốc gia']]),
        values: new Map([['S.QG', { kind: 'standing', points: 7906, rank: 4, of: 63 }]]),
      }),
    );
    token = await world.tokenFor({ role: 'leader' });
    expect(await get('/v1/submissions/S/2024-W02/P')).toEqual(
      answered(
        200,
        {
          ...revisionReceipt({
            id: 'P-2024-W02-2',
            unit: 'P',
            revision: 2,
            receivedAt: '2024-01-12T03:00:00Z',
            status: 'late',
            preview: null,
            asked: 1,
          }),
          reason: 'Đối chiếu lại',
          comments: { 'S.QG': 'Theo Cổng Dịch vụ công quốc gia' },
          values: { 'S.QG': { points: 79.06, rank: 4, of: 63 } },
        },
        { etag: '"2"', 'content-language': 'vi', ...varies },
      ),
    );
  });

  it.each(['"1"', 'W/"1"', '"7", "1"', '*'])('P48: answers 304 to If-None-Match: %s', async (tag) => {
    await world.ports.submissions.append(set, submissionOf());
    expect(await get(path, { 'If-None-Match': tag })).toEqual(notModified('"1"', varies));
  });

  it.each(['"2"', '1', ''])('P48: answers with the figures to If-None-Match: %s', async (tag) => {
    await world.ports.submissions.append(set, submissionOf());
    expect(await get(path, { 'If-None-Match': tag })).toEqual(
      answered(
        200,
        {
          ...revisionReceipt({
            id: 'P.A-2024-W02-1',
            receivedAt: '2024-01-12T03:00:00Z',
            preview: preview(5, 0, 5),
            ...lacking('S.1', 'S.2', 'S.4'),
          }),
          values: { 'S.3': { points: 5 } },
        },
        { etag: '"1"', 'content-language': 'vi', ...varies },
      ),
    );
  });

  const wrongAddress = (error: ExpectedError) =>
    refused(
      'malformed-request',
      'Địa chỉ cần có dạng /v1/submissions/766/2024-W02/BD.STP: bộ chỉ số, kỳ, đơn vị; không có tham số.',
      { errors: [error] },
    );
  it.each<[string, Record<string, string>, Reply]>([
    [
      '/v1/submissions/S/2024-W02/P.A',
      {},
      refused('not-found', 'Sở A (P.A) chưa gửi số liệu tuần 02/2024 của Bộ chỉ số S (S).'),
    ],
    ['/v1/submissions/X/2024-W02/P.A', {}, unknownSet],
    [
      '/v1/submissions/S/2024-W02/P.Z',
      {},
      refused(
        'not-found',
        'Danh mục không có đơn vị «P.Z». Gần giống: Sở A (P.A), Sở B (P.B), Sở C (P.C). Mọi đơn vị có trong GET /v1/catalogue.',
        {
          errors: [
            errorAt(
              'path:unit',
              'unknown-unit',
              'Danh mục không có đơn vị «P.Z». Gần giống: Sở A (P.A), Sở B (P.B), Sở C (P.C). Mọi đơn vị có trong GET /v1/catalogue.',
            ),
          ],
        },
      ),
    ],
    [
      '/v1/submissions/S/2024-W60/P.A',
      {},
      wrongAddress(
        notValid('path:period', 'kỳ báo cáo, ghi như 2024-W02, 2024-03, 2024-Q1, 2024-H1 hoặc 2024'),
      ),
    ],
    [
      '/v1/submissions/s/2024-W02/P.A',
      {},
      wrongAddress(notValid('path:set', 'mã gồm chữ in hoa A–Z, chữ số, dấu chấm và gạch nối, ví dụ BD.STP')),
    ],
    ['/v1/submissions/S/2024-W02/P.A', { unit: 'P.B' }, wrongAddress(unknownParameter('unit'))],
    ['/v1/submissions/S/2024-W02/P.A', { colour: 'red' }, wrongAddress(unknownParameter('colour'))],
    ['/v1/submissions/S/2024-W02/P.A', { constructor: 'x' }, wrongAddress(unknownParameter('constructor'))],
  ])('refuses %s %j', async (address, query, refusal) => {
    token = await world.tokenFor({ role: 'leader' });
    expect(await get(address, {}, query)).toEqual(refusal);
  });

  it('answers 503 before there is a catalogue', async () => {
    world = createWorld();
    token = await world.tokenFor({ role: 'leader' });
    expect(await get()).toEqual(noCatalogue);
  });
});

const readers: [Principal, string, boolean][] = [
  [{ role: 'unit', unit: 'P.A' }, 'P.A', true],
  [{ role: 'unit', unit: 'P' }, 'P.A', true],
  [{ role: 'unit', unit: 'P' }, 'P', true],
  [{ role: 'unit', unit: 'P.A' }, 'P', false],
  [{ role: 'unit', unit: 'P.A' }, 'P.B', false],
  [{ role: 'unit', unit: 'P.A' }, 'NOBODY', false],
  [{ role: 'leader' }, 'P', true],
  [{ role: 'leader' }, 'P.A', true],
  [{ role: 'operations' }, 'P', true],
  [{ role: 'operations' }, 'P.A', true],
];

describe.each(['', '/revisions'])('F60, R1: reading …%s', (suffix) => {
  it.each(readers)('%j reads %s is %s', async (principal, unit, allowed) => {
    token = await world.tokenFor(principal);
    let looked = 0;
    const { newest } = world.ports.submissions;
    world.ports.submissions.newest = (...address) => {
      looked += 1;
      return newest.apply(world.ports.submissions, address);
    };
    const address = `/v1/submissions/S/2024-W02/${unit}${suffix}`;
    const before = await get(address);
    if (unit !== 'NOBODY') await world.ports.submissions.append(set, submissionOf({ unit }));
    const after = await get(address);
    expect([before.status, after.status]).toEqual(allowed ? [404, 200] : [403, 403]);
    expect(looked).toBe(allowed ? 2 : 0);
    if (!allowed) expect(after.body).toEqual(before.body);
  });

  it('needs a token', async () => {
    await world.ports.submissions.append(set, submissionOf());
    expect(await get(`${path}${suffix}`, { authorization: '' })).toEqual(unauthenticated);
  });
});
