import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import { notValid, unknownParameter } from '../../fixtures/answers/errors.ts';
import { type ExpectedError, errorAt, refused } from '../../fixtures/answers/problem.ts';
import { named } from '../../fixtures/answers/ranking.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import type { Reply } from '../../fixtures/world.ts';
import {
  count,
  type Detail,
  detail,
  dueAtEndOf,
  eid,
  ladder,
  name,
  never,
  province,
  type Standing,
  standingOf,
  tasks,
  units,
  whole,
  worldWith,
} from './milestone-world.ts';

/** When the units, and all of them together, were done. */
const doneWhen = z.object({
  doneOn: z.string(),
  doneAt: z.string().nullable(),
  daysEarly: z.int(),
  minutesEarly: z.int().nullable(),
});

const finished = z.object({ obligations: z.array(z.object({ standing: doneWhen })), total: doneWhen });

describe('GET /v1/milestones/{id}', () => {
  it('published: 172.986 of 1.200.000 accounts on 16 March 2023 need 10.698 a day until 20 June', async () => {
    const world = await worldWith('2023-03-20T02:00:00Z', eid);
    await world.send('P', '2023-W11', '2023-03-16', count(172_986));
    const standing = standingOf({
      done: 172_986,
      target: 1_200_000,
      remaining: 1_027_014,
      status: 'at-risk',
      neededPace: { perDay: 10_698, amount: 1_027_014, days: 96 },
      figureDate: '2023-03-16',
    });
    expect(await world.get('/eid')).toEqual(
      answered(
        200,
        detail({
          day: '2023-03-20',
          at: '2023-03-20T02:00:00Z',
          units: { obliged: 1, done: 0, 'on-track': 0, 'at-risk': 1, overdue: 0 },
          total: standing,
          obligations: [{ unit: 'P', name: province, standing }],
        }),
      ),
    );
  });

  it('shows a day that has not ended as it stands now', async () => {
    const world = await worldWith('2023-03-20T02:00:00Z', eid);
    await world.send('P', '2023-W11', '2023-03-16', count(172_986));
    const now = await world.get('/eid');
    expect(Object(now.body).at).toBe('2023-03-20T02:00:00Z');
    expect(await world.get('/eid', { at: '2023-03-20' })).toEqual(now);
  });

  it('published: civil-status data complete 18 days before the date', async () => {
    const civil = { ...eid, id: 'civil-status', date: '2023-03-31', indicator: 'S.2' };
    const world = await worldWith('2023-04-10T02:00:00Z', { ...civil, obligations: [{ unit: 'P.A' }] });
    await world.send('P.A', '2023-W05', '2023-02-01', tasks(80, 100));
    await world.send('P.A', '2023-W11', '2023-03-13', tasks(100, 100), { illustrative: true });
    const standing = standingOf({
      done: 100,
      target: 100,
      remaining: 0,
      status: 'done',
      figureDate: '2023-03-13',
      doneOn: '2023-03-13',
      daysEarly: 18,
      illustrative: true,
    });
    expect(await world.get('/civil-status')).toEqual(
      answered(
        200,
        detail({
          day: '2023-04-10',
          at: '2023-04-10T02:00:00Z',
          id: 'civil-status',
          date: '2023-03-31',
          effectiveDate: '2023-03-31',
          indicator: 'S.2',
          ...dueAtEndOf('2023-03-31'),
          units: units(1, { done: 1 }),
          total: standing,
          obligations: [{ ...named['P.A'], standing }],
        }),
      ),
    );
  });

  it('shows how it stood on an earlier day, with what had been received and decided by then', async () => {
    const reason = { vi: 'Nghỉ lễ kéo dài', en: 'A long holiday' };
    const extension = { date: '2023-06-30', reason, decidedOn: '2023-06-19' };
    const world = await worldWith('2023-06-25T02:00:00Z', { ...eid, extensions: [extension] });
    await world.send('P', '2023-W11', '2023-03-16', count(172_986));
    await world.send('P', '2023-W24', '2023-06-16', count(1_200_000), { receivedAt: '2023-06-20T09:00:00Z' });
    const answer = (standing: Standing, differences: Partial<Detail> & Pick<Detail, 'day' | 'at'>) =>
      answered(
        200,
        detail({
          units: units(1, { [standing.status]: 1 }),
          total: standing,
          obligations: [{ unit: 'P', name: province, standing }],
          ...differences,
        }),
      );
    const behind = (days: number, perDay: number) =>
      standingOf({
        done: 172_986,
        target: 1_200_000,
        remaining: 1_027_014,
        status: 'at-risk',
        neededPace: { perDay, amount: 1_027_014, days },
        figureDate: '2023-03-16',
      });
    expect(await world.get('/eid', { at: '2023-06-18' })).toEqual(
      answer(behind(96, 10_698), { day: '2023-06-18', at: '2023-06-18T16:59:59Z' }),
    );
    const extended = {
      effectiveDate: '2023-06-30',
      ...dueAtEndOf('2023-06-30'),
      extension: { ...extension, from: '2023-06-20' },
    };
    expect(await world.get('/eid', { at: '2023-06-20T08:59:59Z' })).toEqual(
      answer(behind(106, 9_689), { day: '2023-06-20', at: '2023-06-20T08:59:59Z', ...extended }),
    );
    expect(await world.get('/eid')).toEqual(
      answer(
        standingOf({
          done: 1_200_000,
          target: 1_200_000,
          remaining: 0,
          status: 'done',
          figureDate: '2023-06-16',
          doneOn: '2023-06-16',
          daysEarly: 14,
        }),
        { day: '2023-06-25', at: '2023-06-25T02:00:00Z', ...extended },
      ),
    );
  });

  it('counts submissions, one for each unit, by the first with which it was complete', async () => {
    const all: Milestone = {
      id: 'all-in',
      name,
      date: '2023-06-20',
      ladder,
      goal: 'submissions',
      set: 'S',
      period: '2023-W24',
      obligations: [{ unit: 'P' }, { unit: 'P.A' }, { unit: 'P.B' }, { unit: 'P.C' }],
    };
    const world = await worldWith('2023-06-21T02:00:00Z', all);
    await world.send('P.A', '2023-W24', '2023-06-15', count(1));
    await world.send('P.A', '2023-W24', '2023-06-16', count(1), { revision: 2, values: whole });
    await world.send('P.A', '2023-W24', '2023-06-19', count(2), { revision: 3, values: whole });
    await world.send('P.B', '2023-W24', '2023-06-18', count(1), { values: whole });
    await world.send('P.C', '2023-W24', '2023-06-18', count(1));
    const sent = (doneOn: string, daysEarly: number) =>
      standingOf({
        done: 1,
        target: 1,
        remaining: 0,
        status: 'done',
        figureDate: doneOn,
        doneOn,
        daysEarly,
        doneAt: `${doneOn}T09:00:00Z`,
        minutesEarly: daysEarly * 24 * 60 + 8 * 60,
      });
    expect(await world.get('/all-in')).toEqual(
      answered(
        200,
        detail({
          day: '2023-06-21',
          at: '2023-06-21T02:00:00Z',
          id: 'all-in',
          goal: 'submissions',
          indicator: null,
          period: '2023-W24',
          measure: null,
          reach: null,
          setDueAt: '2023-06-16T09:00:00Z',
          units: units(4, { done: 2, overdue: 2 }),
          total: standingOf({
            done: 2,
            target: 4,
            remaining: 2,
            status: 'overdue',
            figureDate: '2023-06-18',
            pace: { perDay: 0.5, amount: 1, days: 2 },
            projected: '2023-06-22',
            earliest: '2023-06-22',
            latest: '2023-06-22',
          }),
          obligations: [
            {
              unit: 'P',
              name: province,
              standing: standingOf({
                done: 0,
                target: 1,
                remaining: 1,
                status: 'overdue',
                figureDate: null,
              }),
            },
            { ...named['P.A'], standing: sent('2023-06-16', 4) },
            { ...named['P.B'], standing: sent('2023-06-18', 2) },
            {
              ...named['P.C'],
              standing: standingOf({
                done: 0,
                target: 1,
                remaining: 1,
                status: 'overdue',
                figureDate: null,
              }),
              lacking: {
                count: 3,
                first: ['S.1', 'S.2', 'S.3'].map((indicator) => ({
                  indicator,
                  name: { vi: `Chỉ số ${indicator}`, en: `Indicator ${indicator}` },
                })),
              },
            },
          ],
        }),
      ),
    );
  });

  it('says by how many minutes a goal of its last day was in time or late, where the hour is known', async () => {
    const due = { date: '2023-06-16', time: '16:00', ladder };
    const sent: Milestone = {
      ...due,
      id: 'sent',
      name,
      goal: 'submissions',
      set: 'S',
      period: '2023-W24',
      obligations: [{ unit: 'P.A' }, { unit: 'P.B' }, { unit: 'P.C' }],
    };
    const counted: Milestone = {
      ...due,
      id: 'counted',
      name,
      set: 'S',
      indicator: 'S.4',
      measuredFrom: '2023-W24',
      obligations: ['P.A', 'P.B', 'P.C'].map((unit) => ({ unit, target: 1 })),
    };
    const world = await worldWith('2023-06-21T02:00:00Z', sent, counted);
    const send = (unit: string, time: string, revision = 1) =>
      world.ports.submissions.append(
        world.set,
        submissionOf({
          unit,
          period: '2023-W24',
          revision,
          receivedAt: iso(`2023-06-16T${time}Z`),
          values: new Map([...whole, ['S.4', count(1)]]),
        }),
      );
    await send('P.A', '08:45:00');
    await send('P.B', '10:30:00');
    await send('P.C', '09:00:01');
    await send('P.C', '11:00:00', 2);
    const standings = async (id: string) => {
      const { total, obligations } = finished.parse((await world.get(`/${id}`)).body);
      const all = [...obligations.map(({ standing }) => standing), total];
      return all.map(({ doneOn, doneAt, daysEarly, minutesEarly }) => [
        doneOn,
        doneAt,
        daysEarly,
        minutesEarly,
      ]);
    };
    expect(await standings('sent')).toEqual([
      ['2023-06-16', '2023-06-16T08:45:00Z', 0, 15],
      ['2023-06-16', '2023-06-16T10:30:00Z', 0, -90],
      ['2023-06-16', '2023-06-16T09:00:01Z', 0, -1],
      ['2023-06-16', '2023-06-16T10:30:00Z', 0, -90],
    ]);
    // A later revision hides when the count was first reached.
    expect(await standings('counted')).toEqual([
      ['2023-06-16', '2023-06-16T08:45:00Z', 0, 15],
      ['2023-06-16', '2023-06-16T10:30:00Z', 0, -90],
      ['2023-06-16', null, 0, null],
      ['2023-06-16', null, 0, null],
    ]);
  });

  it('shows a unit its own standing, of the others how they stand in a word, and no total', async () => {
    const three = ['P.A', 'P.B', 'P.C'].map((unit) => ({ unit }));
    const goal = { ...eid, id: 'files', date: '2023-03-31', indicator: 'S.2', obligations: three };
    const world = await worldWith('2023-03-13T12:00:00Z', goal);
    await world.send('P.A', '2023-W11', '2023-03-13', tasks(100, 100));
    await world.send('P.B', '2023-W11', '2023-03-13', tasks(70, 100));
    const standing = standingOf({
      done: 100,
      target: 100,
      remaining: 0,
      status: 'done',
      figureDate: '2023-03-13',
      doneOn: '2023-03-13',
      daysEarly: 18,
    });
    const headers = {
      authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`,
    };
    const asked = { method: 'GET', path: '/v1/milestones/files', query: {}, headers };
    expect(await world.results(asked)).toEqual(
      answered(
        200,
        detail({
          day: '2023-03-13',
          at: '2023-03-13T12:00:00Z',
          id: 'files',
          date: '2023-03-31',
          effectiveDate: '2023-03-31',
          indicator: 'S.2',
          ...dueAtEndOf('2023-03-31'),
          units: units(3, { done: 1, 'at-risk': 2 }),
          total: null,
          obligations: [
            { ...named['P.A'], standing },
            { ...named['P.B'], standing: null, withheld: { status: 'at-risk' } },
            { ...named['P.C'], standing: null, withheld: { status: 'at-risk' } },
          ],
        }),
      ),
    );
  });

  it('counts the figures of its own set, and revisions as they were at the time that is asked for', async () => {
    const goal = { ...eid, id: 'files', indicator: 'S.2', obligations: [{ unit: 'P.A' }] };
    const world = await worldWith('2023-03-20T02:00:00Z', goal);
    const { catalogue } = (await world.ports.catalogues.current()) ?? never();
    const other = { ...world.set, id: 'T' };
    await world.ports.catalogues.put(
      2,
      { ...catalogue, sets: [...catalogue.sets, other] },
      instant('2023-03-01T00:00:00Z'),
    );
    for (const [revision, day, done] of [
      [1, '13', 1],
      [2, '14', 2],
      [3, '16', 4],
    ] as const)
      await world.send('P.A', '2023-W11', `2023-03-${day}`, tasks(done, 5), { revision });
    await world.ports.submissions.append(
      other,
      submissionOf({
        unit: 'P.A',
        set: 'T',
        period: '2023-W11',
        asOf: '2023-03-14',
        receivedAt: iso('2023-03-14T09:00:00Z'),
        values: new Map([['S.2', tasks(5, 5)]]),
      }),
    );
    const doneAt = async (at: string) => Object((await world.get('/files', { at })).body).total?.done;
    expect([await doneAt('2023-03-15'), await doneAt('2023-03-16')]).toEqual([2, 4]);
  });

  it('measures nothing for a date alone, and never calls it overdue', async () => {
    const alone: Milestone = {
      id: 'handover',
      name,
      date: '2023-06-20',
      goal: 'date',
      ladder: { workingDaysBefore: [3] },
      obligations: [{ unit: 'P.A' }],
    };
    const world = await worldWith('2023-07-21T02:00:00Z', alone);
    expect(await world.get('/handover')).toEqual(
      answered(
        200,
        detail({
          day: '2023-07-21',
          at: '2023-07-21T02:00:00Z',
          id: 'handover',
          goal: 'date',
          set: null,
          indicator: null,
          measure: null,
          reach: null,
          units: units(1),
          total: null,
          obligations: [{ ...named['P.A'], standing: null }],
        }),
      ),
    );
  });

  it('leaves out units that do not exist any more, and says when nobody knows what there is to do', async () => {
    const data = { ...eid, id: 'data', indicator: 'S.2' };
    const obligations = [{ unit: 'P.A' }, { unit: 'P.B' }, { unit: 'P.Q' }];
    const world = await worldWith('2025-07-01T02:00:00Z', { ...data, obligations, measuredFrom: '2025-W20' });
    await world.send('P.A', '2025-W26', '2025-06-27', tasks(10, 10));
    await world.send('P.Q', '2025-W26', '2025-06-27', tasks(1, 10));
    const overdue = { target: null, remaining: null, status: 'overdue' } as const;
    expect(await world.get('/data')).toEqual(
      answered(
        200,
        detail({
          day: '2025-07-01',
          at: '2025-07-01T02:00:00Z',
          id: 'data',
          indicator: 'S.2',
          units: units(2, { done: 1, overdue: 1 }),
          total: standingOf({ done: 10, ...overdue, figureDate: '2025-06-27' }),
          obligations: [
            {
              ...named['P.A'],
              standing: standingOf({
                done: 10,
                target: 10,
                remaining: 0,
                status: 'done',
                figureDate: '2025-06-27',
                doneOn: '2025-06-27',
                daysEarly: -738,
              }),
            },
            { ...named['P.B'], standing: standingOf({ done: 0, ...overdue, figureDate: null }) },
          ],
        }),
      ),
    );
  });

  const wrongAddress = (detailed: string, error: ExpectedError) =>
    refused('malformed-request', detailed, { errors: [error] });
  it.each<[string, Record<string, string>, Reply]>([
    [
      '/none',
      {},
      refused('not-found', 'Không có mốc «none»; các mốc hiện có: Kích hoạt tài khoản (eid).', {
        errors: [
          errorAt(
            'path:id',
            'unknown-milestone',
            'Không có mốc «none»; các mốc hiện có: Kích hoạt tài khoản (eid).',
          ),
        ],
      }),
    ],
    [
      '/None',
      {},
      wrongAddress(
        'Địa chỉ cần có dạng /v1/milestones/digital-data-set-2023?at=2024-01-15&limit=<1–1000>&cursor=<next của trang trước>; có thể bỏ từng tham số.',
        notValid('path:id', 'mã gồm chữ thường a–z, chữ số và gạch nối, ví dụ «departments»'),
      ),
    ],
    [
      '/eid',
      { at: '2023-06-22' },
      wrongAddress(
        'Thời điểm được hỏi chưa đến; bỏ tham số «at» để xem hiện tại.',
        errorAt('query:at', 'in-future', 'Thời điểm được hỏi chưa đến; bỏ tham số «at» để xem hiện tại.'),
      ),
    ],
    [
      '/eid',
      { at: 'today' },
      wrongAddress(
        'Địa chỉ cần có dạng /v1/milestones/digital-data-set-2023?at=2024-01-15&limit=<1–1000>&cursor=<next của trang trước>; có thể bỏ từng tham số.',
        notValid('query:at', 'ngày như 2024-01-15 hoặc thời điểm có múi giờ như 2024-01-15T00:00:00Z'),
      ),
    ],
    [
      '',
      { on: '2023-06-01' },
      wrongAddress(
        'Địa chỉ cần có dạng /v1/milestones?at=2024-01-15&limit=<1–200>&cursor=<next của trang trước>; có thể bỏ từng tham số.',
        unknownParameter('on', 'at', 'limit', 'cursor'),
      ),
    ],
  ])('refuses %s %j', async (path, query, refusal) => {
    const world = await worldWith('2023-06-21T02:00:00Z', eid);
    expect(await world.get(path, query)).toEqual(refusal);
  });
});
