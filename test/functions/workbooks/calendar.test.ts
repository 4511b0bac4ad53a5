import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { calendarToken } from '../../../domain/access/calendar-token.ts';
import { personHash, unsubscribeToken } from '../../../domain/access/unsubscribe-token.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { mostDeadlines } from '../../../usecases/calendars/unit-deadlines.ts';
import { everyAnswer } from '../../fixtures/answers/headers.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, signingKey } from '../../fixtures/world.ts';
import { calendarLines, valuesOf } from '../../messages/calendar/calendar-lines.ts';

const text = (vi: string, en = vi) => ({ vi, en });

/** Weeks 2 and 3 are owed; a plan is due by the end of 24 January 2024, and figures of S.2 by the 19th. */
function catalogue(changes: Partial<Catalogue> = {}): Catalogue {
  const { sets, milestones, ...rest } = smallCatalogue();
  return {
    ...rest,
    sets: sets.map(({ ladder: _, escalation: __, ...set }) => ({
      ...set,
      owed: [{ from: '2024-W02', to: '2024-W03' }],
    })),
    milestones: [
      ...milestones,
      {
        goal: 'date',
        id: 'plan',
        name: text('Ban hành kế hoạch', 'Issue the plan'),
        date: '2024-01-24',
        obligations: [{ unit: 'P.B' }],
        ladder: { workingDaysBefore: [5, 3, 1, 0] },
      },
    ],
    ...changes,
  };
}

let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  world = createWorld('2024-01-17T02:00:00Z');
  await world.applyCatalogue(catalogue());
});

const pathOf = (unit: string, generation = 1) =>
  `/v1/calendars/${calendarToken({ unit, generation }, signingKey)}.ics`;

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  world.workbooks({ method, path, headers });

async function icsOf(unit: string, headers: Record<string, string> = {}): Promise<string> {
  const { status, body } = await get(pathOf(unit), headers);
  expect(status).toBe(200);
  return z.string().parse(body);
}

/** Each event as its uid, its sequence and its status. */
async function eventsOf(unit: string): Promise<string[]> {
  const ics = await icsOf(unit);
  const [uids, sequences, states] = ['UID', 'SEQUENCE', 'STATUS'].map((name) => valuesOf(ics, name));
  return (uids ?? []).map((uid, index) => `${uid} ${sequences?.[index]} ${states?.[index]}`);
}

