import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { errorAt, refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

/** 07:30 in Vietnam on a day of January 2024; the 19th, on which figures for week 3 are due, is a Friday. */
const at = (day: number) => `2024-01-${String(day).padStart(2, '0')}T00:30:00Z`;

const usage = 'Gửi «unit», «set», «period» và «until»: đơn vị, bộ chỉ số, kỳ và ngày nhắc lại.';

let world: ReturnType<typeof createWorld>;
let clerk: string;

/** Week 3 is owed to a set that warns three working days before the 19th, and on the day itself. */
function catalogue(): Catalogue {
  const { sets, recipients, ...rest } = smallCatalogue();
  return {
    ...rest,
    milestones: [],
    sets: sets.map(({ escalation: _, ...set }) => ({
      ...set,
      owed: [{ from: '2024-W03', to: '2024-W03' }],
      ladder: { workingDaysBefore: [3, 0], morningAfter: true },
    })),
    recipients: recipients.filter(({ receives }) => receives.includes('warnings')),
  };
}

beforeEach(async () => {
  world = createWorld(at(15));
  await world.applyCatalogue(catalogue());
  clerk = await world.tokenFor({ role: 'unit', unit: 'P.A' });
});

async function snooze(until: string, more: object = {}): Promise<Reply> {
  return world.registry({
    method: 'POST',
    path: '/v1/snoozes',
    headers: { authorization: `Bearer ${clerk}`, 'content-type': 'application/json' },
    body: { unit: 'P.A', set: 'S', period: '2024-W03', until, ...more },
  });
}

/** Runs the warnings of a day: the units of which each person is reminded. */
async function warn(day: number): Promise<Record<string, string[]>> {
  world.setNow(at(day));
  await world.run('warn', at(day));
  const rows = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(at(day)) });
  return Object.fromEntries(
    rows.map(({ recipient, content }) => [
      recipient.id,
      content.kind === 'warning-digest'
        ? content.digest.items.map(({ unit, kind, workingDays }) => `${unit} ${kind} ${workingDays}`)
        : [],
    ]),
  );
}

async function owed(unit = 'P.A') {
  const { body } = await world.workbooks({
    method: 'GET',
    path: `/v1/owed/${unit}`,
    headers: { authorization: `Bearer ${clerk}` },
  });
  const [first] = Object(body).owed;
  return { snooze: first.snooze, snoozeDays: first.snoozeDays };
}

