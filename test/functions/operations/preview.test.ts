import { beforeEach, describe, expect, it } from 'vitest';
import { personHash } from '../../../domain/access/unsubscribe-token.ts';
import { findSet } from '../../../domain/catalogue/units.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

/** Wednesday 17 January 2024, 09:00 in Vietnam. The milestone is on Friday 19; its rungs are 7, 3, 1 and 0 days before. */
const wednesday = '2024-01-17T02:00:00Z';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld(wednesday);
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'operations' });
});

const preview = (query: Record<string, string>) =>
  world.deliveries({
    method: 'GET',
    path: '/v1/preview',
    query,
    headers: { authorization: `Bearer ${token}` },
  });

async function submit(unit: string, period: string, value: readonly [string, Value], receivedAt: string) {
  const set = findSet(smallCatalogue(), 'S');
  if (set === undefined) throw new Error('the fixture has changed');
  await world.ports.submissions.append(
    set,
    submissionOf({ unit, period, values: new Map([value]), receivedAt: iso(receivedAt) }),
  );
}

const points = (hundredths: number) => ['S.3', { kind: 'points', points: hundredths }] as const;

/** Everything that is stored, as far as jobs change it. */
async function traces() {
  const { occurrences, deliveries, editions, reports } = world.ports;
  const span = [instant('2024-01-01T00:00:00Z'), instant('2024-12-31T00:00:00Z')] as const;
  return [
    await occurrences.list('rank', ...span),
    await occurrences.list('report', ...span),
    await occurrences.list('warn', ...span),
    String(await deliveries.nextDueAt()),
    await editions.find('S', '2024-W03', 'departments'),
    await reports.find('S', '2024-W03'),
  ];
}

