import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type MilestoneDetail, milestones as milestoneOperations } from '../../../contract/milestones.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { notValid, unknownParameter } from '../../fixtures/answers/errors.ts';
import { type ExpectedError, errorAt, refused } from '../../fixtures/answers/problem.ts';
import { named } from '../../fixtures/answers/ranking.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

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

/** A world in which set S is owed from 2023, with these milestones; submissions are weekly, dated like the figures. */
async function worldWith(now: string, ...milestones: Milestone[]) {
  const world = createWorld(now);
  const catalogue = smallCatalogue();
  const sets = catalogue.sets.map((one) => ({ ...one, owed: [{ from: '2023-W01' }] }));
  await world.applyCatalogue({ ...catalogue, sets, milestones });
  const headers = { authorization: `Bearer ${await world.tokenFor({ role: 'leader' })}` };
  const [set] = sets;
  if (set === undefined) throw new Error('the fixture has changed');
  return Object.assign(world, {
    set,
    send: async (unit: string, period: string, asOf: string, value: Value, changes = {}) =>
      world.ports.submissions.append(
        set,
        submissionOf({
          unit,
          period,
          asOf,
          receivedAt: iso(`${asOf}T09:00:00Z`),
          values: new Map([[value.kind === 'tasks' ? 'S.2' : 'S.4', value]]),
          ...changes,
        }),
      ),
    get: async (path: string, query = {}) =>
      world.reports({ method: 'GET', path: `/v1/milestones${path}`, query, headers }),
  });
}

/** What a timeline of figures comes to. */
const told = z.object({ done: z.int(), figureDate: z.string(), status: z.string() });
const toldOfAll = z.object({ obligations: z.array(z.object({ standing: told })), total: told });

/** When the units, and all of them together, were done. */
const doneWhen = z.object({
  doneOn: z.string(),
  doneAt: z.string().nullable(),
  daysEarly: z.int(),
  minutesEarly: z.int().nullable(),
});
const finished = z.object({ obligations: z.array(z.object({ standing: doneWhen })), total: doneWhen });

/** A figure of every scored indicator. */
const whole = new Map<string, Value>(['S.1', 'S.2', 'S.3', 'S.4'].map((id) => [id, { kind: 'none' }]));

function never(): never {
  throw new Error('the fixture has changed');
}

