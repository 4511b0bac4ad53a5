import { beforeEach, describe, expect, it } from 'vitest';
import type { FormAnswer } from '../../../contract/forms.ts';
import type { OwedAnswer } from '../../../contract/owed.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
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
  ...{ part, label: text(vi, en), form },
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
    ...{ period: '2024-W01', dueAt: '2024-01-05T09:00:00Z', locksAt: '2024-01-07T23:00:00Z' },
    state: 'locked',
    ...{ workingDaysLate: 3, isEnough: false, lackingCount: 3, approval: null, extension: null },
  };
  const week2: Owed = {
    ...due,
    ...{ period: '2024-W02', dueAt: '2024-01-12T09:00:00Z', locksAt: '2024-01-14T23:00:00Z' },
    state: 'open',
    sent: 'nothing',
    ...{
      workingDaysLate: null,
      isEnough: false,
      lackingCount: 4,
      latest: null,
      approval: null,
      extension: null,
    },
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

  it('is nothing for a unit that no set asks, and refused for one that there is not', async () => {
    const operations = `Bearer ${await world.tokenFor({ role: 'operations' })}`;
    const of = (unit: string) =>
      world.workbooks({ method: 'GET', path: `/v1/owed/${unit}`, headers: { authorization: operations } });
    expect(Object((await of('P')).body).owed).toEqual([]);
    expect((await of('P.X')).status).toBe(404);
  });
});
