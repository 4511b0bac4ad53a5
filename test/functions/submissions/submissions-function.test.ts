import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, createWorld, type Reply } from '../../fixtures/world.ts';

const path = '/v1/submissions';
const body = {
  unit: 'P.A',
  set: 'S',
  period: '2024-W02',
  asOf: '2024-01-10',
  values: {
    'S.1': { numerator: 40, denominator: 100 },
    'S.2': { done: 1, total: 4 },
    'S.3': { points: 9.45 },
    'S.4': { count: 250 },
    'S.5': { amount: -12.5 },
  },
  note: 'Không vướng mắc',
};

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
});

function post(content: unknown, changes: Partial<Call> & { key?: string } = {}): Promise<Reply> {
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': changes.key ?? 'key-1',
    ...changes.headers,
  };
  return world.submissions({ method: 'POST', path, body: content, ...changes, headers });
}

const stored = () => {
  const set = requireSet();
  return world.ports.submissions.revisions(set, '2024-W02', 'P.A');
};

let requireSet: () => Parameters<ReturnType<typeof createWorld>['ports']['submissions']['revisions']>[0];
beforeEach(async () => {
  const set = (await world.ports.catalogues.current())?.catalogue.sets[0];
  requireSet = () => {
    if (set === undefined) throw new Error('the fixture has changed');
    return set;
  };
});

