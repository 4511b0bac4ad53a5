import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { answered } from '../../fixtures/answers/reply.ts';
import { iso } from '../../fixtures/instants.ts';
import { catalogueWith, rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';

const mondays = { '2024-W01': '2024-01-08T00:00:00Z', '2024-W02': '2024-01-15T00:00:00Z' };
const correctedAt = '2024-01-09T02:00:00.5Z';
const occurrence = { job: 'correction', nominalTime: iso('2024-01-09T02:00:00Z') } as const;

let world: Awaited<ReturnType<typeof rankedWorld>>;

/** The first week is ranked: P.B before P.A and P.C. Department B reads the weekly report, and so does a post of A and B. */
beforeEach(async () => {
  world = await rankedWorld();
  const catalogue = catalogueWith({});
  const reader = (id: string, unit: string, email: string) => ({
    id,
    unit,
    email,
    receives: ['weekly-report' as const],
    post: { vi: `Chức vụ ${id}`, en: `Post ${id}` },
  });
  await world.ports.catalogues.put(
    2,
    {
      ...catalogue,
      recipients: [
        reader('chair', 'P', 'chair@province.example'),
        reader('head-a', 'P.A', 'both@province.example'),
        reader('head-b', 'P.B', 'both@province.example'),
        reader('deputy-b', 'P.B', 'deputy@province.example'),
        reader('head-c', 'P.C', 'c@province.example'),
        reader('head-q', 'P.Q', 'q@province.example'),
      ],
    },
    world.ports.clock.now(),
  );
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
});

async function report(week: keyof typeof mondays) {
  world.setNow(mondays[week]);
  await world.run('report', mondays[week]);
  await world.sender(mondays[week]);
  return world.sent.splice(0);
}

/** P.A's figures of the first week are corrected, so that it overtakes P.B. */
async function correct(points = 9.5, ifMatch = 1, at = correctedAt) {
  await send('P.A', points, at, ifMatch);
}

async function send(unit: string, points: number, at: string, ifMatch?: number) {
  await world.openException(unit, '2024-W01');
  world.setNow(at);
  const reason = ifMatch === undefined ? {} : { reason: 'x' };
  const { status } = await world.send(unit, '2024-W01', { 'S.3': { points } }, reason, ifMatch);
  expect(status).toBe(201);
}

const planned = (of: { job: 'correction'; nominalTime: ReturnType<typeof iso> } = occurrence) =>
  world.ports.deliveries.byOccurrence(of);

async function sending(change: 'pause' | 'resume', body?: object) {
  const operations = await world.tokenFor({ role: 'operations' });
  const { status } = await world.operations({
    method: 'POST',
    path: `/v1/deliveries/${change}`,
    headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  });
  expect(status).toBe(200);
}

async function heldRun(operations: string) {
  const { body } = await world.operations({
    method: 'GET',
    path: '/v1/deliveries/held',
    headers: { authorization: `Bearer ${operations}` },
  });
  return Object(body).runs[0];
}

const release = (operations: string, { id, confirm }: { id: string; confirm: string }) =>
  world.operations({
    method: 'POST',
    path: '/v1/deliveries/release',
    headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json' },
    body: { id, confirm },
  });

async function announced() {
  const { status, body } = await world.recompute('2024-W01');
  return [status, Object(body).announced];
}

/** The league and number of each edition in the answer to a re-computation, and how many readers are told. */
async function editionsMade() {
  const { body } = await world.recompute('2024-W01');
  const { editions, announced: told } = z
    .object({
      editions: z.array(z.looseObject({ league: z.string(), edition: z.int() })),
      announced: z.int(),
    })
    .parse(body);
  return [...editions.map(({ league, edition }) => [league, edition]), told];
}

describe('a reported ranking that is made again', () => {
  it('F86: is announced once to each reader whose unit moved, with all their units, the place before and now, and the reason', async () => {
    await report('2024-W01');
    await correct();
    expect(await announced()).toEqual([201, 2]);
    const a = {
      unit: 'P.A',
      name: { vi: 'Sở A', en: 'Department A' },
      before: { rank: 2, points: 1000, class: null },
      after: { rank: 1, points: 1450, class: null },
    };
    const b = {
      unit: 'P.B',
      name: { vi: 'Sở B', en: 'Department B' },
      before: { rank: 1, points: 1200, class: null },
      after: { rank: 2, points: 1200, class: null },
    };
    const row = (recipient: object, key: string, units: object[]) => ({
      id: `correction_20240109T020000Z_${key}`,
      occurrence,
      key,
      recipient,
      content: {
        kind: 'ranking-correction',
        correction: {
          scope: { vi: 'Tỉnh Thử Nghiệm', en: 'Test Province' },
          helpdesk: { vi: 'Bộ phận vận hành', en: 'Operations' },
          set: 'S',
          setName: { vi: 'Bộ chỉ số S', en: 'Set S' },
          period: '2024-W01',
          league: 'departments',
          leagueName: { vi: 'Sở, ban, ngành', en: 'Departments' },
          edition: 2,
          recomputedAt: iso(correctedAt),
          reason: 'Đính chính số liệu',
          units,
          illustrative: false,
        },
      },
      state: 'due',
      dueAt: iso('2024-01-09T02:00:00Z'),
      expiresAt: iso('2024-01-14T02:00:00.5Z'),
      attempts: 0,
      helpdesk: { vi: 'Bộ phận vận hành', en: 'Operations' },
      portal: 'none',
    });
    const post = (id: string, unit: string) => ({
      id,
      unit,
      post: { vi: `Chức vụ ${id}`, en: `Post ${id}` },
    });
    expect(await planned()).toEqual([
      row(
        { ...post('deputy-b', 'P.B'), email: 'deputy@province.example' },
        '2024-w01-s-departments-2-deputy-b',
        [b],
      ),
      row(
        { ...post('head-a', 'P.A'), email: 'both@province.example', also: [post('head-b', 'P.B')] },
        '2024-w01-s-departments-2-head-a',
        [a, b],
      ),
    ]);
    world.setNow('2024-01-09T02:05:00Z');
    await world.sender('2024-01-09T02:05:00Z');
    expect(world.sent.map(({ to, message }) => [to.email, message.subject]).sort()).toEqual([
      ['both@province.example', '[Đính chính] Xếp hạng Bộ chỉ số S, tuần 01/2024 — Sở A, Sở B'],
      ['deputy@province.example', '[Đính chính] Xếp hạng Bộ chỉ số S, tuần 01/2024 — Sở B: hạng 1 → 2'],
    ]);
  });

  it('is not announced again when it is made again without a change, and is announced once more when it moves them again', async () => {
    await report('2024-W01');
    await correct();
    expect(await announced()).toEqual([201, 2]);
    world.setNow('2024-01-09T03:00:00Z');
    expect(await announced()).toEqual([201, 2]);
    expect((await world.recompute('2024-W01', { reason: 'Kiểm tra lại' })).status).toBe(409);
    expect(await planned()).toHaveLength(2);
    await correct(5, 2, '2024-01-09T04:00:00Z');
    expect(await announced()).toEqual([201, 2]);
    expect(await planned({ job: 'correction', nominalTime: iso('2024-01-09T04:00:00Z') })).toHaveLength(2);
  });

  it('F86: is announced by a retry after an attempt that died between the edition and the messages, once', async () => {
    await report('2024-W01');
    await correct();
    const { plan } = world.ports.deliveries;
    let plans = 0;
    world.ports.deliveries.plan = async (delivery) => {
      plans += 1;
      if (plans === 2) throw new Error('the function died here');
      return plan.call(world.ports.deliveries, delivery);
    };
    expect((await world.recompute('2024-W01')).status).toBe(500);
    world.ports.deliveries.plan = plan;
    world.setNow('2024-01-09T02:10:00Z');
    const retry = await world.recompute('2024-W01', { reason: 'Lý do khác' });
    expect([retry.status, Object(retry.body).announced, Object(retry.body).replayed]).toEqual([201, 2, true]);
    expect((await planned()).map(({ key }) => key)).toEqual([
      '2024-w01-s-departments-2-deputy-b',
      '2024-w01-s-departments-2-head-a',
    ]);
  });

  it('F86: is announced together with the edition of another league that an attempt left out', async () => {
    await report('2024-W01');
    await correct();
    const { plan } = world.ports.deliveries;
    world.ports.deliveries.plan = async () => Promise.reject(new Error('the function died here'));
    expect((await world.recompute('2024-W01')).status).toBe(500);
    world.ports.deliveries.plan = plan;
    await send('P.Q', 3, '2024-01-09T03:00:00Z');
    expect(await editionsMade()).toEqual([['departments', 2], ['districts', 2], 3]);
    expect(await planned()).toHaveLength(2);
  });

  it('is announced by no retry once its messages would have expired', async () => {
    await report('2024-W01');
    await correct();
    const { plan } = world.ports.deliveries;
    world.ports.deliveries.plan = async () => Promise.reject(new Error('the function died here'));
    expect((await world.recompute('2024-W01')).status).toBe(500);
    world.ports.deliveries.plan = plan;
    world.setNow('2024-01-14T02:00:00.5Z');
    expect(await announced()).toEqual([201, 0]);
    expect(await planned()).toEqual([]);
    world.setNow('2024-01-14T02:00:00Z');
    expect(await announced()).toEqual([201, 2]);
  });

  it('is announced to nobody while the week has not been reported, nor by a retry after its report shows it', async () => {
    const sunday = '2024-01-07T23:30:00Z';
    await correct(9.5, 1, sunday);
    expect(await announced()).toEqual([201, 0]);
    await report('2024-W01');
    const shown = await world.ports.reports.find('S', '2024-W01');
    expect(shown?.leagues.map(({ league, edition }) => [league, edition])).toEqual([
      ['departments', 2],
      ['districts', 1],
    ]);
    expect(await announced()).toEqual([201, 0]);
    expect(await planned({ job: 'correction', nominalTime: iso(sunday) })).toEqual([]);
  });

  it('is announced for a league by what the report shows of that league', async () => {
    const sunday = '2024-01-07T23:30:00Z';
    await correct(9.5, 1, sunday);
    await announced();
    await report('2024-W01');
    await send('P.Q', 3, correctedAt);
    expect(await editionsMade()).toEqual([['districts', 2], 1]);
    expect((await planned()).map(({ key }) => key)).toEqual(['2024-w01-s-districts-2-head-q']);
  });

  it('is announced to nobody whose units kept points, place and class', async () => {
    await report('2024-W01');
    await correct(5.5);
    expect(await announced()).toEqual([201, 1]);
    expect((await planned()).map(({ recipient }) => recipient.id)).toEqual(['head-a']);
  });

  it('waits while sending is paused, and leaves once it goes on', async () => {
    await report('2024-W01');
    await sending('pause', { reason: 'x' });
    await correct();
    expect(await announced()).toEqual([201, 2]);
    world.setNow('2024-01-09T02:05:00Z');
    await world.sender('2024-01-09T02:05:00Z');
    expect(world.sent).toEqual([]);
    await sending('resume');
    world.setNow('2024-01-09T02:10:00Z');
    await world.sender('2024-01-09T02:10:00Z');
    expect(world.sent).toHaveLength(2);
  });

  it('F101, R20: is held where it would inform more readers than the cap, until two operators release it and it is asked for again', async () => {
    await report('2024-W01');
    await correct();
    world.ports.mailCap = 1;
    const told = async (reason: string) => {
      const { status, body } = await world.recompute('2024-W01', { reason });
      const { announced, held, replayed } = Object(body);
      return { status, announced, held, replayed };
    };
    expect(await told('sửa')).toEqual({ status: 201, announced: 0, held: 2, replayed: false });
    expect(await planned()).toEqual([]);
    const operators = [
      await world.tokenFor({ role: 'operations' }),
      await world.tokenFor({ role: 'operations' }),
    ];
    const [token = ''] = operators;
    const run = await heldRun(token);
    expect(run).toEqual({
      id: 'correction@2024-01-09T02:00:00Z/2024-W01-S-departments-2',
      count: 2,
      cap: 1,
      previous: null,
      newly: ['both@province.example', 'deputy@province.example'],
      newlyCount: 2,
      noLonger: [],
      noLongerCount: 0,
      confirm: run.confirm,
      words: [],
      released: false,
    });
    world.setNow('2024-01-09T03:00:00Z');
    for (const operator of operators) {
      expect(await told('sửa')).toEqual({ status: 201, announced: 0, held: 2, replayed: true });
      expect((await release(operator, run)).status).toBe(200);
    }
    expect(await told('sửa')).toEqual({ status: 201, announced: 2, held: 0, replayed: true });
    expect(await told('sửa')).toEqual({ status: 201, announced: 2, held: 0, replayed: true });
    expect(await planned()).toHaveLength(2);
    expect(await heldRun(token)).toBeUndefined();
  });

  it('is no longer held once its messages would have expired', async () => {
    await report('2024-W01');
    await correct();
    world.ports.mailCap = 1;
    await world.recompute('2024-W01');
    const token = await world.tokenFor({ role: 'operations' });
    world.setNow('2024-01-14T01:59:59Z');
    const run = await heldRun(token);
    expect(run.count).toBe(2);
    world.setNow('2024-01-14T02:00:00Z');
    expect(await heldRun(token)).toBeUndefined();
    expect((await release(token, run)).status).toBe(404);
  });

  it('F86: a correction of a correction says what was reported, what was corrected and what holds now', async () => {
    await report('2024-W01');
    await correct();
    await announced();
    world.setNow('2024-01-09T02:05:00Z');
    await world.sender('2024-01-09T02:05:00Z');
    await correct(6.5, 2, '2024-01-09T04:00:00Z');
    expect((await world.recompute('2024-W01', { reason: 'Sửa lần hai' })).status).toBe(201);
    world.sent.length = 0;
    world.setNow('2024-01-09T04:05:00Z');
    await world.sender('2024-01-09T04:05:00Z');
    const [both, deputy] = world.sent
      .map(({ message }) => message)
      .toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
    expect([both?.subject, deputy?.subject]).toEqual([
      '[Đính chính] Xếp hạng Bộ chỉ số S, tuần 01/2024 — Sở A, Sở B',
      '[Đính chính] Xếp hạng Bộ chỉ số S, tuần 01/2024 — Sở B: hạng 1 như đã báo cáo',
    ]);
    expect(both?.text).toContain(`Sở A
----
Đã báo cáo: hạng 2, 10,00 điểm
Đã đính chính: hạng 1, 14,50 điểm
Nay là: hạng 2, 11,50 điểm

Sở B
----
Đã báo cáo: hạng 1, 12,00 điểm
Đã đính chính: hạng 2, 12,00 điểm
Nay là: hạng 1, 12,00 điểm (như đã báo cáo)

Lý do tính lại: Sửa lần hai

Báo cáo tuần tới sẽ nhắc lại việc đính chính này.`);
    expect(deputy?.text).toContain(`Department B
------------
Reported: rank 1, 12.00 points
Corrected: rank 2, 12.00 points
Now: rank 1, 12.00 points (as reported)

Reason: Sửa lần hai

For help, please contact Operations.`);
  });

  it('F86: is announced to nobody for whom nothing changed since the report, with all reasons that matter to the others', async () => {
    await report('2024-W01');
    await correct();
    world.ports.mailCap = 1;
    await world.recompute('2024-W01', { reason: 'Sửa lần một' });
    world.ports.mailCap = 100;
    await correct(6.5, 2, '2024-01-09T04:00:00Z');
    const reply = await world.recompute('2024-W01', { reason: 'Sửa lần hai' });
    expect([Object(reply.body).announced, Object(reply.body).held]).toEqual([1, 0]);
    const rows = await planned({ job: 'correction', nominalTime: iso('2024-01-09T04:00:00Z') });
    expect(rows.map(({ recipient, content }) => [recipient.id, content])).toEqual([
      [
        'head-a',
        {
          kind: 'ranking-correction',
          correction: {
            scope: { vi: 'Tỉnh Thử Nghiệm', en: 'Test Province' },
            helpdesk: { vi: 'Bộ phận vận hành', en: 'Operations' },
            set: 'S',
            setName: { vi: 'Bộ chỉ số S', en: 'Set S' },
            period: '2024-W01',
            league: 'departments',
            leagueName: { vi: 'Sở, ban, ngành', en: 'Departments' },
            edition: 3,
            recomputedAt: iso('2024-01-09T04:00:00Z'),
            reason: 'Sửa lần một; Sửa lần hai',
            units: [
              {
                unit: 'P.A',
                name: { vi: 'Sở A', en: 'Department A' },
                before: { rank: 2, points: 1000, class: null },
                after: { rank: 2, points: 1150, class: null },
              },
            ],
            illustrative: false,
          },
        },
      ],
    ]);
  });

  it('F86: a reader whose correction never left is told against the report', async () => {
    await report('2024-W01');
    await correct();
    await announced();
    // Nobody delivers until they have expired.
    world.setNow('2024-01-15T02:00:00Z');
    await world.sender('2024-01-15T02:00:00Z');
    expect((await planned()).map(({ state }) => state)).toEqual(['expired', 'expired']);
    await correct(5, 2, '2024-01-15T04:00:00Z');
    expect(await announced()).toEqual([201, 0]);
  });

  it('F86: a unit that enters the ranking is told so', async () => {
    const { 'P.A': a, 'P.B': b } = twoWeeks['2024-W01'];
    const current = await world.ports.catalogues.current();
    if (current === null) throw new RangeError('there is no catalogue');
    world = await rankedWorld();
    await world.ports.catalogues.put(2, current.catalogue, world.ports.clock.now());
    await world.playWeek('2024-W01', { 'P.A': a, 'P.B': b });
    await report('2024-W01');
    await send('P.C', 10, correctedAt);
    expect(await announced()).toEqual([201, 1]);
    const places = (await planned()).flatMap(({ content }) =>
      content.kind === 'ranking-correction' ? content.correction.units : [],
    );
    expect(places).toEqual([
      {
        unit: 'P.C',
        name: { vi: 'Sở C', en: 'Department C' },
        before: null,
        after: { rank: 2, points: 1000, class: null },
      },
    ]);
  });

  it('F86: is mentioned by the next report only as far as it was not taken back', async () => {
    await report('2024-W01');
    await correct();
    await world.recompute('2024-W01', { reason: 'Sửa nhầm' });
    await correct(6.5, 2, '2024-01-09T04:00:00Z');
    await world.recompute('2024-W01', { reason: 'Sửa lại' });
    await world.playWeek('2024-W02', twoWeeks['2024-W02']);
    await report('2024-W02');
    const mentioned = async (week: string) => (await world.ports.reports.find('S', week))?.corrected;
    expect(await mentioned('2024-W02')).toEqual([
      {
        period: '2024-W01',
        league: 'departments',
        edition: 3,
        moved: 1,
        reason: 'Sửa nhầm; Sửa lại',
        leagueName: { vi: 'Sở, ban, ngành', en: 'Departments' },
        units: [{ vi: 'Sở A', en: 'Department A' }],
      },
    ]);
    await correct(9.5, 3, '2024-01-16T02:00:00Z');
    await world.recompute('2024-W01', { reason: 'Sửa nhầm' });
    await correct(6.5, 4, '2024-01-16T03:00:00Z');
    await world.recompute('2024-W01', { reason: 'Sửa lại' });
    world.setNow('2024-01-21T23:00:00Z');
    await world.run('rank', '2024-01-21T23:00:00Z');
    world.setNow('2024-01-22T00:00:00Z');
    await world.run('report', '2024-01-22T00:00:00Z');
    expect(await mentioned('2024-W03')).toBeUndefined();
  });

  it('F86: is mentioned by the next report and by no later one', async () => {
    await report('2024-W01');
    await correct();
    await world.recompute('2024-W01');
    await world.playWeek('2024-W02', twoWeeks['2024-W02']);
    const [mail] = await report('2024-W02');
    expect(mail?.message.text).toContain(
      '[Đính chính kết quả đã báo cáo] Tuần 01/2024, Sở, ban, ngành: đã xếp hạng lại sau khi báo cáo; thay đổi điểm, hạng hoặc xếp loại của Sở A và Sở B. Lý do: Đính chính số liệu.',
    );
    expect(mail?.message.text).toContain(
      '[Corrections to results reported before] Week 1 of 2024, Departments: recomputed after the report; points, rank or class changed for Department A and Department B. Reason: Đính chính số liệu.',
    );
    const rankedAt = '2024-01-21T23:00:00Z';
    world.setNow(rankedAt);
    await world.run('rank', rankedAt);
    world.setNow('2024-01-22T00:00:00Z');
    await world.run('report', '2024-01-22T00:00:00Z');
    expect((await world.ports.reports.find('S', '2024-W03'))?.corrected).toBeUndefined();
  });

  it('F86: is mentioned again only for what was recomputed since', async () => {
    await report('2024-W01');
    await correct();
    await world.recompute('2024-W01');
    await world.playWeek('2024-W02', twoWeeks['2024-W02']);
    await report('2024-W02');
    await correct(5, 2, '2024-01-16T02:00:00Z');
    expect((await world.recompute('2024-W01', { reason: 'Sửa lần hai' })).status).toBe(201);
    world.setNow('2024-01-21T23:00:00Z');
    await world.run('rank', '2024-01-21T23:00:00Z');
    world.setNow('2024-01-22T00:00:00Z');
    await world.run('report', '2024-01-22T00:00:00Z');
    expect((await world.ports.reports.find('S', '2024-W03'))?.corrected).toEqual([
      {
        period: '2024-W01',
        league: 'departments',
        edition: 3,
        moved: 2,
        reason: 'Sửa lần hai',
        leagueName: { vi: 'Sở, ban, ngành', en: 'Departments' },
        units: [
          { vi: 'Sở A', en: 'Department A' },
          { vi: 'Sở B', en: 'Department B' },
        ],
      },
    ]);
  });

  it('answers how many are informed', async () => {
    await report('2024-W01');
    await correct();
    const reply = await world.recompute('2024-W01');
    expect(reply).toEqual(
      answered(201, { editions: Object(reply.body).editions, announced: 2, held: 0, replayed: false }),
    );
  });
});