/** The catalogue of a world, with somebody who gets the province's warnings. */
async function withWarnings({ ports }: Awaited<ReturnType<typeof worldWith>>): Promise<Catalogue> {
  const { catalogue } = (await ports.catalogues.current()) ?? never();
  const [first] = catalogue.recipients;
  if (first === undefined) throw new Error('the fixture has changed');
  return { ...catalogue, recipients: [{ ...first, unit: 'P', receives: ['warnings'] }] };
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

/** A deadline without an hour, of a milestone that is reached with its target. */
function dueAtEndOf(day: string, reach: 'at-least' | null = 'at-least') {
  const dueAt = `${Temporal.PlainDate.from(day).toString()}T17:00:00Z`;
  return { by: 'end-of-day', time: null, dueAt, setDueAt: null, reach } as const;
}

type Detail = MilestoneDetail & { day: string; at: string; catalogueVersion: number; next: null };
type Standing = NonNullable<MilestoneDetail['total']>;

/** The whole answer about the accounts of the whole province, with the test's changes. */
const detail = (
  differences: Partial<Detail> & Pick<Detail, 'day' | 'at' | 'units' | 'total' | 'obligations'>,
): Detail => ({
  catalogueVersion: 1,
  next: null,
  id: 'eid',
  name,
  goal: 'figure',
  date: '2023-06-20',
  effectiveDate: '2023-06-20',
  ...dueAtEndOf('2023-06-20'),
  extension: null,
  set: 'S',
  indicator: 'S.4',
  period: null,
  measure: { vi: 'hồ sơ', en: 'dossiers' },
  ...differences,
});

/** The number of obliged units, in total and by status. */
const units = (obliged: number, statuses: Partial<MilestoneDetail['units']> = {}) => ({
  ...{ obliged, done: 0, 'on-track': 0, 'at-risk': 0, overdue: 0 },
  ...statuses,
});

/** A whole standing without a projection, with the test's changes. */
const standingOf = (
  differences: Partial<Standing> & Pick<Standing, 'done' | 'target' | 'remaining' | 'status' | 'figureDate'>,
): Standing => ({
  ...nothingAhead,
  ...{ doneAt: null, minutesEarly: null },
  attainment: attained(differences),
  illustrative: false,
  ...differences,
});

/** The share of a target that is done, for shares of which two decimals tell everything or need no rounding up to 100. */
function attained({ done, target }: Pick<Standing, 'done' | 'target'>): number | null {
  return target === null || target === 0 ? null : Math.round((done / target) * 10_000) / 100;
}

describe('GET /v1/milestones/{id}', () => {
  it('published: 172.986 of 1.200.000 accounts on 16 March 2023 need 10.698 a day until 20 June', async () => {
    const world = await worldWith('2023-03-20T02:00:00Z', eid);
    await world.send('P', '2023-W11', '2023-03-16', count(172_986));
    const standing = standingOf({
      ...{ done: 172_986, target: 1_200_000, remaining: 1_027_014, status: 'at-risk' },
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
      ...{ done: 100, target: 100, remaining: 0, status: 'done', figureDate: '2023-03-13' },
      ...{ doneOn: '2023-03-13', daysEarly: 18, illustrative: true },
    });
    expect(await world.get('/civil-status')).toEqual(
      answered(
        200,
        detail({
          ...{ day: '2023-04-10', at: '2023-04-10T02:00:00Z' },
          ...{ id: 'civil-status', date: '2023-03-31', effectiveDate: '2023-03-31', indicator: 'S.2' },
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
        ...{ done: 172_986, target: 1_200_000, remaining: 1_027_014, status: 'at-risk' },
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
          ...{ done: 1_200_000, target: 1_200_000, remaining: 0, status: 'done', figureDate: '2023-06-16' },
          ...{ doneOn: '2023-06-16', daysEarly: 14 },
        }),
        { day: '2023-06-25', at: '2023-06-25T02:00:00Z', ...extended },
      ),
    );
  });

  it('counts submissions, one for each unit, by the first with which it was complete', async () => {
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
        ...{ done: 1, target: 1, remaining: 0, status: 'done', figureDate: doneOn },
        ...{ doneOn, daysEarly, doneAt: `${doneOn}T09:00:00Z`, minutesEarly: daysEarly * 24 * 60 + 8 * 60 },
      });
    expect(await world.get('/all-in')).toEqual(
      answered(
        200,
        detail({
          ...{ day: '2023-06-21', at: '2023-06-21T02:00:00Z', id: 'all-in', goal: 'submissions' },
          ...{ indicator: null, period: '2023-W24', measure: null },
          ...{ reach: null, setDueAt: '2023-06-16T09:00:00Z' },
          units: units(4, { done: 2, overdue: 2 }),
          total: standingOf({
            ...{ done: 2, target: 4, remaining: 2, status: 'overdue', figureDate: '2023-06-18' },
            pace: { perDay: 0.5, amount: 1, days: 2 },
            ...{ projected: '2023-06-22', earliest: '2023-06-22', latest: '2023-06-22' },
          }),
          obligations: [
            {
              ...{ unit: 'P', name: province },
              standing: standingOf({
                ...{ done: 0, target: 1, remaining: 1, status: 'overdue', figureDate: null },
              }),
            },
            { ...named['P.A'], standing: sent('2023-06-16', 4) },
            { ...named['P.B'], standing: sent('2023-06-18', 2) },
            {
              ...named['P.C'],
              standing: standingOf({
                ...{ done: 0, target: 1, remaining: 1, status: 'overdue', figureDate: null },
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
      ...{ ...due, id: 'sent', name, goal: 'submissions', set: 'S', period: '2023-W24' },
      obligations: [{ unit: 'P.A' }, { unit: 'P.B' }, { unit: 'P.C' }],
    };
    const counted: Milestone = {
      ...{ ...due, id: 'counted', name, set: 'S', indicator: 'S.4', measuredFrom: '2023-W24' },
      obligations: ['P.A', 'P.B', 'P.C'].map((unit) => ({ unit, target: 1 })),
    };
    const world = await worldWith('2023-06-21T02:00:00Z', sent, counted);
    const send = (unit: string, time: string, revision = 1) =>
      world.ports.submissions.append(
        world.set,
        submissionOf({
          ...{ unit, period: '2023-W24', revision, receivedAt: iso(`2023-06-16T${time}Z`) },
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
      ...{ done: 100, target: 100, remaining: 0, status: 'done', figureDate: '2023-03-13' },
      ...{ doneOn: '2023-03-13', daysEarly: 18 },
    });
    const headers = {
      authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`,
    };
    const asked = { method: 'GET', path: '/v1/milestones/files', query: {}, headers };
    expect(await world.reports(asked)).toEqual(
      answered(
        200,
        detail({
          ...{ day: '2023-03-13', at: '2023-03-13T12:00:00Z' },
          ...{ id: 'files', date: '2023-03-31', effectiveDate: '2023-03-31', indicator: 'S.2' },
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
        ...{ unit: 'P.A', set: 'T', period: '2023-W11', asOf: '2023-03-14' },
        ...{ receivedAt: iso('2023-03-14T09:00:00Z'), values: new Map([['S.2', tasks(5, 5)]]) },
      }),
    );
    const doneAt = async (at: string) => Object((await world.get('/files', { at })).body).total?.done;
    expect([await doneAt('2023-03-15'), await doneAt('2023-03-16')]).toEqual([2, 4]);
  });

  it('measures nothing for a date alone, and never calls it overdue', async () => {
    const alone: Milestone = {
      ...{ id: 'handover', name, date: '2023-06-20', goal: 'date' },
      ...{ ladder: { workingDaysBefore: [3] }, obligations: [{ unit: 'P.A' }] },
    };
    const world = await worldWith('2023-07-21T02:00:00Z', alone);
    expect(await world.get('/handover')).toEqual(
      answered(
        200,
        detail({
          ...{ day: '2023-07-21', at: '2023-07-21T02:00:00Z', id: 'handover', goal: 'date' },
          ...{ set: null, indicator: null, measure: null, reach: null },
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
          ...{ day: '2025-07-01', at: '2025-07-01T02:00:00Z', id: 'data', indicator: 'S.2' },
          units: units(2, { done: 1, overdue: 1 }),
          total: standingOf({ done: 10, ...overdue, figureDate: '2025-06-27' }),
          obligations: [
            {
              ...named['P.A'],
              standing: standingOf({
                ...{ done: 10, target: 10, remaining: 0, status: 'done', figureDate: '2025-06-27' },
                ...{ doneOn: '2025-06-27', daysEarly: -738 },
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

describe('the figures of a milestone', () => {
  /** One submission, received in the week after Sunday 5 February 2023, the last day of 2023-W05. */
  type Sending = {
    period: string;
    count: number;
    received: string;
    asOf?: string | undefined;
    revision?: number;
  };
  const newer = { period: '2023-W05', count: 1_680_901, received: '2023-02-06', asOf: '2023-02-04' };
  const older = { period: '2023-W06', count: 1_639_481, received: '2023-02-10', asOf: '2023-02-01' };

  it.each<[string, Sending[], [number, string, string]]>([
    ['the newest date counts, whatever comes later', [newer, older], [1_680_901, '2023-02-04', 'done']],
    [
      'a correction with an older date does not undo it either',
      [newer, { ...older, period: '2023-W05', revision: 2 }],
      [1_680_901, '2023-02-04', 'done'],
    ],
    [
      'a correction for the same date replaces it',
      [newer, { ...older, period: '2023-W05', revision: 2, asOf: newer.asOf }],
      [1_639_481, '2023-02-04', 'overdue'],
    ],
    [
      'of two periods with one date the one that was received later counts',
      [newer, { ...older, asOf: newer.asOf }],
      [1_639_481, '2023-02-04', 'overdue'],
    ],
    [
      'also when that is the earlier period',
      [
        { ...older, asOf: newer.asOf },
        { ...newer, received: '2023-02-13' },
      ],
      [1_680_901, '2023-02-04', 'done'],
    ],
    [
      'without a date it is the day of receipt',
      [{ ...newer, asOf: undefined, received: '2023-02-03' }, older],
      [1_680_901, '2023-02-03', 'done'],
    ],
    [
      'but no day after the period: a late correction of an old period does not count as news',
      [
        { ...older, asOf: '2023-02-08' },
        { ...newer, asOf: undefined, received: '2023-02-13' },
      ],
      [1_639_481, '2023-02-08', 'overdue'],
    ],
    [
      'a correction with a stated date replaces a figure without one',
      [
        { ...newer, asOf: undefined, received: '2023-02-03' },
        { ...older, period: '2023-W05', revision: 2 },
      ],
      [1_639_481, '2023-02-01', 'overdue'],
    ],
  ])('are ordered by the dates they describe: %s', async (_, sendings, [done, figureDate, status]) => {
    const milestone = { ...eid, date: '2023-02-10', obligations: [{ unit: 'P', target: 1_650_000 }] };
    const world = await worldWith(morning('02-20'), milestone);
    for (const { period, count: figure, received, asOf, revision = 1 } of sendings) {
      const submission = submissionOf({
        ...{ unit: 'P', period, revision, receivedAt: iso(`${received}T09:00:00Z`) },
        values: new Map([['S.4', count(figure)]]),
        ...(asOf === undefined ? {} : { asOf }),
      });
      expect(await world.ports.submissions.append(world.set, submission)).toBe(true);
    }
    const standing = { done, figureDate, status };
    const { body } = await world.get('/eid');
    expect(toldOfAll.parse(body)).toEqual({ obligations: [{ standing }], total: standing });
  });
});

describe('a target, its bound and its date', () => {
  const due = { ...eid, date: '2023-02-10', obligations: [{ unit: 'P', target: 1_000 }] };
  const submissions: Milestone = {
    ...{ id: 'eid', name, goal: 'submissions', set: 'S', period: '2023-W06', date: '2023-02-10', ladder },
    obligations: [{ unit: 'P.C' }],
  };
  const toldSchema = z.object({
    effectiveDate: z.string(),
    by: z.string(),
    time: z.string().nullable(),
    dueAt: z.string(),
    reach: z.string().nullable(),
    total: z.object({ status: z.string(), remaining: z.int(), attainment: z.number().nullable() }),
  });
  const stateAt = async (at: string, milestone: Milestone, sent: readonly [string, number] | null) => {
    const world = await worldWith(at, milestone);
    if (sent !== null) await world.send('P', '2023-W06', sent[0], count(sent[1]));
    return toldSchema.parse((await world.get('/eid')).body);
  };
  const endOfDay = { effectiveDate: '2023-02-10', by: 'end-of-day', time: null, reach: 'at-least' };
  const atEnd = { ...endOfDay, dueAt: '2023-02-10T17:00:00Z' };

  it.each<[string, string, Milestone, readonly [string, number] | null, object]>([
    [
      'more than the target is said in per cent, which is never 100 below it',
      '2023-02-13T00:00:00Z',
      due,
      ['2023-02-09', 1_409],
      { ...atEnd, total: { status: 'done', remaining: 0, attainment: 140.9 } },
    ],
    [
      'just below the target is not 100 per cent',
      '2023-02-10T10:00:00Z',
      { ...due, obligations: [{ unit: 'P', target: 1_000_000 }] },
      ['2023-02-09', 999_999],
      { ...atEnd, total: { status: 'at-risk', remaining: 1, attainment: 99.99 } },
    ],
    [
      'as much as the target reaches it',
      '2023-02-13T00:00:00Z',
      due,
      ['2023-02-09', 1_000],
      { ...atEnd, total: { status: 'done', remaining: 0, attainment: 100 } },
    ],
    [
      'as much does not reach what has to be exceeded',
      '2023-02-13T00:00:00Z',
      { ...due, reach: 'more-than' },
      ['2023-02-09', 1_000],
      { ...atEnd, reach: 'more-than', total: { status: 'overdue', remaining: 1, attainment: 100 } },
    ],
    [
      'one more does',
      '2023-02-13T00:00:00Z',
      { ...due, reach: 'more-than' },
      ['2023-02-09', 1_001],
      { ...atEnd, reach: 'more-than', total: { status: 'done', remaining: 0, attainment: 100.1 } },
    ],
    [
      'the date counts to its end',
      '2023-02-10T16:59:59Z',
      due,
      null,
      { ...atEnd, total: { status: 'at-risk', remaining: 1_000, attainment: 0 } },
    ],
    [
      'and is over then',
      '2023-02-10T17:00:00Z',
      due,
      null,
      { ...atEnd, total: { status: 'overdue', remaining: 1_000, attainment: 0 } },
    ],
    [
      'a goal due before its date is overdue on the date',
      '2023-02-09T17:00:00Z',
      { ...due, by: 'before' },
      null,
      {
        ...{ ...endOfDay, by: 'before', dueAt: '2023-02-09T17:00:00Z' },
        total: { status: 'overdue', remaining: 1_000, attainment: 0 },
      },
    ],
    [
      'a declared hour counts to the second',
      '2023-02-10T04:30:00Z',
      { ...due, time: '11:30' },
      null,
      {
        ...{ ...endOfDay, time: '11:30', dueAt: '2023-02-10T04:30:00Z' },
        total: { status: 'at-risk', remaining: 1_000, attainment: 0 },
      },
    ],
    [
      'and is over after it',
      '2023-02-10T04:30:01Z',
      { ...due, time: '11:30' },
      null,
      {
        ...{ ...endOfDay, time: '11:30', dueAt: '2023-02-10T04:30:00Z' },
        total: { status: 'overdue', remaining: 1_000, attainment: 0 },
      },
    ],
    [
      'submissions are due when their set is, where that is on the same day',
      '2023-02-10T10:30:00Z',
      submissions,
      null,
      {
        ...{ ...endOfDay, time: '16:00', dueAt: '2023-02-10T09:00:00Z', reach: null },
        total: { status: 'overdue', remaining: 1, attainment: 0 },
      },
    ],
  ])('%s', async (_, at, milestone, sent, expected) => {
    expect(await stateAt(at, milestone, sent)).toEqual(expected);
  });

  it('a reminder on the day names the hour, and does not call it ahead when it leaves after that', async () => {
    const world = await worldWith(morning('02-10'), submissions);
    const subjectAt = async (instant: string) => {
      world.setNow(instant);
      await world.deliver(instant);
      return world.sent.at(-1);
    };
    await world.run('warn', morning('02-10'));
    const { message } = (await subjectAt(morning('02-10'))) ?? never();
    expect(message.subject).toBe(
      '[Nhắc việc] Đến hạn hôm nay, lúc 16:00: Kích hoạt tài khoản (hạn 16:00 ngày 10/02/2023)',
    );
    expect(message.text).toContain('Hạn: Thứ Sáu, 10/02/2023, 16:00\n');
    expect(message.text).toContain('Deadline: Friday, 10 February 2023, 16:00\n');
    expect(message.text).toContain(
      'Đề nghị đơn vị gửi số liệu chậm nhất là 16:00 ngày 10/02/2023 (Thứ Sáu).',
    );
    expect(message.text).toContain('Please submit the figures by 16:00 on Friday, 10 February 2023.');

    const late = await worldWith(morning('02-10'), submissions);
    late.setNow('2023-02-10T09:05:00Z');
    await late.run('warn', morning('02-10'));
    await late.deliver('2023-02-10T09:05:00Z');
    const passed = late.sent.at(-1)?.message ?? never();
    expect(passed.subject).toBe(
      '[Quá hạn] Đã hết hạn lúc 16:00 hôm nay: Kích hoạt tài khoản (hạn 16:00 ngày 10/02/2023)',
    );
    expect(passed.text).toContain('Đề nghị đơn vị khẩn trương gửi số liệu');
    expect(passed.text).not.toMatch(/Đến hạn hôm nay|Due today|chậm nhất/);
  });

  it('a target that has to be exceeded, and a date before which it has to be, are said as they are', async () => {
    const world = await worldWith(morning('02-09'), { ...due, reach: 'more-than', by: 'before' });
    await world.send('P', '2023-W06', '2023-02-08', count(1_000));
    await world.ports.catalogues.put(2, await withWarnings(world), instant(morning('02-09')));
    await world.run('warn', morning('02-09'));
    await world.deliver(morning('02-09'));
    const text = world.sent.at(-1)?.message.text ?? never();
    expect(text).toContain(`Hạn: trước Thứ Sáu, 10/02/2023 (đến 24:00 Thứ Năm, 09/02/2023)
Chỉ số: Chỉ số S.4; phải vượt 1.000 hồ sơ
Còn thiếu 1 hồ sơ
Đã thực hiện 1.000/1.000 hồ sơ (100%)
`);
    expect(
      text,
    ).toContain(`Deadline: before Friday, 10 February 2023 (until 24:00 on Thursday, 9 February 2023)
Indicator: Indicator S.4; to exceed 1,000 dossiers
Remaining: 1 dossiers
Done: 1,000/1,000 dossiers (100%)
`);
  });
});

describe('GET /v1/milestones', () => {
  it('lists every milestone in short, in the order of the catalogue', async () => {
    const world = await worldWith('2023-03-20T02:00:00Z', eid, { ...eid, id: 'second' });
    await world.send('P', '2023-W11', '2023-03-16', count(172_986));
    const short = {
      ...{ name, goal: 'figure', date: '2023-06-20', effectiveDate: '2023-06-20', extension: null },
      ...dueAtEndOf('2023-06-20'),
      units: { obliged: 1, done: 0, 'on-track': 0, 'at-risk': 1, overdue: 0 },
      total: {
        ...nothingAhead,
        ...{ doneAt: null, minutesEarly: null },
        ...{ done: 172_986, target: 1_200_000, attainment: 14.42, remaining: 1_027_014, status: 'at-risk' },
        neededPace: { perDay: 10_698, amount: 1_027_014, days: 96 },
        ...{ figureDate: '2023-03-16', illustrative: false },
      },
    };
    expect(await world.get('')).toEqual(
      answered(200, {
        ...{ day: '2023-03-20', at: '2023-03-20T02:00:00Z', catalogueVersion: 1, next: null },
        milestones: [
          { id: 'eid', ...short },
          { id: 'second', ...short },
        ],
      }),
    );
  });

  it('counts for each milestone the figures from its own first period on, though another begins earlier', async () => {
    const world = await worldWith(
      '2023-03-20T02:00:00Z',
      eid,
      { ...eid, id: 'later', measuredFrom: '2023-W11' },
      { ...eid, id: 'last', measuredFrom: '2023-W12' },
    );
    await world.send('P', '2023-W11', '2023-03-16', count(172_986));
    const { milestones } = milestoneOperations.listMilestones.answers[200].schema.parse(
      (await world.get('')).body,
    );
    expect(milestones.map(({ id, total }) => [id, total?.done, total?.figureDate])).toEqual([
      ['eid', 172_986, '2023-03-16'],
      ['later', 172_986, '2023-03-16'],
      ['last', 0, null],
    ]);
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
    const rows = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(morning(day)) });
    const items = rows.flatMap(({ content }) =>
      content.kind === 'warning-digest' ? content.digest.items : [],
    );
    await world.deliver(morning(day));
    return { items, text: world.sent.at(-1)?.message.text ?? '' };
  };

  /** The common part of every item about the milestone, a number of working days before 30 June, after so many changes of figures. */
  const warnedOf = (unit: 'P.A' | 'P.B', workingDays: number, changes = 0) => ({
    ...{ unit, unitName: named[unit].name, milestone: 'eid', name, date: '2023-06-30' },
    ...{ dueAt: iso('2023-06-30T17:00:00Z'), kind: 'ahead', workingDays, illustrative: false },
    sequence: 10_000 + changes,
  });

  it('shows the same numbers as the API on that day', async () => {
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
      status: 'on-track' as const,
      pace: { perDay: 10, amount: 210, days: 21 },
      neededPace: { perDay: 6.43, amount: 90, days: 14 },
      projected: '2023-06-25',
      earliest: '2023-06-22',
      latest: '2023-07-04',
    };
    const figures310 = { done: 310, target: 400, figureDate: '2023-06-16' };
    expect(items).toEqual([
      {
        ...warnedOf('P.A', 7, 8),
        goal: 'figure',
        ...{ set: 'S', indicator: 'S.4', indicatorName: { vi: 'Chỉ số S.4', en: 'Indicator S.4' } },
        measure: { vi: 'hồ sơ', en: 'dossiers' },
        ...figures310,
        forecast,
      },
    ]);
    const ofA = standingOf({ ...figures310, ...forecast });
    const ofB = standingOf({
      ...{ done: 90, target: 90, remaining: 0, status: 'done', figureDate: '2023-06-16' },
      ...{ doneOn: '2023-06-16', daysEarly: 14 },
    });
    expect(await world.get('/eid')).toEqual(
      answered(
        200,
        detail({
          ...{ day: '2023-06-21', at: morning('06-21'), date: '2023-06-30', effectiveDate: '2023-06-30' },
          ...dueAtEndOf('2023-06-30'),
          units: units(2, { done: 1, 'on-track': 1 }),
          // All have submitted only once, so together they have no pace yet.
          total: standingOf({
            ...{ done: 400, target: 490, remaining: 90, status: 'at-risk', figureDate: '2023-06-16' },
            neededPace: forecast.neededPace,
          }),
          obligations: [
            { ...named['P.A'], standing: ofA },
            { ...named['P.B'], standing: ofB },
          ],
        }),
      ),
    );
    expect(text).toContain(
      'Đúng tiến độ. Tốc độ gần đây 10 hồ sơ/ngày; cần 6,43 hồ sơ/ngày kể từ ngày có số liệu để kịp hạn. Dự kiến hoàn thành ngày 25/06/2023 (sớm nhất 22/06/2023, muộn nhất 04/07/2023).',
    );
    expect(text).toContain(
      'On track. Recent pace: 10 dossiers a day; 6.43 dossiers a day needed from the date of the figures to meet the deadline. Projected completion: 25 June 2023 (earliest 22 June 2023, latest 4 July 2023).',
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
      'Hạn: Thứ Sáu, 14/07/2023, đến hết ngày (24:00)\nĐã gia hạn từ 30/06/2023 (quyết định ngày 28/06/2023). Lý do: Nguồn dữ liệu bị gián đoạn\n',
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
    const reminders = (workingDays: number) =>
      (['P.A', 'P.B'] as const).map((unit) => ({ ...warnedOf(unit, workingDays), goal: 'date' }));
    expect(items).toEqual(reminders(1));
    expect(text).toContain(
      'Mốc chỉ có thời hạn, không theo dõi bằng số liệu\nĐề nghị đơn vị hoàn thành chậm nhất là 24:00 ngày 30/06/2023 (Thứ Sáu).',
    );
    expect(text).toContain('Mốc chỉ có thời hạn được nhắc đến hết ngày đến hạn.');
    expect((await warned(world, '06-30')).items).toEqual(reminders(0));
    for (const day of ['07-03', '07-04', '07-10']) expect((await warned(world, day)).items).toEqual([]);
  });

  it('F71: asks for the figures of a period those who have not sent all of them, and names what is lacking', async () => {
    const { id, date } = accounts;
    const all: Milestone = {
      ...{ id, name, date, ladder, obligations: [{ unit: 'P.A' }, { unit: 'P.B' }] },
      goal: 'submissions',
      set: 'S',
      period: '2023-W25',
    };
    const world = await worldWith(morning('06-27'), all);
    await world.send('P.B', '2023-W25', '2023-06-23', count(1));
    const { items } = await warned(world, '06-27');
    const texts = () => world.sent.map(({ message }) => message.text).join('\n');
    const asked = (unit: 'P.A' | 'P.B', changes = 0) => ({
      ...warnedOf(unit, 3, changes),
      ...{ goal: 'submissions', set: 'S', setName: { vi: 'Bộ chỉ số S', en: 'Set S' }, period: '2023-W25' },
      setDueAt: '2023-06-23T09:00:00Z',
    });
    const first = ['S.1', 'S.2', 'S.3'].map((indicator) => ({
      indicator,
      name: { vi: `Chỉ số ${indicator}`, en: `Indicator ${indicator}` },
    }));
    expect(items).toEqual([asked('P.A'), { ...asked('P.B', 2), lacking: { count: 3, first } }]);
    expect(texts()).toContain(
      'Đơn vị mới gửi một phần số liệu, còn thiếu 3 chỉ số: Chỉ số S.1; Chỉ số S.2; Chỉ số S.3\nĐề nghị đơn vị gửi số liệu chậm nhất là 24:00 ngày 30/06/2023 (Thứ Sáu).',
    );
    await world.send('P.B', '2023-W25', '2023-06-28', count(1), { revision: 2, values: whole });
    expect((await warned(world, '06-29')).items).toEqual([{ ...asked('P.A'), workingDays: 1 }]);
    expect(texts()).toContain(
      'Số liệu phải gửi: Bộ chỉ số S, tuần 25/2023; hạn gửi của bộ chỉ số: 16:00 ngày 23/06/2023 (Thứ Sáu)\nĐơn vị chưa gửi số liệu\nĐề nghị đơn vị gửi số liệu chậm nhất là 24:00 ngày 30/06/2023 (Thứ Sáu).',
    );
    expect((await warned(world, '07-03')).text).toContain('Đề nghị đơn vị khẩn trương gửi số liệu');
  });
});