describe('POST /v1/submissions', () => {
  it('answers 201 with a receipt that previews the score', async () => {
    expect(await post(body)).toMatchObject({
      status: 201,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        unit: 'P.A',
        set: 'S',
        period: '2024-W02',
        revision: 1,
        receivedAt: '2024-01-10T02:00:00Z',
        dueAt: '2024-01-12T09:00:00Z',
        status: 'on-time',
        illustrative: false,
        catalogueVersion: 1,
        figures: 5,
        preview: {
          points: 49.45,
          maxPoints: 100,
          groups: [
            { group: 'G1', points: 35, maxPoints: 80 },
            { group: 'G2', points: 14.45, maxPoints: 20 },
          ],
        },
      },
    });
  });

  it('stores every kind of figure as it was sent', async () => {
    await post(body);
    const [submission] = await stored();
    expect(submission).toMatchObject({
      asOf: '2024-01-10',
      note: 'Không vướng mắc',
      late: false,
      illustrative: false,
    });
    expect(Object.fromEntries(submission?.values ?? [])).toEqual({
      'S.1': { kind: 'ratio', numerator: 40, denominator: 100 },
      'S.2': { kind: 'tasks', done: 1, total: 4 },
      'S.3': { kind: 'points', points: 945 },
      'S.4': { kind: 'count', count: 250 },
      'S.5': { kind: 'amount', amount: -1250 },
    });
  });

  it('takes the published standing from the province', async () => {
    token = await world.tokenFor({ role: 'unit', unit: 'P' });
    const standing = { ...body, unit: 'P', values: { 'S.QG': { points: 79.06, rank: 4, of: 63 } } };
    expect(await post(standing)).toMatchObject({ status: 201, body: { unit: 'P', preview: null } });
  });

  it('marks a submission after the due time as late, by the server’s clock', async () => {
    world.setNow('2024-01-12T09:00:01Z');
    expect(await post(body)).toMatchObject({ status: 201, body: { status: 'late' } });
  });

  it('checklist 47: names every wrong value by pointer, in Vietnamese, and writes nothing', async () => {
    const wrong = {
      ...body,
      values: {
        'S.1': { numerator: 5, denominator: 4 },
        'S.3': { points: 9.455 },
        'S.9': { count: 1 },
        'S.2': { done: '1', total: 4 },
      },
    };
    const { status, headers, body: problem } = await post(wrong);
    expect(status).toBe(422);
    expect(headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': 'vi',
    });
    expect(problem).toMatchObject({
      type: '/docs/problems#invalid-submission',
      title: 'Số liệu chưa hợp lệ',
      status: 422,
      detail: 'Chưa ghi nhận: có 4 chỗ cần sửa. Sửa rồi gửi lại toàn bộ.',
      instance: 'request-1',
      errors: [
        {
          pointer: '/values/S.1/numerator',
          code: 'exceeds-whole',
          detail: 'numerator (5) không được lớn hơn denominator (4).',
        },
        { pointer: '/values/S.3/points', code: 'invalid' },
        { pointer: '/values/S.9', code: 'unknown-indicator' },
        { pointer: '/values/S.2/done', code: 'wrong-type', detail: 'Cần số.' },
      ],
    });
    expect(await stored()).toEqual([]);
  });

  it('checklist 47: says the same in English when asked to', async () => {
    const reply = await post({ ...body, values: {} }, { headers: { 'Accept-Language': 'en-US,en;q=0.9' } });
    expect(reply).toMatchObject({
      status: 422,
      headers: { 'content-language': 'en' },
      body: {
        title: 'Submission not valid',
        errors: [{ pointer: '/values', code: 'empty', detail: 'At least one figure is needed.' }],
      },
    });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['an unknown set', { set: 'X' }, '/set', 'unknown-set'],
    ['a week that is none', { period: '2024-W53' }, '/period', 'invalid-period'],
    ['a week before anything is owed', { period: '2023-W52' }, '/period', 'not-owed'],
    ['a week that has not begun', { period: '2024-W03' }, '/period', 'not-open-yet'],
    ['an as-of date after the week', { asOf: '2024-01-15' }, '/asOf', 'after-period'],
    ['an as-of date that is none', { asOf: '2024-02-30' }, '/asOf', 'invalid'],
    ['an unknown field', { colour: 'red' }, '/colour', 'unknown-field'],
    ['values that are a list', { values: [] }, '/values', 'invalid'],
    ['a note with a control character', { note: 'a\u0000b' }, '/note', 'invalid'],
    ['a note with a lone surrogate', { note: 'a\ud800b' }, '/note', 'invalid'],
  ])('refuses %s and says where', async (_, change, pointer, code) => {
    expect(await post({ ...body, ...change })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer, code }] },
    });
    expect(await stored()).toEqual([]);
  });

  it('row 43: refuses dangerous keys instead of dropping them', async () => {
    const text = '{"unit":"P.A","set":"S","period":"2024-W02","values":{"__proto__":{"count":1}}}';
    expect(await post(text)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/values/__proto__', code: 'unknown-indicator' }] },
    });
    const outside =
      '{"unit":"P.A","set":"S","period":"2024-W02","values":{"S.3":{"points":1}},"__proto__":{"x":1}}';
    expect(await post(outside)).toMatchObject({ status: 422, body: { errors: [{ code: 'unknown-field' }] } });
    expect(await stored()).toEqual([]);
  });

  it.each([
    ['no JSON', '{"unit":', 400, 'malformed-request', {}],
    ['an empty body', '', 400, 'malformed-request', {}],
    ['another content type', 'unit=P.A', 415, 'unsupported-media-type', { 'Content-Type': 'text/plain' }],
    ['a list', '[]', 422, 'invalid-submission', {}],
    ['null', 'null', 422, 'invalid-submission', {}],
  ])('refuses %s', async (_, text, status, code, headers) => {
    expect(await post(text, { headers })).toMatchObject({ status, body: { type: `/docs/problems#${code}` } });
  });

  it('row 40, checklist 46: needs an idempotency key', async () => {
    expect(await post(body, { headers: { 'Idempotency-Key': '' } })).toMatchObject({
      status: 400,
      body: { type: '/docs/problems#missing-idempotency-key' },
    });
  });

  it('row 39, checklist 46: answers a retry with the same receipt and stores nothing more', async () => {
    const first = await post(body);
    world.setNow('2024-01-13T09:00:00Z');
    expect(await post(body)).toEqual(first);
    expect(await stored()).toHaveLength(1);
  });

  it('row 40, checklist 46: refuses the same key with another body, also for another period', async () => {
    await post(body);
    const other = { ...body, period: '2024-W01', asOf: '2024-01-05' };
    expect(await post(other)).toMatchObject({ status: 409, body: { type: '/docs/problems#period-locked' } });
    world.setNow('2024-01-15T02:00:00Z');
    const nextWeek = { ...body, period: '2024-W03', asOf: '2024-01-15' };
    expect(await post(nextWeek)).toMatchObject({
      status: 422,
      body: { type: '/docs/problems#idempotency-key-reused' },
    });
  });

  it('row 40, checklist 46: answers 409 while the first attempt is under way, and its receipt afterwards', async () => {
    const append = world.ports.submissions.append.bind(world.ports.submissions);
    let second: Reply | undefined;
    world.ports.submissions.append = async (set, submission) => {
      second ??= await post(body);
      return append(set, submission);
    };
    const first = await post(body);
    expect(second).toMatchObject({ status: 409, body: { type: '/docs/problems#idempotency-key-in-flight' } });
    expect(await post(body)).toEqual(first);
  });

  it('row 41: gives another unit nothing for the same key', async () => {
    const first = await post(body);
    token = await world.tokenFor({ role: 'unit', unit: 'P.B' });
    const other = await post({ ...body, unit: 'P.B' });
    expect(other).toMatchObject({ status: 201, body: { unit: 'P.B', revision: 1 } });
    expect(Object(other.body).id).not.toBe(Object(first.body).id);
  });

  it('a retry after a crash anywhere ends with exactly one revision and its receipt', async () => {
    const append = world.ports.submissions.append.bind(world.ports.submissions);
    for (const stage of ['before', 'after'] as const) {
      const key = `crash-${stage}`;
      const content = { ...body, unit: 'P.A', period: '2024-W02', note: stage };
      const headers = stage === 'after' ? { 'If-Match': '"1"' } : {};
      const sent = stage === 'after' ? { ...content, reason: 'sửa' } : content;
      world.ports.submissions.append = async (set, submission) => {
        if (stage === 'after') await append(set, submission);
        throw new Error('the connection dropped');
      };
      expect(await post(sent, { key, headers })).toMatchObject({ status: 500 });
      world.ports.submissions.append = append;
      world.setNow(stage === 'before' ? '2024-01-10T02:01:00Z' : '2024-01-10T02:03:00Z');
      const receipt = await post(sent, { key, headers });
      expect(receipt).toMatchObject({ status: 201 });
      expect(await post(sent, { key, headers })).toEqual(receipt);
    }
    expect((await stored()).map(({ revision }) => revision)).toEqual([1, 2]);
  });

  it('lets a refused submission be mended and sent with the same key', async () => {
    expect(await post({ ...body, values: {} })).toMatchObject({ status: 422 });
    expect(await post(body)).toMatchObject({ status: 201 });
  });

  it('checklist 48: dryRun gives the same answer and writes nothing', async () => {
    const dry = await post(body, { query: { dryRun: 'true' } });
    expect(dry.status).toBe(200);
    expect(await stored()).toEqual([]);
    const real = await post(body);
    expect(dry.body).toEqual({ ...Object(real.body), id: null });
    const wrong = { ...body, values: { 'S.9': { count: 1 } } };
    const [dryRefusal, refusal] = [
      await post(wrong, { query: { dryRun: 'true' }, key: 'k2' }),
      await post(wrong, { key: 'k2' }),
    ];
    expect(dryRefusal).toEqual(refusal);
  });

  it.each([{ dryRun: 'yes' }, { colour: 'red' }])('refuses the query %j', async (query) => {
    expect(await post(body, { query })).toMatchObject({
      status: 400,
      body: { type: '/docs/problems#malformed-request' },
    });
  });
});

