import { beforeEach, describe, expect, it } from 'vitest';
import type { FormAnswer } from '../../../contract/forms.ts';
import type { OwedAnswer } from '../../../contract/owed.ts';
import { UnreadableRow } from '../../../usecases/ports/unreadable-row.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

const text = (vi: string, en: string) => ({ vi, en });
const asked = (
  indicator: string,
  maxPoints: number,
  entries: FormAnswer['groups'][0]['indicators'][0]['entries'],
) => ({
  indicator,
  name: text(`Chỉ số ${indicator}`, `Indicator ${indicator}`),
  measure: text('hồ sơ', 'dossiers'),
  maxPoints,
  entries,
  mayBeNothing: true,
  before: null as FormAnswer['groups'][0]['indicators'][0]['before'],
});
const entry = (part: string, vi: string, en: string, form: 'whole' | 'decimal' | 'stated' = 'whole') => ({
  part,
  label: text(vi, en),
  form,
});

let world: ReturnType<typeof createWorld>;
let authorization: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  authorization = `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`;
});

let keys = 0;
async function send(body: object, headers: Record<string, string> = {}) {
  keys += 1;
  const { status } = await world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: { authorization, 'content-type': 'application/json', 'idempotency-key': `k${keys}`, ...headers },
    body: { unit: 'P.A', set: 'S', ...body },
  });
  expect(status).toBe(201);
}

const get = (path: string) => world.workbooks({ method: 'GET', path, headers: { authorization } });

describe('F141: a form', () => {
  it('asks for every indicator of the unit in its parts, with the last figure, and has what is in force', async () => {
    world.setNow('2024-01-04T02:00:00Z');
    await send({
      period: '2024-W01',
      values: { 'S.1': { numerator: 3, denominator: 4 }, 'S.5': { amount: 12.5 } },
    });
    world.setNow('2024-01-10T02:00:00Z');
    await send({
      period: '2024-W02',
      values: { 'S.4': { count: 7 }, 'S.3': { nothingToReport: true } },
      comments: { 'S.4': 'Đã đối chiếu' },
      note: 'Thiếu người',
      asOf: '2024-01-09',
    });
    const reply = await get('/v1/forms/S/2024-W02/P.A');
    const form: FormAnswer = {
      unit: { id: 'P.A', name: text('Sở A', 'Department A') },
      set: { id: 'S', name: text('Bộ chỉ số S', 'Set S') },
      period: '2024-W02',
      at: '2024-01-10T02:00:00Z',
      opensAt: '2024-01-07T17:00:00Z',
      dueAt: '2024-01-12T09:00:00Z',
      locksAt: '2024-01-14T23:00:00Z',
      state: 'open',
      opensUntil: null,
      catalogueVersion: 1,
      groups: [
        {
          group: 'G1',
          name: text('Nhóm 1', 'Group 1'),
          indicators: [
            {
              ...asked('S.1', 60, [
                entry('numerator', 'Tử số', 'Numerator'),
                entry('denominator', 'Mẫu số', 'Denominator'),
                entry('statedPercent', 'Tỷ lệ %', 'Stated percentage', 'stated'),
              ]),
              before: { period: '2024-W01', value: { numerator: 3, denominator: 4 } },
            },
            asked('S.2', 20, [
              entry('done', 'Số hoàn thành', 'Number done'),
              entry('total', 'Tổng số', 'Total'),
            ]),
          ],
        },
        {
          group: 'G2',
          name: text('Nhóm 2', 'Group 2'),
          indicators: [
            asked('S.3', 10, [entry('points', 'Điểm', 'Points', 'decimal')]),
            asked('S.4', 10, [entry('count', 'Số lượng', 'Count')]),
            {
              ...asked('S.5', 0, [entry('amount', 'Giá trị', 'Amount', 'decimal')]),
              before: { period: '2024-W01', value: { amount: 12.5 } },
            },
          ],
        },
      ],
      approval: null,
      maySend: true,
      inForce: {
        revision: 1,
        receivedAt: '2024-01-10T02:00:00Z',
        status: 'on-time',
        sent: 'partial',
        values: { 'S.3': { nothingToReport: true }, 'S.4': { count: 7 } },
        comments: { 'S.4': 'Đã đối chiếu' },
        asOf: '2024-01-09',
        note: 'Thiếu người',
      },
    };
    expect(reply).toEqual({ status: 200, headers: expect.anything(), body: form });
  });

  it.each([
    ['not-open', '2024-01-07T16:59:59Z', null],
    ['open', '2024-01-07T17:00:00Z', null],
    ['open', '2024-01-14T22:59:59Z', null],
    ['locked', '2024-01-14T23:00:00Z', null],
    ['reopened', '2024-01-15T23:00:00Z', '2024-01-17T10:00:00Z'],
    ['locked', '2024-01-17T10:00:00Z', null],
  ])('is %s at %s', async (state, at, opensUntil) => {
    const exception = {
      unit: 'P.A',
      set: 'S',
      period: '2024-W02',
      officer: 'Chánh Văn phòng',
      reason: 'Nhập nhầm',
    };
    const operations = `Bearer ${await world.tokenFor({ role: 'operations' })}`;
    world.setNow('2024-01-15T20:00:00Z');
    const open = (expiresAt: string) =>
      world.registry({
        method: 'POST',
        path: '/v1/exceptions',
        headers: { authorization: operations, 'content-type': 'application/json' },
        body: { ...exception, expiresAt },
      });
    if (at > '2024-01-15') {
      await open('2024-01-17T10:00:00Z');
      await open('2024-01-16T10:00:00Z');
    }
    world.setNow(at);
    const { body } = await get('/v1/forms/S/2024-W02/P.A');
    expect([Object(body).state, Object(body).opensUntil]).toEqual([state, opensUntil]);
  });

  it('says before the lock until when an exception opens it after that, where one does', async () => {
    const operations = `Bearer ${await world.tokenFor({ role: 'operations' })}`;
    world.setNow('2024-01-11T02:00:00Z');
    const shown: unknown[] = [];
    for (const expiresAt of ['2024-01-13T10:00:00Z', '2024-01-17T10:00:00Z']) {
      const about = { unit: 'P.A', set: 'S', period: '2024-W02', officer: 'Chánh Văn phòng', reason: 'x' };
      await world.registry({
        method: 'POST',
        path: '/v1/exceptions',
        headers: { authorization: operations, 'content-type': 'application/json' },
        body: { ...about, expiresAt },
      });
      const { body } = await get('/v1/forms/S/2024-W02/P.A');
      shown.push([Object(body).state, Object(body).opensUntil]);
    }
    expect(shown).toEqual([
      ['open', null],
      ['open', '2024-01-17T10:00:00Z'],
    ]);
  });

  it('is refused where the set asks for nothing', async () => {
    const { status, body } = await get('/v1/forms/S/2024-01/P.A');
    expect([status, Object(body).detail]).toEqual([
      404,
      'Bộ chỉ số S (S) không yêu cầu số liệu tháng 01/2024; bộ này gửi theo tuần, từ tuần 01/2024.',
    ]);
  });
});

