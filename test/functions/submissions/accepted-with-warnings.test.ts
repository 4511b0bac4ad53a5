import { beforeEach, describe, expect, it } from 'vitest';
import { bulkResultSchema } from '../../../usecases/submitting/bulk-result.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

const path = '/v1/submissions/S/2024-W02/P.A';
const comment = 'Tiếp nhận hồ sơ\ntồn đọng';
const sent = {
  unit: 'P.A',
  set: 'S',
  period: '2024-W02',
  values: { 'S.1': { numerator: 400, denominator: 400 }, 'S.4': { count: 90 } },
  comments: { 'S.1': comment, 'S.4': 'Giảm' },
};
const warnings = (language: 'vi' | 'en') =>
  [
    ['S.1', 'more-than-triple', 'S.1, tử số: 400, hơn ba lần kỳ trước (100).', comment],
    ['S.1', 'more-than-triple', 'S.1, mẫu số: 400, hơn ba lần kỳ trước (100).', comment],
    ['S.4', 'count-fell', 'S.4, hồ sơ: 90, thấp hơn kỳ trước (100).', 'Giảm'],
  ].map(([indicator, code, vi, said], index) => {
    const en = [
      'S.1, numerator: 400, more than three times the last period’s (100).',
      'S.1, denominator: 400, more than three times the last period’s (100).',
      'S.4, dossiers: 90, less than the last period’s (100).',
    ];
    return { indicator, code, detail: language === 'vi' ? vi : en[index], comment: said };
  });

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  const [set] = smallCatalogue().sets;
  if (set === undefined) throw new Error('the fixture has changed');
  await world.ports.submissions.append(
    set,
    submissionOf({
      period: '2024-W01',
      values: new Map([
        ['S.1', { kind: 'ratio', numerator: 100, denominator: 100 }],
        ['S.4', { kind: 'count', count: 100 }],
      ]),
    }),
  );
});

const request = (
  method: string,
  address: string,
  body?: unknown,
  headers: Record<string, string> = {},
  query: Record<string, string> = {},
): Promise<Reply> =>
  world.submissions({
    method,
    path: address,
    query,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
const post = (body: unknown = sent, headers = {}, query = {}) =>
  request('POST', '/v1/submissions', body, headers, query);

describe('P43, P44: a figure that looks wrong, with a comment', () => {
  it('is accepted with warnings that repeat what looked wrong and the comment', async () => {
    expect(await post()).toMatchObject({
      status: 201,
      headers: { 'content-language': 'vi' },
      body: { outcome: 'accepted-with-warnings', warnings: warnings('vi'), figures: 2 },
    });
  });

  it('F39: says the same to a retry, when read back, and in English', async () => {
    const first = await post();
    world.setNow('2024-01-20T00:00:00Z');
    expect(await post()).toEqual(first);
    expect((await request('GET', path)).body).toMatchObject(Object(first.body));
    const english = { 'accept-language': 'en' };
    const told = {
      headers: { 'content-language': 'en' },
      body: { outcome: 'accepted-with-warnings', warnings: warnings('en') },
    };
    expect(await post(sent, english)).toMatchObject({ status: 201, ...told });
    expect(await request('GET', path, undefined, english)).toMatchObject({ status: 200, ...told });
  });

  it('says so also where the figures before were corrected since', async () => {
    const first = await post();
    const [set] = smallCatalogue().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    await world.ports.submissions.append(
      set,
      submissionOf({ period: '2024-W01', revision: 2, reason: 'sửa', values: new Map() }),
    );
    expect(await post()).toEqual(first);
  });

  it('P48: a dry run says the same', async () => {
    const dry = await post(sent, {}, { dryRun: 'true' });
    expect(dry.status).toBe(200);
    expect(dry.body).toEqual({ ...Object((await post()).body), id: null });
  });

  it('a correction without the figure keeps its warning; one that mends it leaves it out', async () => {
    await post();
    const correct = (ifMatch: string, values: object) =>
      post(
        { ...sent, values, comments: {}, reason: 'Đối chiếu lại' },
        { 'if-match': ifMatch, 'idempotency-key': ifMatch },
      );
    expect(await correct('"1"', { 'S.4': { count: 100 } })).toMatchObject({
      status: 201,
      body: { outcome: 'accepted-with-warnings', warnings: warnings('vi').slice(0, 2) },
    });
    const whole = { 'S.1': { numerator: 100, denominator: 100 } };
    expect(await correct('"2"', whole)).toMatchObject({
      status: 201,
      body: { outcome: 'accepted', warnings: [] },
    });
    const { body } = await request('GET', `${path}/revisions`);
    expect(Object(body).revisions).toMatchObject([
      { revision: 3, outcome: 'accepted' },
      { revision: 2, outcome: 'accepted-with-warnings' },
      { revision: 1, outcome: 'accepted-with-warnings' },
    ]);
  });

  it('still needs the comment', async () => {
    expect(await post({ ...sent, comments: { 'S.4': 'Giảm' } })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'needs-comment' }, { code: 'needs-comment' }] },
    });
  });
});

describe('P43: a CSV file', () => {
  const header = 'unit,set,period,indicator,count,comment';
  const row = (unit: string, count: number, comment = '') => `${unit},S,2024-W02,S.4,${count},${comment}`;
  const send = async (lines: string[]) => {
    const { status, body } = await post([header, ...lines].join('\n'), { 'content-type': 'text/csv' });
    return { http: status, ...bulkResultSchema.parse(body) };
  };
  const counts = (accepted: number, acceptedWithWarnings: number, refused: number) => ({
    accepted,
    acceptedWithWarnings,
    refused,
  });

  it('is accepted with warnings where one of its submissions is', async () => {
    expect(await send([row('P.A', 90, 'Giảm')])).toMatchObject({
      http: 201,
      status: 'accepted-with-warnings',
      ...counts(0, 1, 0),
      submissions: [
        { status: 'accepted-with-warnings', receipt: { warnings: [{ indicator: 'S.4', comment: 'Giảm' }] } },
      ],
    });
  });

  it('is partly accepted where another one is refused, and rejected without any', async () => {
    expect(await send([row('P.A', 90, 'Giảm'), row('P.B', 1)])).toMatchObject({
      http: 207,
      status: 'partly-accepted',
      ...counts(0, 1, 1),
      submissions: [{ status: 'accepted-with-warnings' }, { status: 'refused' }],
    });
    expect(await send([row('P.B', 1)])).toMatchObject({ http: 422, status: 'rejected', ...counts(0, 0, 1) });
  });
});