describe('corrections', () => {
  const correction = { ...body, values: { 'S.4': { count: 500 } }, reason: 'Đối chiếu lại' };
  const correct = (ifMatch: string, key: string, content: unknown = correction) =>
    post(content, { key, headers: { 'If-Match': ifMatch } });

  it('lays its figures over those in force, as the next revision', async () => {
    expect((await post(body)).headers['etag']).toBe('"1"');
    expect(await correct('"1"', 'key-2')).toMatchObject({
      status: 201,
      headers: { etag: '"2"' },
      body: { revision: 2, figures: 5, preview: { points: 54.45 } },
    });
    expect((await stored()).map(({ revision, reason }) => [revision, reason])).toEqual([
      [1, undefined],
      [2, 'Đối chiếu lại'],
    ]);
  });

  it('stays on time when its first figures were, and late when they were not', async () => {
    await post(body);
    world.setNow('2024-01-13T02:00:00Z');
    expect(await correct('"1"', 'key-2')).toMatchObject({ status: 201, body: { status: 'on-time' } });
    token = await world.tokenFor({ role: 'unit', unit: 'P.B' });
    expect(await post({ ...body, unit: 'P.B' })).toMatchObject({ body: { status: 'late' } });
    const other = { ...correction, unit: 'P.B' };
    expect(await correct('"1"', 'key-2', other)).toMatchObject({ status: 201, body: { status: 'late' } });
  });

  it('row 42, checklist 48: needs If-Match, of the latest revision, and a reason', async () => {
    await post(body);
    expect(await post(correction, { key: 'key-2' })).toMatchObject({
      status: 428,
      body: {
        type: '/docs/problems#correction-needs-if-match',
        detail: expect.stringContaining('If-Match: "1"'),
      },
    });
    expect(await correct('"2"', 'key-2')).toMatchObject({
      status: 412,
      body: { type: '/docs/problems#correction-outdated' },
    });
    expect(await correct('"1"', 'key-2', { ...correction, reason: undefined })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/reason', code: 'required' }] },
    });
    expect(await stored()).toHaveLength(1);
  });

  it('row 42, checklist 48: a first submission with If-Match is told that there is nothing to correct', async () => {
    expect(await correct('"1"', 'key-1')).toMatchObject({ status: 412 });
  });

  it.each(['1', '"0"', 'W/"1"', '*', '"a"'])('refuses If-Match: %s', async (ifMatch) => {
    expect(await correct(ifMatch, 'key-1')).toMatchObject({ status: 400 });
  });

  it('row 33: of 50 racing first submissions one is accepted; the others are told to correct it', async () => {
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) => post(body, { key: `race-${index}` })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(49).fill(428)]);
    expect(await stored()).toHaveLength(1);
  });

  it('row 33, row 42: 50 racing corrections, each tried until it is accepted, leave a sequence without gaps', async () => {
    await post(body);
    const untilAccepted = async (index: number) => {
      for (let ifMatch = 1; ; ) {
        const reply = await correct(`"${ifMatch}"`, `race-${index}`, {
          ...correction,
          reason: `lần ${index}`,
        });
        if (reply.status === 201) return;
        expect(reply.status).toBe(412);
        ifMatch = (await stored()).length;
      }
    };
    await Promise.all(Array.from({ length: 50 }, (_, index) => untilAccepted(index)));
    const revisions = await stored();
    expect(revisions.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 51 }, (_, index) => index + 1),
    );
    expect(new Set(revisions.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(51);
  });
});

