import { beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../../../domain/access/principal.ts';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { submissionAnswerSchema } from '../../../usecases/submitting/read-submission.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

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
  it('tells what was submitted, in the form it was submitted in, with its receipt', async () => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
    };
    const sent = { unit: 'P.A', set: 'S', period: '2024-W02', asOf: '2024-01-10', values, note: 'Tốt' };
    const posted = await world.submissions({ method: 'POST', path: '/v1/submissions', headers, body: sent });
    expect(posted.status).toBe(201);
    const reply = await get();
    expect(reply).toMatchObject({
      status: 200,
      headers: { etag: '"1"', 'cache-control': 'no-store' },
      body: Object(posted.body),
    });
    const answer = submissionAnswerSchema.parse(reply.body);
    expect(answer).toMatchObject({ values, asOf: '2024-01-10', note: 'Tốt', status: 'on-time' });
    expect(answer.preview?.maxPoints).toBe(100);
    expect(answer).not.toHaveProperty('reason');
  });

  it('tells the latest revision, late, with comments, a reason and no preview where nothing is scored', async () => {
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
    const reply = await get('/v1/submissions/S/2024-W02/P');
    expect(reply).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect(submissionAnswerSchema.parse(reply.body)).toMatchObject({
      revision: 2,
      status: 'late',
      reason: 'Đối chiếu lại',
      comments: { 'S.QG': 'Theo Cổng Dịch vụ công quốc gia' },
      values: { 'S.QG': { points: 79.06, rank: 4, of: 63 } },
      preview: null,
    });
  });

  it('tells nothing of how it is stored', async () => {
    await world.ports.submissions.append(set, submissionOf());
    const keys = Object.keys(Object((await get()).body)).sort();
    expect(keys).toEqual(
      Object.keys(submissionAnswerSchema.shape)
        .filter((key) => keys.includes(key))
        .sort(),
    );
    expect(keys.filter((key) => /token|key|hash/i.test(key))).toEqual([]);
  });

  it.each([
    ['"1"', 304],
    ['W/"1"', 304],
    ['"7", "1"', 304],
    ['*', 304],
    ['"2"', 200],
    ['1', 200],
    ['', 200],
  ])('P48: answers If-None-Match: %s with %i', async (tag, status) => {
    await world.ports.submissions.append(set, submissionOf());
    const reply = await get(path, { 'If-None-Match': tag });
    expect(reply).toMatchObject({ status, headers: { etag: '"1"' } });
    if (status === 304) expect(reply.body).toBeUndefined();
  });

  it.each([
    ['/v1/submissions/S/2024-W02/P.A', {}, 404, undefined],
    ['/v1/submissions/X/2024-W02/P.A', {}, 404, ['path:set', 'unknown-set']],
    ['/v1/submissions/S/2024-W02/P.Z', {}, 404, ['path:unit', 'unknown-unit']],
    ['/v1/submissions/S/2024-W60/P.A', {}, 400, ['path:period', 'invalid']],
    ['/v1/submissions/s/2024-W02/P.A', {}, 400, ['path:set', 'invalid']],
    ['/v1/submissions/S/2024-W02/P.A', { unit: 'P.B' }, 404, undefined],
    ['/v1/submissions/S/2024-W02/P.A', { colour: 'red' }, 400, ['query:colour', 'unknown-field']],
    ['/v1/submissions/S/2024-W02/P.A', { constructor: 'x' }, 400, ['query:constructor', 'unknown-field']],
  ])('answers %s %j with %i', async (address, query, status, error) => {
    token = await world.tokenFor({ role: 'leader' });
    const reply = await get(address, {}, query);
    expect(reply).toMatchObject({
      status,
      ...(error === undefined ? {} : { body: { errors: [{ pointer: error[0], code: error[1] }] } }),
    });
  });

  it('answers 503 before there is a catalogue', async () => {
    world = createWorld();
    token = await world.tokenFor({ role: 'leader' });
    expect(await get()).toMatchObject({ status: 503 });
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
    const { revisions } = world.ports.submissions;
    world.ports.submissions.revisions = (...address) => {
      looked += 1;
      return revisions.apply(world.ports.submissions, address);
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
    expect(await get(`${path}${suffix}`, { authorization: '' })).toMatchObject({ status: 401 });
  });
});