describe('F142: the calendar of a unit', () => {
  it('has what it reports for others too, by their names, of the periods for which it does, and they keep it', async () => {
    const { units, ...rest } = catalogue();
    const office = {
      ...({ id: 'P.A.1', parent: 'P.A', level: 'department', reportedBy: 'P.A' } as const),
      name: text('Phòng Một', 'Office One'),
    };
    const reporter = (from: string) =>
      units.map((unit) => (unit.id === 'P.A' ? { ...unit, validFrom: from } : unit));
    const before = await eventsOf('P.A');
    await world.ports.catalogues.put(
      2,
      { ...rest, units: [...units, office] },
      instant('2024-01-16T00:00:00Z'),
    );
    const others = [
      'owed.S.2024-W02.P.A.1@tiendo 20000 CONFIRMED',
      'owed.S.2024-W03.P.A.1@tiendo 20000 CONFIRMED',
    ];
    const own = before.map((event) => event.replace(/ (\d)0000 /, ' 20000 '));
    const all = await eventsOf('P.A');
    expect(all.filter((event) => !event.includes('P.A.1'))).toEqual(own);
    expect(all.filter((event) => event.includes('P.A.1'))).toEqual(others);
    expect(await eventsOf('P.A.1')).toEqual(others);
    expect((await eventsOf('P.B')).filter((event) => event.includes('P.A.1'))).toEqual([]);
    const lines = calendarLines(await icsOf('P.A'));
    const at = lines.indexOf('UID:owed.S.2024-W02.P.A.1@tiendo');
    expect(
      lines
        .slice(at)
        .filter((line) => /^(?:SUMMARY|DESCRIPTION)/.test(line))
        .slice(0, 2),
    ).toEqual([
      'SUMMARY:Hạn: Bộ chỉ số S\\, tuần 02/2024 – Phòng Một',
      'DESCRIPTION:Đơn vị chưa gửi số liệu.\\nHệ thống chốt số liệu lúc 06:00 ngày 15/01/2024.\\nSở A gửi thay đơn vị này.',
    ]);
    const later = { ...rest, units: [...reporter('2024-01-15'), office] };
    await world.ports.catalogues.put(3, later, instant('2024-01-16T00:01:00Z'));
    expect((await eventsOf('P.A')).filter((event) => event.includes('P.A.1'))).toEqual([
      'owed.S.2024-W03.P.A.1@tiendo 30000 CONFIRMED',
    ]);
    world.setNow('2024-02-03T02:00:00Z');
    expect((await eventsOf('P.A')).filter((event) => event.includes('P.A.1'))).toEqual([]);
    expect((await eventsOf('P.A.1')).length).toBe(2);
  });

  it('has all its deadlines as a calendar without a method', async () => {
    const ics = await icsOf('P.B');
    expect(calendarLines(ics).filter((line) => !/^(?:X-MICROSOFT|TRANSP|PRODID|VERSION)/.test(line))).toEqual(
      [
        ...['BEGIN:VCALENDAR', 'NAME:Tiến Độ – Sở B', 'X-WR-CALNAME:Tiến Độ – Sở B'],
        ...['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H'],
        ...['BEGIN:VEVENT', 'UID:owed.S.2024-W02.P.B@tiendo', 'SEQUENCE:10000', 'DTSTAMP:20240116T170000Z'],
        ...['DTSTART:20240112T083000Z', 'DTEND:20240112T090000Z'],
        'SUMMARY:Hạn: Bộ chỉ số S\\, tuần 02/2024 – Sở B',
        'DESCRIPTION:Đơn vị chưa gửi số liệu.\\nHệ thống chốt số liệu lúc 06:00 ngày 15/01/2024.',
        ...['STATUS:CONFIRMED', 'END:VEVENT'],
        ...[
          'BEGIN:VEVENT',
          'UID:milestone.tasks-done.P.B@tiendo',
          'SEQUENCE:10000',
          'DTSTAMP:20240116T170000Z',
        ],
        ...['DTSTART;VALUE=DATE:20240119', 'DTEND;VALUE=DATE:20240120'],
        'SUMMARY:Hạn: Hoàn thành nhiệm vụ – Sở B',
        'DESCRIPTION:Đơn vị chưa hoàn thành mốc này.',
        ...['STATUS:CONFIRMED', 'END:VEVENT'],
        ...['BEGIN:VEVENT', 'UID:owed.S.2024-W03.P.B@tiendo', 'SEQUENCE:10000', 'DTSTAMP:20240116T170000Z'],
        ...['DTSTART:20240119T083000Z', 'DTEND:20240119T090000Z'],
        'SUMMARY:Hạn: Bộ chỉ số S\\, tuần 03/2024 – Sở B',
        'DESCRIPTION:Đơn vị chưa gửi số liệu.\\nHệ thống chốt số liệu lúc 06:00 ngày 22/01/2024.',
        ...['STATUS:CONFIRMED', 'END:VEVENT'],
        ...['BEGIN:VEVENT', 'UID:milestone.plan.P.B@tiendo', 'SEQUENCE:10000', 'DTSTAMP:20240116T170000Z'],
        ...['DTSTART;VALUE=DATE:20240124', 'DTEND;VALUE=DATE:20240125'],
        'SUMMARY:Hạn: Ban hành kế hoạch – Sở B',
        'DESCRIPTION:Mốc chỉ có thời hạn\\, không theo dõi bằng số liệu.',
        ...['STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR'],
      ],
    );
    expect(valuesOf(await icsOf('P.B', { 'accept-language': 'en' }), 'SUMMARY')).toEqual([
      'Deadline: Set S\\, week 2 of 2024 – Department B',
      'Deadline: Tasks done – Department B',
      'Deadline: Set S\\, week 3 of 2024 – Department B',
      'Deadline: Issue the plan – Department B',
    ]);
  });

  it('has the events that the warning digest attaches, under the same uids, sequences and times', async () => {
    await world.run('warn', '2024-01-17T00:30:00Z');
    await world.sender('2024-01-17T02:00:00Z');
    const sent = world.sent.find(({ to }) => to.email === 'contact-b@province.example');
    const attached = Buffer.from(sent?.message.attachments?.[0]?.content ?? []).toString();
    const feed = await icsOf('P.B');
    const eventsBy = (ics: string) =>
      new Map(
        valuesOf(ics, 'UID').map((uid, index) => [
          uid,
          ['SEQUENCE', 'DTSTART', 'DTEND', 'SUMMARY'].map((name) => valuesOf(ics, name)[index]),
        ]),
      );
    const [ofDigest, ofFeed] = [eventsBy(attached), eventsBy(feed)];
    expect([...ofDigest.keys()]).toContain('owed.S.2024-W03.P.B@tiendo');
    expect([...ofDigest.keys()]).toContain('milestone.plan.P.B@tiendo');
    for (const [uid, event] of ofDigest) expect([uid, ofFeed.get(uid)]).toEqual([uid, event]);
  });

  it('cancels what is done, keeps what is partly sent, and moves to the end of an exception', async () => {
    const { put } = world.ports.exceptions;
    await put.call(world.ports.exceptions, {
      id: 'e1',
      unit: 'P.A',
      set: 'S',
      period: '2024-W02',
      officer: 'x',
      reason: 'x',
      tokenId: 't',
      openedAt: iso('2024-01-16T02:00:00Z'),
      expiresAt: iso('2024-01-18T10:00:00Z'),
    });
    const [set] = catalogue().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    await world.ports.submissions.append(set, submissionOf({ period: '2024-W03' }));
    expect(await eventsOf('P.A')).toEqual([
      'owed.S.2024-W02.P.A@tiendo 10001 CONFIRMED',
      'milestone.tasks-done.P.A@tiendo 10002 CONFIRMED',
      'owed.S.2024-W03.P.A@tiendo 10002 CONFIRMED',
    ]);
    expect(await icsOf('P.A')).toContain('mới gửi một phần');
    const partial = catalogue({ sets: [{ ...set, partial: { means: 'enough', until: 'lock' } }] });
    await world.ports.catalogues.put(2, partial, instant('2024-01-17T02:00:00Z'));
    expect(await eventsOf('P.A')).toEqual([
      'owed.S.2024-W02.P.A@tiendo 20001 CONFIRMED',
      'milestone.tasks-done.P.A@tiendo 20002 CONFIRMED',
      'owed.S.2024-W03.P.A@tiendo 20002 CANCELLED',
    ]);
  });

  it('cancels a milestone that the unit has reached', async () => {
    const [set] = catalogue().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const values = new Map([['S.2', { kind: 'tasks', done: 4, total: 4 } as const]]);
    await world.ports.submissions.append(set, submissionOf({ unit: 'P.B', values }));
    expect(await eventsOf('P.A')).toContain('milestone.tasks-done.P.A@tiendo 10000 CONFIRMED');
    expect(await eventsOf('P.B')).toContain('milestone.tasks-done.P.B@tiendo 10002 CANCELLED');
  });

  it('has a milestone at its hour, on its last day as extended, and none out of reach', async () => {
    const [milestone] = catalogue().milestones;
    if (milestone === undefined) throw new Error('the fixture has changed');
    const extension = { date: '2024-01-26', decidedOn: '2024-01-10', reason: text('x') };
    const dated = (date: string) => ({ ...milestone, id: `on-${date}`, date });
    const milestones = [
      { ...milestone, time: '16:00', extensions: [extension] },
      ...['2023-11-17', '2023-11-18', '2025-01-16', '2025-01-17'].map(dated),
    ];
    await world.ports.catalogues.put(2, catalogue({ sets: [], milestones }), instant('2024-01-17T02:00:00Z'));
    const ics = await icsOf('P.A');
    expect(['UID', 'SEQUENCE', 'DTSTART', 'DTEND'].map((name) => valuesOf(ics, name))).toEqual([
      [
        'milestone.on-2023-11-18.P.A@tiendo',
        'milestone.tasks-done.P.A@tiendo',
        'milestone.on-2025-01-16.P.A@tiendo',
      ],
      ['20000', '20001', '20000'],
      ['20231118', '20240126T083000Z', '20250116'],
      ['20231119', '20240126T090000Z', '20250117'],
    ]);
  });

  it('keeps the events of a unit whose figures cannot be read, and says so', async () => {
    world.ports.submissions.listNewest = async () => ({ found: [], unreadable: ['3'] });
    expect(await eventsOf('P.A')).toEqual([
      'owed.S.2024-W02.P.A@tiendo 10006 CONFIRMED',
      'milestone.tasks-done.P.A@tiendo 10012 CONFIRMED',
      'owed.S.2024-W03.P.A@tiendo 10006 CONFIRMED',
    ]);
    expect(valuesOf(await icsOf('P.A'), 'DESCRIPTION')).toEqual([
      'Số liệu đã gửi không đọc được\\; bộ phận vận hành đã được báo.\\nHệ thống chốt số liệu lúc 06:00 ngày 15/01/2024.',
      'Số liệu đã gửi không đọc được\\; bộ phận vận hành đã được báo.',
      'Số liệu đã gửi không đọc được\\; bộ phận vận hành đã được báo.\\nHệ thống chốt số liệu lúc 06:00 ngày 22/01/2024.',
    ]);
  });

  it('moves the deadline of the set that an exception is about, and no other', async () => {
    const sets = catalogue().sets.flatMap((set) => [set, { ...set, id: 'T' }]);
    await world.ports.catalogues.put(2, catalogue({ sets, milestones: [] }), instant('2024-01-17T02:00:00Z'));
    await world.ports.exceptions.put({
      id: 'e1',
      unit: 'P.A',
      set: 'T',
      period: '2024-W02',
      officer: 'x',
      reason: 'x',
      tokenId: 't',
      openedAt: iso('2024-01-16T02:00:00Z'),
      expiresAt: iso('2024-01-18T10:00:00Z'),
    });
    const ics = await icsOf('P.A');
    expect(['UID', 'SEQUENCE', 'DTEND'].map((name) => valuesOf(ics, name))).toEqual([
      [
        'owed.S.2024-W02.P.A@tiendo',
        'owed.T.2024-W02.P.A@tiendo',
        'owed.S.2024-W03.P.A@tiendo',
        'owed.T.2024-W03.P.A@tiendo',
      ],
      ['20000', '20001', '20000', '20000'],
      ['20240112T090000Z', '20240118T100000Z', '20240119T090000Z', '20240119T090000Z'],
    ]);
    expect(valuesOf(ics, 'DESCRIPTION')).toEqual([
      'Đơn vị chưa gửi số liệu.\\nHệ thống chốt số liệu lúc 06:00 ngày 15/01/2024.',
      'Đơn vị chưa gửi số liệu.\\nĐơn vị được gia hạn đến 17:00 ngày 18/01/2024\\; hạn chung là 16:00 ngày 12/01/2024.',
      'Đơn vị chưa gửi số liệu.\\nHệ thống chốt số liệu lúc 06:00 ngày 22/01/2024.',
      'Đơn vị chưa gửi số liệu.\\nHệ thống chốt số liệu lúc 06:00 ngày 22/01/2024.',
    ]);
  });

  it('reaches from 60 days ago to 365 days ahead, both included', async () => {
    const owed = [{ from: '2023-W01' }];
    const sets = catalogue().sets.map((set) => ({ ...set, owed }));
    await world.ports.catalogues.put(2, catalogue({ sets, milestones: [] }), instant('2024-01-17T02:00:00Z'));
    const ends = async (now: string) => {
      world.setNow(now);
      const uids = valuesOf(await icsOf('P.A'), 'UID').map((uid) => uid.split('.')[2]);
      return [uids.at(0), uids.at(-1), uids.length];
    };
    // Week 46 of 2023 is due on 17 November, 60 days before 16 January; week 3 of 2025 on 17 January.
    expect(await ends('2024-01-16T02:00:00Z')).toEqual(['2023-W46', '2025-W02', 61]);
    expect(await ends('2024-01-17T02:00:00Z')).toEqual(['2023-W47', '2025-W02', 60]);
    expect(await ends('2024-01-18T02:00:00Z')).toEqual(['2023-W47', '2025-W03', 61]);
  });

  it('has only what is asked of the unit while it exists', async () => {
    const owed = [{ from: '2024-W01' }];
    const sets = catalogue().sets.map((set) => ({ ...set, owed }));
    await world.ports.catalogues.put(2, catalogue({ sets }), instant('2024-01-17T02:00:00Z'));
    expect(valuesOf(await icsOf('P'), 'UID').at(-1)).toBe('owed.S.2025-W02.P@tiendo');
    world.setNow('2025-06-17T02:00:00Z');
    expect(valuesOf(await icsOf('P.Q'), 'UID').at(-1)).toBe('owed.S.2025-W26.P.Q@tiendo');
  });

  it('has at most 1,000 deadlines, the earliest', async () => {
    const [set] = catalogue().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const { headline: _, ...plain } = set;
    const sets = Array.from({ length: 20 }, (_, index) => ({
      ...plain,
      id: `S${index}`,
      owed: [{ from: '2023-W01' }],
    }));
    await world.ports.catalogues.put(2, catalogue({ sets, milestones: [] }), instant('2024-01-17T02:00:00Z'));
    const uids = valuesOf(await icsOf('P.A'), 'UID');
    expect(uids).toHaveLength(mostDeadlines);
    expect(uids.slice(0, 2)).toEqual(['owed.S0.2023-W47.P.A@tiendo', 'owed.S1.2023-W47.P.A@tiendo']);
  });
});