describe('locks', () => {
  const lockedAt = '2024-01-14T23:00:00Z';

  it('takes late figures until the lock, to the second, and then says when it locked and whom to ask', async () => {
    world.setNow('2024-01-14T22:59:59Z');
    expect(await post(body)).toMatchObject({ status: 201, body: { status: 'late' } });
    token = await world.tokenFor({ role: 'unit', unit: 'P.B' });
    world.setNow(lockedAt);
    expect(await post({ ...body, unit: 'P.B' })).toMatchObject({
      status: 409,
      body: {
        type: '/docs/problems#period-locked',
        detail:
          'Chưa ghi nhận: kỳ 2024-W02 đã chốt số liệu lúc 06:00 ngày 15/01/2024 để tổng hợp, xếp hạng. Cần sửa, liên hệ Bộ phận vận hành để được mở ngoại lệ.',
      },
    });
  });

  it('still answers a retry of what was accepted before the lock', async () => {
    const receipt = await post(body);
    world.setNow('2024-01-20T00:00:00Z');
    expect(await post(body)).toEqual(receipt);
  });

  it('lets a unit send for as long as an exception is open', async () => {
    world.setNow(lockedAt);
    const operations = await world.tokenFor({ role: 'operations' });
    const opened = await world.registry({
      method: 'POST',
      path: '/v1/exceptions',
      headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json' },
      body: {
        unit: 'P.A',
        set: 'S',
        period: '2024-W02',
        officer: 'Chánh Văn phòng',
        reason: 'Sai nguồn',
        expiresAt: '2024-01-15T09:00:00Z',
      },
    });
    expect(opened).toMatchObject({
      status: 201,
      body: { officer: 'Chánh Văn phòng', openedAt: '2024-01-14T23:00:00Z' },
    });
    world.setNow('2024-01-15T08:59:59Z');
    expect(await post(body)).toMatchObject({ status: 201, body: { status: 'late' } });
    world.setNow('2024-01-15T09:00:00Z');
    const correction = { ...body, reason: 'sửa' };
    expect(await post(correction, { key: 'k2', headers: { 'If-Match': '"1"' } })).toMatchObject({
      status: 409,
    });
    token = await world.tokenFor({ role: 'unit', unit: 'P.B' });
    world.setNow('2024-01-15T08:00:00Z');
    expect(await post({ ...body, unit: 'P.B' })).toMatchObject({ status: 409 });
  });
});