describe('F153, P33: a unit that works on its figures', () => {
  it('is not reminded before the day it chose, and then is, between the steps of the ladder too', async () => {
    expect(await snooze('2024-01-18')).toEqual(
      answered(200, {
        unit: 'P.A',
        set: 'S',
        period: '2024-W03',
        until: '2024-01-18',
        at: '2024-01-15T00:30:00Z',
        by: 'test',
      }),
    );
    expect(await warn(16)).toEqual({ 'contact-b': ['P.B ahead 3'], 'contact-c': ['P.C ahead 3'] });
    expect(await warn(17)).toEqual({});
    expect(await warn(18)).toEqual({ 'contact-a': ['P.A ahead 1'] });
    expect(Object.keys(await warn(19))).toEqual(['contact-a', 'contact-b', 'contact-c']);
  });

  it('is reminded in the morning of the deadline and after it, whatever it chose', async () => {
    await snooze('2024-01-19');
    expect(Object.keys(await warn(16))).toEqual(['contact-b', 'contact-c']);
    expect(await warn(18)).toEqual({});
    expect((await warn(19))['contact-a']).toEqual(['P.A ahead 0']);
    expect((await warn(20))['contact-a']).toEqual(['P.A overdue 0']);
  });

  it('is reminded once on that day where the ladder has a step too, and not if it has sent all by then', async () => {
    await snooze('2024-01-16');
    expect((await warn(16))['contact-a']).toEqual(['P.A ahead 3']);
    await snooze('2024-01-18');
    const [set] = catalogue().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const values = new Map([
      ['S.1', { kind: 'ratio', numerator: 8, denominator: 10 }],
      ['S.2', { kind: 'tasks', done: 1, total: 2 }],
      ['S.3', { kind: 'points', points: 500 }],
      ['S.4', { kind: 'count', count: 400 }],
    ] as const);
    const receivedAt = iso('2024-01-17T05:00:00Z');
    await world.ports.submissions.append(
      set,
      submissionOf({ unit: 'P.A', period: '2024-W03', receivedAt, values }),
    );
    expect(await warn(18)).toEqual({});
  });

  it('is reminded on the next working day where the run of its day was missed', async () => {
    await warn(15);
    await snooze('2024-01-17');
    await warn(16);
    expect((await warn(18))['contact-a']).toEqual(['P.A ahead 1']);
  });

  it('chooses again as often as it likes; the last choice counts, for it alone', async () => {
    await snooze('2024-01-18');
    await snooze('2024-01-17');
    expect(Object.keys(await warn(17))).toEqual(['contact-a']);
    expect(await warn(18)).toEqual({});
  });

  it('chooses for the unit for which it reports', async () => {
    const { units, ...rest } = catalogue();
    const reporting = units.map((unit) => (unit.id === 'P.B' ? { ...unit, reportedBy: 'P.A' } : unit));
    await world.ports.catalogues.put(2, { ...rest, units: reporting }, instant(at(15)));
    expect((await snooze('2024-01-18', { unit: 'P.B' })).status).toBe(200);
    expect(await warn(16)).toEqual({ 'contact-a': ['P.A ahead 3'], 'contact-c': ['P.C ahead 3'] });
  });

  it('sees on its page until when it is not reminded, and which days it can choose', async () => {
    const snoozeDays = ['2024-01-16', '2024-01-17', '2024-01-18', '2024-01-19'];
    expect(await owed()).toEqual({ snooze: null, snoozeDays });
    await snooze('2024-01-18');
    const own = { until: '2024-01-18', at: '2024-01-15T00:30:00Z', by: 'test' };
    expect(await owed()).toEqual({ snooze: own, snoozeDays });
    world.setNow(at(18));
    expect(await owed()).toEqual({ snooze: null, snoozeDays: ['2024-01-19'] });
    world.setNow(at(19));
    expect(await owed()).toEqual({ snooze: null, snoozeDays: [] });
  });

  it.each([
    ['today', '2024-01-15'],
    ['the day after the deadline', '2024-01-20'],
  ])('cannot choose %s', async (_, until) => {
    const [year, month, day] = until.split('-');
    expect(await snooze(until)).toEqual(
      refused('malformed-request', usage, {
        errors: [
          errorAt(
            '/until',
            'not-a-day-to-remind',
            `Ngày nhắc lại phải là ngày làm việc, từ 16/01/2024 đến hạn gửi 19/01/2024; ${day}/${month}/${year} không chọn được.`,
          ),
        ],
      }),
    );
    expect((await world.ports.snoozes.all()).found).toEqual([]);
  });

  it('cannot choose a day off', async () => {
    const { calendar, ...rest } = catalogue();
    const off = {
      date: '2024-01-18',
      kind: 'day-off' as const,
      basis: 'official' as const,
      name: { vi: 'Nghỉ bù', en: 'Day off' },
    };
    await world.ports.catalogues.put(2, { ...rest, calendar: [...calendar, off] }, instant(at(15)));
    expect((await snooze('2024-01-18')).status).toBe(400);
    expect((await owed()).snoozeDays).toEqual(['2024-01-16', '2024-01-17', '2024-01-19']);
  });

  it('cannot choose any day from the day of the deadline on, unless an exception moves that', async () => {
    world.setNow(at(19));
    expect(await snooze('2024-01-22')).toEqual(
      refused(
        'conflict',
        'Không hẹn nhắc lại được: hạn gửi tuần 03/2024 là 19/01/2024. Gửi số liệu, hoặc xin gia hạn nếu cần thêm thời gian.',
      ),
    );
    await world.ports.exceptions.put({
      unit: 'P.A',
      set: 'S',
      period: '2024-W03',
      officer: 'Chánh Văn phòng',
      reason: 'Mất điện',
      id: 'a'.repeat(16),
      openedAt: iso(at(18)),
      expiresAt: iso('2024-01-24T10:00:00Z'),
      tokenId: 'b'.repeat(16),
    });
    expect((await snooze('2024-01-23')).status).toBe(200);
    expect((await owed()).snooze).toEqual({
      until: '2024-01-23',
      at: at(19).replace('.000', ''),
      by: 'test',
    });
  });
});

describe('P33: figures that are a milestone as well', () => {
  it('are not warned of by the milestone either while the unit is not reminded of them', async () => {
    const milestone = {
      id: 'week-3',
      name: { vi: 'Đủ số liệu tuần 3', en: 'Figures of week 3' },
      date: '2024-01-19',
      goal: 'submissions' as const,
      set: 'S',
      period: '2024-W03',
      obligations: ['P.A', 'P.C'].map((unit) => ({ unit })),
      ladder: { workingDaysBefore: [3, 2, 0], overdueEvery: 5 },
    };
    await world.ports.catalogues.put(2, { ...catalogue(), milestones: [milestone] }, instant(at(15)));
    await snooze('2024-01-18');
    expect(Object.keys(await warn(17))).toEqual(['contact-c']);
    expect(await warn(18)).toEqual({ 'contact-a': ['P.A ahead 1'] });
    expect((await warn(19))['contact-a']).toEqual(['P.A ahead 0']);
  });
});
