import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

const name = { vi: 'Kích hoạt tài khoản', en: 'Accounts activated' };
const ladder = { workingDaysBefore: [7, 3, 1, 0], overdueEvery: 5 };
const eid: Milestone = {
  id: 'eid',
  name,
  date: '2023-06-20',
  set: 'S',
  indicator: 'S.4',
  measuredFrom: '2023-W05',
  obligations: [{ unit: 'P', target: 1_200_000 }],
  ladder,
};

/** 07:30 in Vietnam on a day of 2023. */
const morning = (day: string) => `2023-${day}T00:30:00Z`;

/** A world in which set S is owed from 2023 on, with these milestones; sending is by week, dated as the figures are. */
async function worldWith(now: string, ...milestones: Milestone[]) {
  const world = createWorld(now);
  const catalogue = smallCatalogue();
  const sets = catalogue.sets.map((one) => ({ ...one, owed: [{ from: '2023-W01' }] }));
  await world.applyCatalogue({ ...catalogue, sets, milestones });
  const headers = { authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.C' })}` };
  const [set] = sets;
  if (set === undefined) throw new Error('the fixture has changed');
  return Object.assign(world, {
    send: async (unit: string, period: string, asOf: string, value: Value, changes = {}) =>
      world.ports.submissions.append(
        set,
        submissionOf({
          unit,
          period,
          asOf,
          receivedAt: `${asOf}T09:00:00Z`,
          values: new Map([[value.kind === 'tasks' ? 'S.2' : 'S.4', value]]),
          ...changes,
        }),
      ),
    get: async (path: string, query = {}) =>
      world.reports({ method: 'GET', path: `/v1/milestones${path}`, query, headers }),
  });
}

const count = (number: number): Value => ({ kind: 'count', count: number });
const tasks = (done: number, total: number): Value => ({ kind: 'tasks', done, total });

const province = { vi: 'UBND tỉnh', en: 'Province' };
const nothingAhead = {
  doneOn: null,
  daysEarly: null,
  pace: null,
  neededPace: null,
  projected: null,
  earliest: null,
  latest: null,
};

describe('GET /v1/milestones/{id}', () => {
  it('published: 172.986 of 1.200.000 accounts on 16 March 2023 need 10.698 a day until 20 June', async () => {
    const world = await worldWith('2023-03-20T02:00:00Z', eid);
    await world.send('P', '2023-W11', '2023-03-16', count(172_986));
    const standing = {
      ...nothingAhead,
      done: 172_986,
      target: 1_200_000,
      remaining: 1_027_014,
      status: 'at-risk',
      neededPace: { perDay: 10_698, amount: 1_027_014, days: 96 },
      figureDate: '2023-03-16',
      illustrative: false,
    };
    expect(await world.get('/eid')).toMatchObject({
      status: 200,
      body: {
        day: '2023-03-20',
        at: '2023-03-20T02:00:00Z',
        catalogueVersion: 1,
        id: 'eid',
        name,
        goal: 'figure',
        date: '2023-06-20',
        effectiveDate: '2023-06-20',
        extension: null,
        set: 'S',
        indicator: 'S.4',
        period: null,
        measure: { vi: 'hồ sơ', en: 'dossiers' },
        units: { obliged: 1, done: 0, 'on-track': 0, 'at-risk': 1, overdue: 0 },
        total: standing,
        obligations: [{ unit: 'P', name: province, standing }],
      },
    });
  });

  it('published: civil-status data complete 18 days before the date', async () => {
    const civil = { ...eid, id: 'civil-status', date: '2023-03-31', indicator: 'S.2' };
    const world = await worldWith('2023-04-10T02:00:00Z', { ...civil, obligations: [{ unit: 'P.A' }] });
    await world.send('P.A', '2023-W05', '2023-02-01', tasks(80, 100));
    await world.send('P.A', '2023-W11', '2023-03-13', tasks(100, 100), { illustrative: true });
    const reply = await world.get('/civil-status');
    expect(reply.body).toMatchObject({
      units: { done: 1 },
      obligations: [
        {
          standing: {
            ...nothingAhead,
            status: 'done',
            remaining: 0,
            doneOn: '2023-03-13',
            daysEarly: 18,
            illustrative: true,
          },
        },
      ],
    });
  });

  it('tells how it stood on an earlier day, with what had been received and decided by then', async () => {
    const reason = { vi: 'Nghỉ lễ kéo dài', en: 'A long holiday' };
    const extension = { date: '2023-06-30', reason, decidedOn: '2023-06-19' };
    const world = await worldWith('2023-06-25T02:00:00Z', { ...eid, extensions: [extension] });
    await world.send('P', '2023-W11', '2023-03-16', count(172_986));
    await world.send('P', '2023-W24', '2023-06-16', count(1_200_000), { receivedAt: '2023-06-20T09:00:00Z' });
    expect((await world.get('/eid', { at: '2023-06-18' })).body).toMatchObject({
      day: '2023-06-18',
      at: '2023-06-18T16:59:59Z',
      effectiveDate: '2023-06-20',
      extension: null,
      total: { status: 'at-risk', done: 172_986 },
    });
    expect((await world.get('/eid', { at: '2023-06-20T08:59:59Z' })).body).toMatchObject({
      effectiveDate: '2023-06-30',
      extension: { ...extension, from: '2023-06-20' },
      total: { done: 172_986, neededPace: { days: 106 } },
    });
    expect((await world.get('/eid')).body).toMatchObject({ total: { status: 'done', daysEarly: 14 } });
  });

  it('counts submissions, one for each unit, by the first of each', async () => {
    const all: Milestone = {
      ...{
        id: 'all-in',
        name,
        date: '2023-06-20',
        ladder,
        goal: 'submissions',
        set: 'S',
        period: '2023-W24',
      },
      obligations: [{ unit: 'P' }, { unit: 'P.A' }, { unit: 'P.B' }],
    };
    const world = await worldWith('2023-06-21T02:00:00Z', all);
    await world.send('P.A', '2023-W24', '2023-06-16', count(1));
    await world.send('P.A', '2023-W24', '2023-06-19', count(2), { revision: 2 });
    await world.send('P.B', '2023-W24', '2023-06-18', count(1));
    const { body } = await world.get('/all-in');
    expect(body).toMatchObject({
      goal: 'submissions',
      period: '2023-W24',
      units: { obliged: 3, done: 2, 'on-track': 0, 'at-risk': 0, overdue: 1 },
      total: {
        ...{ done: 2, target: 3, remaining: 1, status: 'overdue', figureDate: '2023-06-18' },
        pace: { perDay: 0.5, amount: 1, days: 2 },
        projected: '2023-06-21',
      },
      obligations: [
        { unit: 'P', standing: { done: 0, target: 1, remaining: 1, status: 'overdue', figureDate: null } },
        { unit: 'P.A', standing: { done: 1, status: 'done', doneOn: '2023-06-16', daysEarly: 4 } },
        { unit: 'P.B', standing: { done: 1, status: 'done', doneOn: '2023-06-18', daysEarly: 2 } },
      ],
    });
  });

  it('measures nothing for a date alone, and never calls it overdue', async () => {
    const alone: Milestone = {
      ...{ id: 'handover', name, date: '2023-06-20', goal: 'date' },
      ...{ ladder: { workingDaysBefore: [3] }, obligations: [{ unit: 'P.A' }] },
    };
    const world = await worldWith('2023-07-21T02:00:00Z', alone);
    const unit = { unit: 'P.A', name: { vi: 'Sở A', en: 'Department A' }, standing: null };
    expect((await world.get('/handover')).body).toMatchObject({
      units: { obliged: 1, done: 0, 'on-track': 0, 'at-risk': 0, overdue: 0 },
      total: null,
      measure: null,
      obligations: [unit],
    });
  });

  it('leaves out units that do not exist any more, and says when nobody knows what there is to do', async () => {
    const data = { ...eid, id: 'data', indicator: 'S.2' };
    const obligations = [{ unit: 'P.A' }, { unit: 'P.B' }, { unit: 'P.Q' }];
    const world = await worldWith('2025-07-01T02:00:00Z', { ...data, obligations, measuredFrom: '2025-W20' });
    await world.send('P.A', '2025-W26', '2025-06-27', tasks(10, 10));
    await world.send('P.Q', '2025-W26', '2025-06-27', tasks(1, 10));
    expect((await world.get('/data')).body).toMatchObject({
      units: { obliged: 2, done: 1, overdue: 1 },
      total: { ...nothingAhead, done: 10, target: null, remaining: null, status: 'overdue' },
      obligations: [{ unit: 'P.A' }, { unit: 'P.B', standing: { target: null, remaining: null } }],
    });
  });

  it.each([
    ['/none', {}, 404, 'path:id', 'unknown-milestone'],
    ['/None', {}, 400, 'path:id', 'invalid'],
    ['/eid', { at: '2023-06-22' }, 400, 'query:at', 'in-future'],
    ['/eid', { at: 'today' }, 400, 'query:at', 'invalid'],
    ['', { on: '2023-06-01' }, 400, 'query:on', 'unknown-field'],
  ])('refuses %s %j', async (path, query, status, pointer, code) => {
    const world = await worldWith('2023-06-21T02:00:00Z', eid);
    expect(await world.get(path, query)).toMatchObject({ status, body: { errors: [{ pointer, code }] } });
  });
});

describe('GET /v1/milestones', () => {
  it('lists every milestone in short, in the order of the catalogue', async () => {
    const world = await worldWith('2023-03-20T02:00:00Z', eid, { ...eid, id: 'second' });
    await world.send('P', '2023-W11', '2023-03-16', count(172_986));
    const { status, body } = await world.get('');
    expect(status).toBe(200);
    const short = {
      ...{ name, goal: 'figure', date: '2023-06-20', effectiveDate: '2023-06-20', extension: null },
      units: { obliged: 1, done: 0, 'on-track': 0, 'at-risk': 1, overdue: 0 },
      total: {
        ...nothingAhead,
        ...{ done: 172_986, target: 1_200_000, remaining: 1_027_014, status: 'at-risk' },
        neededPace: { perDay: 10_698, amount: 1_027_014, days: 96 },
        ...{ figureDate: '2023-03-16', illustrative: false },
      },
    };
    expect(body).toEqual({
      ...{ day: '2023-03-20', at: '2023-03-20T02:00:00Z', catalogueVersion: 1 },
      milestones: [
        { id: 'eid', ...short },
        { id: 'second', ...short },
      ],
    });
  });

  it('reads each period once for all the milestones of a set, and none for a date alone', async () => {
    const world = await worldWith('2023-03-20T02:00:00Z', eid, { ...eid, id: 'second' });
    const read: string[] = [];
    const { latestByUnit } = world.ports.submissions;
    world.ports.submissions.latestByUnit = (set, period, until) => {
      read.push(period);
      return latestByUnit.call(world.ports.submissions, set, period, until);
    };
    await world.get('');
    expect(read).toEqual([
      '2023-W05',
      '2023-W06',
      '2023-W07',
      '2023-W08',
      '2023-W09',
      '2023-W10',
      '2023-W11',
      '2023-W12',
    ]);
  });
});

describe('the warning of a day', () => {
  const accounts = {
    ...eid,
    date: '2023-06-30',
    obligations: [
      { unit: 'P.A', target: 400 },
      { unit: 'P.B', target: 90 },
    ],
  };
  const warned = async (world: Awaited<ReturnType<typeof worldWith>>, day: string) => {
    world.setNow(morning(day));
    await world.run('warn', morning(day));
    const rows = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: morning(day) });
    const items = rows.flatMap(({ content }) =>
      content.kind === 'warning-digest' ? content.digest.items : [],
    );
    await world.deliver(morning(day));
    return { items, text: world.sent.at(-1)?.message.text ?? '' };
  };

  it('tells the same numbers as the API on that day', async () => {
    const world = await worldWith(morning('06-21'), accounts);
    const figures = [100, 170, 205, 310];
    for (const [index, done] of figures.entries()) {
      const asOf = Temporal.PlainDate.from('2023-05-26').add({ weeks: index });
      await world.send('P.A', `2023-W${21 + index}`, asOf.toString(), count(done));
    }
    await world.send('P.B', '2023-W24', '2023-06-16', count(90));
    const { items, text } = await warned(world, '06-21');
    const forecast = {
      remaining: 90,
      status: 'on-track',
      pace: { perDay: 10, amount: 210, days: 21 },
      neededPace: { perDay: 6.43, amount: 90, days: 14 },
      projected: '2023-06-25',
      earliest: '2023-06-22',
      latest: '2023-07-04',
    };
    expect(items).toMatchObject([
      { unit: 'P.A', done: 310, target: 400, figureDate: '2023-06-16', forecast },
    ]);
    expect((await world.get('/eid')).body).toMatchObject({
      obligations: [{ standing: { done: 310, target: 400, figureDate: '2023-06-16', ...forecast } }, {}],
    });
    expect(text).toContain(
      'Đúng tiến độ. Tốc độ gần đây 10/ngày; cần 6,43/ngày kể từ ngày số liệu để kịp hạn. Dự kiến xong 25/06/2023 (sớm nhất 22/06/2023, muộn nhất 04/07/2023).',
    );
    expect(text).toContain(
      'On track. Recent pace 10 a day; 6.43 a day needed from the date of the figures on. Projected to finish on 25 June 2023 (earliest 22 June 2023, latest 4 July 2023).',
    );
  });

  it('P32: counts to the later date once it is decided, and says from when it was moved and why', async () => {
    const reason = { vi: 'Nguồn dữ liệu bị gián đoạn', en: 'The source of the data was down' };
    const extensions = [{ date: '2023-07-14', reason, decidedOn: '2023-06-28' }];
    const world = await worldWith(morning('06-27'), { ...accounts, extensions });
    const days = async (day: string) =>
      (await warned(world, day)).items.map(({ date, kind, workingDays }) => [date, kind, workingDays]);
    const [before, after] = [
      ['2023-06-30', 'ahead', 3],
      ['2023-07-14', 'ahead', 7],
    ];
    expect(await days('06-27')).toEqual([before, before]);
    for (const day of ['06-29', '06-30', '07-03', '07-04']) expect(await days(day)).toEqual([]);
    expect(await days('07-05')).toEqual([after, after]);
    const text = world.sent.at(-1)?.message.text;
    expect(text).toContain(
      'Hạn: Thứ Sáu, 14/07/2023\nĐã gia hạn từ 30/06/2023 (quyết định ngày 28/06/2023). Lý do: Nguồn dữ liệu bị gián đoạn\n',
    );
    expect(text).toContain(
      'Extended from 30 June 2023 (decided on 28 June 2023). Reason: The source of the data was down\n',
    );
  });

  it('reminds everybody of a date alone until that day, and nobody after it', async () => {
    const { id, date, obligations } = accounts;
    const alone: Milestone = {
      ...{ id, name, date, obligations: obligations.map(({ unit }) => ({ unit })) },
      goal: 'date',
      ladder: { workingDaysBefore: [1, 0] },
    };
    const world = await worldWith(morning('06-28'), alone);
    const { items, text } = await warned(world, '06-29');
    expect(items).toMatchObject([{ unit: 'P.A', goal: 'date', workingDays: 1 }, { unit: 'P.B' }]);
    expect(text).toContain(
      'Mốc chỉ có thời hạn, không theo dõi bằng số liệu\nĐề nghị đơn vị hoàn thành chậm nhất vào ngày 30/06/2023.',
    );
    expect(text).toContain('Mốc chỉ có thời hạn được nhắc đến hết ngày đến hạn.');
    expect(await warned(world, '06-30')).toMatchObject({ items: [{ workingDays: 0 }, {}] });
    for (const day of ['07-03', '07-04', '07-10'])
      expect(await warned(world, day)).toMatchObject({ items: [] });
  });

  it('asks for the figures of a period only those who have not sent them', async () => {
    const { id, date, obligations } = accounts;
    const all: Milestone = {
      ...{ id, name, date, ladder, obligations: obligations.map(({ unit }) => ({ unit })) },
      goal: 'submissions',
      set: 'S',
      period: '2023-W25',
    };
    const world = await worldWith(morning('06-27'), all);
    await world.send('P.B', '2023-W25', '2023-06-23', count(1));
    const { items, text } = await warned(world, '06-27');
    expect(items).toMatchObject([{ unit: 'P.A', goal: 'submissions', period: '2023-W25' }]);
    expect(text).toContain(
      'Số liệu phải gửi: Bộ chỉ số S, tuần 25/2023\nĐơn vị chưa gửi số liệu\nĐề nghị đơn vị gửi số liệu chậm nhất vào ngày 30/06/2023.',
    );
    expect((await warned(world, '07-03')).text).toContain('Đề nghị đơn vị khẩn trương gửi số liệu');
  });
});