describe('before there is a catalogue', () => {
  it('answers 503 before operations have applied a catalogue', async () => {
    world = createWorld();
    token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    expect(await post(body)).toMatchObject({ status: 503, body: { type: '/docs/problems#unavailable' } });
  });
});

describe('access', () => {
  it('gives 401 without a token, with a wrong one, and with a revoked one', async () => {
    const id = token.split('_')[1] ?? '';
    for (const authorization of ['', 'Bearer', 'Bearer nonsense', `Basic ${token}`, `Bearer ${token}x`]) {
      expect(await post(body, { headers: { Authorization: authorization } })).toMatchObject({
        status: 401,
        headers: { 'www-authenticate': 'Bearer realm="tiendo"' },
        body: { type: '/docs/problems#unauthenticated' },
      });
    }
    await world.ports.tokens.revoke(id, '2024-01-10T02:00:00Z');
    expect(await post(body)).toMatchObject({ status: 401 });
    expect(await stored()).toEqual([]);
  });

  it('row 60: gives 403 for another unit’s figures, whoever asks', async () => {
    for (const principal of [
      { role: 'unit', unit: 'P.B' },
      { role: 'unit', unit: 'P' },
      { role: 'leader' },
      { role: 'operations' },
    ] as const) {
      token = await world.tokenFor(principal);
      expect(await post(body)).toMatchObject({ status: 403, body: { type: '/docs/problems#forbidden' } });
    }
    expect(await stored()).toEqual([]);
  });

  it('row 62: looks nothing up for a token whose checksum is wrong', async () => {
    let reads = 0;
    world.ports.tokens.find = async () => {
      reads += 1;
      return null;
    };
    await post(body, { headers: { Authorization: `Bearer ${token.slice(0, -1)}!` } });
    expect(reads).toBe(0);
  });

  it('tells nothing of an inner failure', async () => {
    world.ports.submissions.append = async () => {
      throw new Error('secret inner detail');
    };
    const reply = await post(body);
    expect(reply).toMatchObject({ status: 500, body: { type: '/docs/problems#internal' } });
    expect(JSON.stringify(reply)).not.toContain('secret');
  });
});