describe('GET /v1/preview', () => {
  it('P25, R20: shows who would be warned and why, by the rungs of the day, and writes nothing', async () => {
    await submit('P.B', '2024-W03', ['S.2', { kind: 'tasks', done: 3, total: 3 }], '2024-01-16T02:00:00Z');
    const before = await traces();
    const reply = await preview({ at: '2024-01-18' });
    expect(reply).toMatchObject({ status: 200 });
    expect(reply.body).toEqual({
      day: '2024-01-18',
      workingDay: true,
      dayNote: null,
      knownAt: wednesday,
      catalogueVersion: 1,
      runs: [
        {
          id: 'report@2024-01-18T00:00:00Z',
          job: 'report',
          nominalTime: iso('2024-01-18T00:00:00Z'),
          outcome: 'idle',
          account: 'not the reporting day',
          recorded: null,
        },
        {
          id: 'warn@2024-01-18T00:30:00Z',
          job: 'warn',
          nominalTime: iso('2024-01-18T00:30:00Z'),
          outcome: 'runs',
          account: expect.stringContaining('2 of 2 messages planned now'),
          recorded: null,
        },
      ],
      total: 2,
      messages: [
        {
          id: 'warn_20240118T003000Z_contact-a',
          occurrence: 'warn@2024-01-18T00:30:00Z',
          recipient: {
            id: 'contact-a',
            post: { vi: 'Chức vụ contact-a', en: 'Post contact-a' },
            unit: 'P.A',
            email: 'contact-a@province.example',
          },
          kind: 'warning-digest',
          subject: expect.stringContaining('Hoàn thành nhiệm vụ'),
          reason: {
            vi: 'Chưa hoàn thành: Sở A, Hoàn thành nhiệm vụ (hạn 19/01/2024, còn 1 ngày làm việc). Chức vụ Chức vụ contact-a thuộc danh sách nhận cảnh báo.',
            en: 'Not done: Department A, Tasks done (due 19 January 2024, 1 working day left). On the list for warnings: Post contact-a.',
          },
          unsubscribed: false,
          dueAt: iso('2024-01-18T00:30:00Z'),
          expiresAt: iso('2024-01-18T17:00:00Z'),
        },
        expect.objectContaining({ recipient: expect.objectContaining({ id: 'contact-c' }) }),
      ],
      next: null,
    });
    expect(await traces()).toEqual(before);
  });

  it('plays a later Monday: ranks what is known, compares with the week before, reports', async () => {
    await submit('P.A', '2024-W02', points(500), '2024-01-12T02:00:00Z');
    await world.run('rank', '2024-01-14T23:05:00Z');
    await submit('P.A', '2024-W03', points(700), '2024-01-17T01:00:00Z');
    const before = await traces();
    const { body } = await preview({ at: '2024-01-22', recipient: 'chair' });
    expect(body).toMatchObject({
      runs: [
        {
          job: 'rank',
          outcome: 'runs',
          account: expect.stringContaining('S 2024-W03 departments: 1/3 ranked'),
        },
        { job: 'report', outcome: 'runs', account: 'S 2024-W03: 2 of 2 messages planned now' },
        { job: 'warn', outcome: 'runs' },
      ],
      total: 1,
      messages: [
        {
          recipient: { id: 'chair' },
          reason: {
            vi: 'Báo cáo tuần 03/2024 theo bộ S; chức vụ Chức vụ chair thuộc danh sách nhận báo cáo tuần.',
            en: 'Report on set S for week 3 of 2024. On the list for the weekly report: Post chair.',
          },
          text: expect.stringMatching(/Sở A[\s\S]*7,00[\s\S]*\+2,00/),
          html: expect.stringContaining('<html'),
        },
      ],
    });
    expect(await traces()).toEqual(before);
  });

  it('takes the days until then as done: no rung of theirs comes again, and each ranking is made', async () => {
    const friday = await preview({ at: '2024-01-25' });
    expect(friday.body).toMatchObject({
      runs: [
        { job: 'report', outcome: 'idle' },
        { job: 'warn', outcome: 'idle', account: 'nobody to warn' },
      ],
      messages: [],
    });
    const twoWeeksOn = await preview({ at: '2024-01-29' });
    expect(twoWeeksOn.body).toMatchObject({
      runs: [{ job: 'rank', outcome: 'runs' }, { outcome: 'runs' }, {}],
    });
    expect(Object(twoWeeksOn.body).messages.map(({ kind }: { kind: string }) => kind)).toContain(
      'weekly-report',
    );
  });

  it('plays a day that is over as it was, and says what the ledger has', async () => {
    await world.run('rank', '2024-01-14T23:05:00Z');
    await world.run('report', '2024-01-15T00:00:00Z');
    await submit('P.A', '2024-W02', points(900), '2024-01-16T02:00:00Z');
    const { body } = await preview({ at: '2024-01-15T03:00:00Z', recipient: 'contact-b' });
    expect(body).toMatchObject({
      day: '2024-01-15',
      runs: [
        { job: 'rank', account: expect.stringContaining('was ranked before'), recorded: 'done' },
        { job: 'report', recorded: 'done' },
        { job: 'warn', recorded: null },
      ],
      messages: [{ kind: 'weekly-report', text: expect.not.stringContaining('9,00') }],
    });
  });

  it('F25: says who has unsubscribed and would get nothing', async () => {
    const { unsubscribes, signingKey } = world.ports;
    const person = personHash('chair@province.example', await signingKey.read());
    await unsubscribes.add({ kind: 'weekly-report', person }, instant(wednesday));
    const { messages } = Object((await preview({ at: '2024-01-22' })).body);
    expect(
      messages.map(
        ({
          recipient,
          kind,
          unsubscribed,
        }: {
          recipient: { id: string };
          kind: string;
          unsubscribed: boolean;
        }) => [recipient.id, kind, unsubscribed],
      ),
    ).toEqual([
      ['chair', 'weekly-report', true],
      ['contact-b', 'weekly-report', false],
      ['contact-a', 'warning-digest', false],
      ['contact-b', 'warning-digest', false],
      ['contact-c', 'warning-digest', false],
    ]);
  });

  it('says how a job would fail', async () => {
    const catalogue = smallCatalogue();
    const monday = { date: '2024-01-15', name: { vi: 'Nghỉ bù', en: 'Day in lieu' } };
    world = createWorld('2024-01-16T02:00:00Z');
    token = await world.tokenFor({ role: 'operations' });
    await world.applyCatalogue({
      ...catalogue,
      calendar: [...catalogue.calendar, { ...monday, kind: 'day-off', basis: 'official' }],
    });
    expect((await preview({ at: '2024-01-16' })).body).toMatchObject({
      runs: [
        { job: 'report', outcome: 'fails', account: 'S 2024-W02 departments has not been ranked yet' },
        { job: 'warn', outcome: 'runs' },
      ],
    });
    expect((await preview({ at: '2024-01-15' })).body).toMatchObject({
      workingDay: false,
      dayNote: { vi: 'Nghỉ bù', en: 'Day in lieu' },
      runs: [
        { job: 'rank', outcome: 'runs' },
        { job: 'report', outcome: 'idle' },
        { job: 'warn', outcome: 'idle', account: 'not a working day' },
      ],
      messages: [],
    });
    expect((await preview({ at: '2024-01-20' })).body).toMatchObject({
      workingDay: false,
      dayNote: { vi: 'Nghỉ cuối tuần', en: 'Weekend' },
    });
  });

  it('tells a page at a time, across jobs', async () => {
    const all = Object((await preview({ at: '2024-01-22' })).body).messages;
    const ids: string[] = all.map(({ id }: { id: string }) => id);
    expect(ids.length).toBeGreaterThan(2);
    const told: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await preview({ at: '2024-01-22', limit: '2', ...(cursor === '' ? {} : { cursor }) });
      const { messages, next, total } = Object(page.body);
      expect(total).toBe(ids.length);
      told.push(...messages.map(({ id }: { id: string }) => id));
      cursor = next;
    }
    expect(told).toEqual(ids);
  });

  it.each([
    [{}, 400, 'query:at'],
    [{ at: '2024-04-19' }, 400, 'query:at'],
    [{ at: '2023-01-15' }, 400, 'query:at'],
    [{ at: '2024-01-18', cursor: 'x' }, 400, 'query:cursor'],
  ])('refuses %j', async (query, status, pointer) => {
    expect(await preview(query)).toMatchObject({ status, body: { errors: [{ pointer }] } });
  });

  it('knows no recipient that the catalogue does not have', async () => {
    expect(await preview({ at: '2024-01-18', recipient: 'nobody' })).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('«nobody»') },
    });
    expect((await preview({ at: '2024-01-18', recipient: 'chair' })).body).toMatchObject({
      total: 0,
      messages: [],
    });
  });

  it('says so when there is no catalogue yet', async () => {
    world = createWorld(wednesday);
    token = await world.tokenFor({ role: 'operations' });
    expect(await preview({ at: '2024-01-18' })).toMatchObject({ status: 503 });
  });
});