describe('F142: the address of a calendar', () => {
  it('answers 304 all day while nothing changes, and anew once something does', async () => {
    const { status, headers } = await get(pathOf('P.A'));
    const etag = z.string().parse(headers['etag']);
    expect([status, headers]).toEqual([
      200,
      {
        ...everyAnswer,
        'content-type': 'text/calendar; charset=utf-8',
        'cache-control': 'no-store',
        'content-language': 'vi',
        vary: 'accept-language',
        etag,
      },
    ]);
    world.setNow('2024-01-17T16:59:59Z');
    const again = await get(pathOf('P.A'), { 'if-none-match': etag });
    expect([again.status, again.body]).toEqual([304, undefined]);
    expect((await get(pathOf('P.A'), { 'if-none-match': etag }, 'HEAD')).status).toBe(304);
    expect((await get(pathOf('P.B'), { 'if-none-match': etag })).status).toBe(200);
    expect((await get(pathOf('P.A'), { 'if-none-match': etag, 'accept-language': 'en' })).status).toBe(200);
    const [set] = catalogue().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    await world.ports.submissions.append(set, submissionOf({ period: '2024-W03' }));
    expect((await get(pathOf('P.A'), { 'if-none-match': etag })).status).toBe(200);
  });

  it('is 404 in the same words for everything else', async () => {
    const person = personHash('chair@province.example', signingKey);
    const right = pathOf('P.A');
    const other = calendarToken(
      { unit: 'P.A', generation: 1 },
      Buffer.from('some other key of at least 32 bytes'),
    );
    const wrong = [
      pathOf('P.X'),
      pathOf('P.A', 2),
      right.replace('.ics', ''),
      right.replace('.ics', '.ICS'),
      `${right}x`,
      `/v1/calendars/${other}.ics`,
      `/v1/calendars/${unsubscribeToken({ kind: 'warnings', person }, signingKey)}.ics`,
      '/v1/calendars/P.A.ics',
      '/v1/calendars/.ics',
      `/v1/calendars/${'A'.repeat(2_000)}.ics`,
    ];
    const answers = await Promise.all(wrong.map((path) => get(path)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    const said = answers.map(({ body }) => z.object({ detail: z.string() }).parse(body).detail);
    expect(new Set(said)).toEqual(
      new Set([
        'Địa chỉ lịch này không đúng hoặc đã được thay; đơn vị xem địa chỉ mới bằng mã truy cập của mình.',
      ]),
    );
    expect((await get(right)).status).toBe(200);
  });

  it('is replaced by raising the generation in the catalogue: the former one ends at once', async () => {
    const units = catalogue().units.map((unit) =>
      unit.id === 'P.A' ? { ...unit, calendarGeneration: 2 } : unit,
    );
    await world.ports.catalogues.put(2, catalogue({ units }), instant('2024-01-17T02:00:00Z'));
    expect((await get(pathOf('P.A'))).status).toBe(404);
    expect((await get(pathOf('P.A', 2))).status).toBe(200);
    expect((await get(pathOf('P.B'))).status).toBe(200);
  });

  it('is shown to the unit itself and to operations, by generation', async () => {
    const addressFor = async (principal: Parameters<typeof world.tokenFor>[0], unit = 'P.A') => {
      const authorization = `Bearer ${await world.tokenFor(principal)}`;
      return get(`/v1/calendar/${unit}`, { authorization });
    };
    const own = {
      unit: { id: 'P.A', name: { vi: 'Sở A', en: 'Department A' } },
      generation: 1,
      path: pathOf('P.A'),
    };
    expect((await addressFor({ role: 'unit', unit: 'P.A' })).body).toEqual(own);
    expect((await addressFor({ role: 'reader', unit: 'P.A' })).body).toEqual(own);
    expect((await addressFor({ role: 'operations' })).body).toEqual(own);
    expect((await addressFor({ role: 'unit', unit: 'P' })).status).toBe(403);
    expect((await addressFor({ role: 'leader' })).status).toBe(403);
    expect((await addressFor({ role: 'unit', unit: 'P.A' }, 'P.X')).status).toBe(403);
    expect((await addressFor({ role: 'operations' }, 'P.X')).status).toBe(404);
    const units = catalogue().units.map((unit) =>
      unit.id === 'P.A' ? { ...unit, calendarGeneration: 7 } : unit,
    );
    await world.ports.catalogues.put(2, catalogue({ units }), instant('2024-01-17T02:00:00Z'));
    expect((await addressFor({ role: 'operations' })).body).toEqual({
      ...own,
      generation: 7,
      path: pathOf('P.A', 7),
    });
  });

  it('answers 404 before there is a catalogue', async () => {
    world = createWorld();
    expect((await get(pathOf('P.A'))).status).toBe(404);
  });
});