describe('F141: what a unit owes', () => {
  type Owed = OwedAnswer['owed'][number];
  const due: Pick<Owed, 'set' | 'name' | 'frequency' | 'opensUntil' | 'asked'> = {
    set: 'S',
    name: text('Bộ chỉ số S', 'Set S'),
    frequency: 'week',
    opensUntil: null,
    asked: 4,
  };
  const week1: Omit<Owed, 'sent' | 'latest'> = {
    ...due,
    period: '2024-W01',
    dueAt: '2024-01-05T09:00:00Z',
    locksAt: '2024-01-07T23:00:00Z',
    state: 'locked',
    workingDaysLate: 3,
    isEnough: false,
    lackingCount: 3,
    approval: null,
    extension: null,
    snooze: null,
    snoozeDays: [],
  };
  const week2: Owed = {
    ...due,
    period: '2024-W02',
    dueAt: '2024-01-12T09:00:00Z',
    locksAt: '2024-01-14T23:00:00Z',
    state: 'open',
    sent: 'nothing',
    workingDaysLate: null,
    isEnough: false,
    lackingCount: 4,
    latest: null,
    approval: null,
    extension: null,
    snooze: null,
    snoozeDays: ['2024-01-11', '2024-01-12'],
  };

  it('is this period, and the last one that has locked, with the receipts', async () => {
    world.setNow('2024-01-04T02:00:00Z');
    await send({ period: '2024-W01', values: { 'S.4': { count: 7 } } });
    world.setNow('2024-01-10T02:00:00Z');
    const owed: OwedAnswer = {
      unit: { id: 'P.A', name: text('Sở A', 'Department A') },
      at: '2024-01-10T02:00:00Z',
      catalogueVersion: 1,
      owed: [
        week2,
        {
          ...week1,
          sent: 'partial',
          latest: {
            id: expect.stringMatching(/^[0-9a-f]{32}$/),
            revision: 1,
            receivedAt: '2024-01-04T02:00:00Z',
            status: 'on-time',
          },
        },
      ],
      reportsFor: [],
      reportsForMore: 0,
    };
    expect(await get('/v1/owed/P.A')).toEqual({ status: 200, headers: expect.anything(), body: owed });
  });

  it('is also a period before it that has not locked, after its due time', async () => {
    const [set] = smallCatalogue().sets;
    if (set === undefined) throw new Error('the catalogue has no set');
    const long = { ...set, id: 'T', leagues: [], lock: { workingDaysAfter: 5, time: '06:00' } };
    const world2 = createWorld();
    await world2.applyCatalogue({ ...smallCatalogue(), sets: [long] });
    const headers = { authorization: `Bearer ${await world2.tokenFor({ role: 'unit', unit: 'P.A' })}` };
    const { body } = await world2.workbooks({ method: 'GET', path: '/v1/owed/P.A', headers });
    const found: OwedAnswer = Object(body);
    expect(found.owed.map((one) => [one.period, one.state, one.workingDaysLate, one.sent])).toEqual([
      ['2024-W01', 'open', 3, 'nothing'],
      ['2024-W02', 'open', null, 'nothing'],
    ]);
  });

  /** Three sets that are owed since 2023; departments may send figures of some periods again. */
  async function worldOfThreeSets() {
    const two = createWorld('2024-01-10T02:00:00Z');
    const sets = smallCatalogue().sets.flatMap((set) => [
      { ...set, owed: [{ from: '2023-W01' }] },
      { ...set, id: 'T', owed: [{ from: '2023-W01' }] },
      { ...set, id: 'R', owed: [{ from: '2023-W01' }] },
    ]);
    await two.applyCatalogue({ ...smallCatalogue(), sets });
    const exception = (set: string, period: string) =>
      two.ports.exceptions.put({
        id: `${set}${period}`,
        unit: 'P.A',
        set,
        period,
        officer: 'x',
        reason: 'x',
        tokenId: 't',
        openedAt: iso('2024-01-09T02:00:00Z'),
        expiresAt: iso('2024-01-12T02:00:00Z'),
      });
    for (const period of ['2023-W41', '2023-W42', '2023-W50']) await exception('T', period);
    const all = new Map(
      [
        ['S.1', { kind: 'ratio', numerator: 3, denominator: 4 } as const] as const,
        ['S.2', { kind: 'tasks', done: 1, total: 2 } as const] as const,
        ['S.3', { kind: 'points', points: 500 } as const] as const,
        ['S.4', { kind: 'count', count: 7 } as const] as const,
        ['S.5', { kind: 'amount', amount: 5 } as const] as const,
      ].map(([id, value]) => [id, value]),
    );
    const [set] = sets;
    if (set === undefined) throw new Error('the fixture has changed');
    for (const period of ['2024-W01', '2024-W02'])
      await two.ports.submissions.append(set, submissionOf({ period, values: all }));
    const headers = { authorization: `Bearer ${await two.tokenFor({ role: 'unit', unit: 'P.A' })}` };
    const owed = async () => {
      const { body } = await two.workbooks({ method: 'GET', path: '/v1/owed/P.A', headers });
      const answer: OwedAnswer = Object(body);
      return answer;
    };
    return { two, owed };
  }

  it('is first what can be sent, by due time, then what is done, then what has locked, of each set', async () => {
    const { owed } = await worldOfThreeSets();
    const answer = await owed();
    expect(answer.owed.map((one) => [one.set, one.period, one.state, one.isEnough])).toEqual([
      ['T', '2023-W42', 'reopened', false],
      ['T', '2023-W50', 'reopened', false],
      ['R', '2024-W02', 'open', false],
      ['T', '2024-W02', 'open', false],
      ['S', '2024-W02', 'open', true],
      ['R', '2024-W01', 'locked', false],
      ['T', '2024-W01', 'locked', false],
      ['S', '2024-W01', 'locked', true],
    ]);
  });

  it('names what of it cannot be read', async () => {
    const { two, owed } = await worldOfThreeSets();
    const place = {
      table: 'Submissions',
      key: { pk: 'x', sk: 'x' },
      kind: 'submission',
      reason: 'x',
    } as const;
    const { newest } = two.ports.submissions;
    two.ports.submissions.newest = async (set, period, ...asked) => {
      if (set.id === 'S' && period === '2024-W02') throw new UnreadableRow(place);
      return newest.call(two.ports.submissions, set, period, ...asked);
    };
    const { all } = two.ports.exceptions;
    two.ports.exceptions.all = async (...asked) => ({
      ...(await all.apply(two.ports.exceptions, asked)),
      unreadable: ['an exception'],
    });
    const { list } = two.ports.extensionRequests;
    two.ports.extensionRequests.list = async (unit, set, period) => ({
      ...(await list.call(two.ports.extensionRequests, unit, set, period)),
      unreadable: period === '2023-W50' ? ['a request'] : [],
    });
    const answer = await owed();
    expect(answer.unreadable).toEqual({
      total: 3,
      ids: ['S/2024-W02', 'an exception', 'a request'],
    });
    expect(answer.owed.find(({ sent }) => sent === null)?.period).toBe('2024-W02');
  });

  it('is the standing alone for the unit that sends it, and refused for one that there is not', async () => {
    const operations = `Bearer ${await world.tokenFor({ role: 'operations' })}`;
    const of = (unit: string) =>
      world.workbooks({ method: 'GET', path: `/v1/owed/${unit}`, headers: { authorization: operations } });
    const { owed } = Object((await of('P')).body);
    expect(owed.map((one: { period: string; asked: number }) => [one.period, one.asked])).toEqual([
      ['2024-W02', 1],
      ['2024-W01', 1],
    ]);
    expect((await of('P.X')).status).toBe(404);
  });
});
