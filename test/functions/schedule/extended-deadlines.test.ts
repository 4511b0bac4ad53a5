import { beforeEach, describe, expect, it } from 'vitest';
import { calendarToken } from '../../../domain/access/calendar-token.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, signingKey } from '../../fixtures/world.ts';
import { valuesOf } from '../../messages/calendar/calendar-lines.ts';

const text = (vi: string, en = vi) => ({ vi, en });

let world: ReturnType<typeof createWorld>;
let operator: string;

/** Week 3 is due on Friday the 19th at 16:00 and locks on Monday the 22nd at 06:00. */
function usual(): Catalogue {
  const { sets, recipients, ...rest } = smallCatalogue();
  const office = { id: 'office', post: text('Văn phòng'), unit: 'P', email: 'office@province.example' };
  return {
    ...rest,
    milestones: [],
    sets: sets.map(({ ladder: _, escalation: __, ...set }) => ({
      ...set,
      owed: [{ from: '2024-W03', to: '2024-W03' }],
    })),
    recipients: [
      ...recipients.filter(({ id }) => id === 'contact-a' || id === 'contact-b'),
      { ...office, receives: ['warnings'] },
    ],
  };
}

const at = (day: number) => `2024-01-${String(day).padStart(2, '0')}T00:30:00Z`;

/** What one post is told in the mornings from one day to another: the day, the subject, and the event of P.A in the file. */
async function mornings(from: number, to: number, id = 'contact-a'): Promise<string[]> {
  const told: string[] = [];
  for (let day = from; day <= to; day += 1) {
    world.setNow(at(day));
    const before = world.sent.length;
    await world.run('warn', at(day));
    await world.sender(at(day));
    for (const { to: person, message } of world.sent.slice(before)) {
      if (person.email !== `${id}@province.example`) continue;
      const files = (message.attachments ?? []).map(({ content }) => Buffer.from(content).toString());
      told.push(`${day} ${message.subject.split(' / ')[0]}`, ...files.flatMap(eventsIn));
    }
  }
  return told;
}

/** The events of what P.A owes: sequence and end. */
function eventsIn(ics: string): string[] {
  const [sequences, ends] = [valuesOf(ics, 'SEQUENCE'), valuesOf(ics, 'DTEND')];
  return valuesOf(ics, 'UID').flatMap((uid, index) =>
    uid.endsWith('.P.A@tiendo') ? [`${uid} ${sequences[index]} ${ends[index]}`] : [],
  );
}

async function feed(): Promise<string[]> {
  const path = `/v1/calendars/${calendarToken({ unit: 'P.A', generation: 1 }, signingKey)}.ics`;
  return eventsIn(String((await world.workbooks({ method: 'GET', path, headers: {} })).body));
}

async function call(path: string, body: object): Promise<string> {
  const headers = { authorization: `Bearer ${operator}`, 'content-type': 'application/json' };
  const reply = await world.registry({ method: 'POST', path: `/v1/exceptions${path}`, headers, body });
  expect(reply.status).toBeLessThan(300);
  return String(Object(reply.body).id);
}

/** Operations open an exception on a day at 09:00, until 17:00 of another. */
async function open(day: number, until: number, about = { unit: 'P.A', set: 'S', period: '2024-W03' }) {
  world.setNow(`2024-01-${day}T02:00:00Z`);
  const expiresAt = `2024-01-${until}T17:00:00+07:00`;
  return call('', { ...about, officer: 'Chánh Văn phòng', reason: 'Mất kết nối', expiresAt });
}

async function close(day: number, id: string) {
  world.setNow(`2024-01-${day}T03:00:00Z`);
  await call(`/${id}/closing`, { reason: 'Mở nhầm' });
}

/** All figures of a unit for week 3 are received on Thursday. */
async function send(unit: string): Promise<void> {
  const [set] = usual().sets;
  if (set === undefined) throw new Error('the fixture has changed');
  const values = new Map([
    ['S.1', { kind: 'ratio', numerator: 8, denominator: 10 }],
    ['S.2', { kind: 'tasks', done: 1, total: 2 }],
    ['S.3', { kind: 'points', points: 500 }],
    ['S.4', { kind: 'count', count: 400 }],
  ] as const);
  const receivedAt = iso('2024-01-18T01:00:00Z');
  await world.ports.submissions.append(set, submissionOf({ unit, period: '2024-W03', receivedAt, values }));
}

async function apply(catalogue: Catalogue): Promise<void> {
  await world.ports.catalogues.put(2, catalogue, instant(at(15)));
}

beforeEach(async () => {
  world = createWorld(at(15));
  await world.applyCatalogue(usual());
  operator = await world.tokenFor({ role: 'operations' });
});

describe('P32: an exception moves every later reminder of its unit, from its opening on', () => {
  it('opened before the due time: nothing on the old days, the ladder to its end, and the superior after it', async () => {
    await open(18, 24);
    expect(await feed()).toEqual(['owed.S.2024-W03.P.A@tiendo 10001 20240124T100000Z']);
    expect(await mornings(19, 26)).toEqual([
      '22 [Nhắc việc] Còn 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 17:00 ngày 24/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 10001 20240124T100000Z',
      '24 [Nhắc việc] Đến hạn hôm nay, lúc 17:00: Bộ chỉ số S, tuần 03/2024 (hạn 17:00 ngày 24/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 10001 20240124T100000Z',
      '26 [Quá hạn] Chậm 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 17:00 ngày 24/01/2024)',
    ]);
    expect(await feed()).toEqual(['owed.S.2024-W03.P.A@tiendo 10001 20240124T100000Z']);
    await expect(world.sent.at(-1)?.message.text).toMatchFileSnapshot('warnings/extension-over-superior.txt');
    await expect(world.sent.at(-2)?.message.text).toMatchFileSnapshot('warnings/extension-over.txt');
  });

  it('opened between the due time and the lock: the morning after is not called overdue', async () => {
    expect(await mornings(17, 19)).toEqual([
      '17 [Nhắc việc] Còn 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 10000 20240119T090000Z',
      '19 [Nhắc việc] Đến hạn hôm nay, lúc 16:00: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 10000 20240119T090000Z',
    ]);
    await open(19, 24);
    expect(await mornings(20, 22)).toEqual([
      '22 [Nhắc việc] Còn 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 17:00 ngày 24/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 10001 20240124T100000Z',
    ]);
  });

  it('opened after the lock', async () => {
    await mornings(17, 22);
    await open(22, 25);
    expect(await mornings(23, 29)).toEqual([
      '23 [Nhắc việc] Còn 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 17:00 ngày 25/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 10001 20240125T100000Z',
      '25 [Nhắc việc] Đến hạn hôm nay, lúc 17:00: Bộ chỉ số S, tuần 03/2024 (hạn 17:00 ngày 25/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 10001 20240125T100000Z',
      '29 [Quá hạn] Chậm 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 17:00 ngày 25/01/2024)',
    ]);
  });

  it('the one that ends last, of several; each raises the sequence', async () => {
    await open(18, 24);
    await open(18, 26);
    await open(18, 23);
    expect(await feed()).toEqual(['owed.S.2024-W03.P.A@tiendo 10003 20240126T100000Z']);
    expect(await mornings(19, 30)).toEqual([
      '24 [Nhắc việc] Còn 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 17:00 ngày 26/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 10003 20240126T100000Z',
      '26 [Nhắc việc] Đến hạn hôm nay, lúc 17:00: Bộ chỉ số S, tuần 03/2024 (hạn 17:00 ngày 26/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 10003 20240126T100000Z',
      '30 [Quá hạn] Chậm 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 17:00 ngày 26/01/2024)',
    ]);
  });

  it('one that ends before the lock moves nothing', async () => {
    await open(18, 20);
    expect(await feed()).toEqual(['owed.S.2024-W03.P.A@tiendo 10001 20240119T090000Z']);
    expect(await mornings(19, 20)).toEqual([
      '19 [Nhắc việc] Đến hạn hôm nay, lúc 16:00: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 10001 20240119T090000Z',
      '20 [Quá hạn] Còn gửi được đến 06:00 ngày 22/01/2024: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
    ]);
  });

  it('one that is closed gives the deadline back, and the superior learns of it a grace later', async () => {
    const id = await open(17, 26);
    expect(await mornings(18, 18)).toEqual([]);
    await close(18, id);
    expect(await feed()).toEqual(['owed.S.2024-W03.P.A@tiendo 10002 20240119T090000Z']);
    expect(await mornings(19, 23)).toEqual([
      '19 [Nhắc việc] Đến hạn hôm nay, lúc 16:00: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 10002 20240119T090000Z',
      '20 [Quá hạn] Còn gửi được đến 06:00 ngày 22/01/2024: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
      '23 [Quá hạn] Chậm 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
    ]);
  });

  it('one that is closed after the lock: overdue since then', async () => {
    const id = await open(17, 26);
    expect(await mornings(18, 23)).toEqual([]);
    await close(24, id);
    expect(await mornings(25, 30)).toEqual([
      '26 [Quá hạn] Chậm 5 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
    ]);
  });

  it('of a set of months too, and of no other set', async () => {
    const { sets, ...rest } = usual();
    const months = sets.map((set) => ({
      ...set,
      id: 'M',
      name: text('Bộ tháng'),
      frequency: 'month' as const,
      leagues: [],
      owed: [{ from: '2024-01', to: '2024-01' }],
      due: { workingDaysAfter: 3, time: '16:00' },
      lock: { workingDaysAfter: 6, time: '17:00' },
    }));
    await apply({ ...rest, sets: [...sets, ...months] });
    await open(16, 26, { unit: 'P.A', set: 'M', period: '2024-01' });
    expect(await feed()).toEqual([
      'owed.S.2024-W03.P.A@tiendo 20000 20240119T090000Z',
      'owed.M.2024-01.P.A@tiendo 20001 20240126T100000Z',
    ]);
    expect(await mornings(17, 30)).toEqual([
      '17 [Nhắc việc] Còn 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 20000 20240119T090000Z',
      '19 [Nhắc việc] Đến hạn hôm nay, lúc 16:00: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 20000 20240119T090000Z',
      '20 [Quá hạn] Còn gửi được đến 06:00 ngày 22/01/2024: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
      '23 [Quá hạn] Chậm 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024) và 1 việc khác',
      'owed.M.2024-01.P.A@tiendo 20001 20240126T100000Z',
      '25 [Nhắc việc] Còn 1 ngày làm việc: Bộ tháng, tháng 01/2024 (hạn 17:00 ngày 26/01/2024)',
      'owed.M.2024-01.P.A@tiendo 20001 20240126T100000Z',
      '26 [Nhắc việc] Đến hạn hôm nay, lúc 17:00: Bộ tháng, tháng 01/2024 (hạn 17:00 ngày 26/01/2024)',
      'owed.M.2024-01.P.A@tiendo 20001 20240126T100000Z',
      '30 [Quá hạn] Chậm 2 ngày làm việc: Bộ tháng, tháng 01/2024 (hạn 17:00 ngày 26/01/2024)',
    ]);
  });

  it('for whoever reports for the unit', async () => {
    const { units, ...rest } = usual();
    const reporting = units.map((unit) => (unit.id === 'P.A' ? { ...unit, reportedBy: 'P.B' } : unit));
    await apply({ ...rest, units: reporting });
    await open(18, 24);
    expect(await mornings(19, 26, 'contact-b')).toEqual([
      '19 [Nhắc việc] Đến hạn hôm nay, lúc 16:00: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
      '20 [Quá hạn] Còn gửi được đến 06:00 ngày 22/01/2024: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
      '22 [Nhắc việc] Còn 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 – Sở A (hạn 17:00 ngày 24/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 20001 20240124T100000Z',
      '23 [Quá hạn] Chậm 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 16:00 ngày 19/01/2024)',
      '24 [Nhắc việc] Đến hạn hôm nay, lúc 17:00: Bộ chỉ số S, tuần 03/2024 – Sở A (hạn 17:00 ngày 24/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 20001 20240124T100000Z',
      '26 [Quá hạn] Chậm 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 – Sở A (hạn 17:00 ngày 24/01/2024)',
    ]);
  });

  it('for the head who has to approve the figures', async () => {
    const { sets, recipients, ...rest } = usual();
    const head = { id: 'head', post: text('Giám đốc Sở A'), unit: 'P.A', email: 'head@province.example' };
    await apply({
      ...rest,
      sets: sets.map((set) => (set.id === 'S' ? { ...set, approval: { from: '2024-W03' } } : set)),
      recipients: [...recipients, { ...head, receives: [], role: 'unit', approves: true }],
    });
    await send('P.A');
    await open(18, 24);
    expect(await mornings(19, 24, 'head')).toEqual([
      '19 [Gia hạn] Được gửi số liệu Bộ chỉ số S, tuần 03/2024 đến 17:00 ngày 24/01/2024 (Thứ Tư) — Sở A',
      'owed.S.2024-W03.P.A@tiendo 20003 20240124T100000Z',
      '22 [Chờ duyệt] Còn 2 ngày làm việc: Bộ chỉ số S, tuần 03/2024 (hạn 17:00 ngày 24/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 20003 20240124T100000Z',
      '24 [Chờ duyệt] Đến hạn hôm nay, lúc 17:00: Bộ chỉ số S, tuần 03/2024 (hạn 17:00 ngày 24/01/2024)',
      'owed.S.2024-W03.P.A@tiendo 20003 20240124T100000Z',
    ]);
  });
});

describe('the weekly report', () => {
  /** Who sent nothing for week 3, in both languages, as the chair reads it. */
  async function absent(): Promise<string[]> {
    await world.run('rank', '2024-01-21T23:05:00Z');
    world.setNow('2024-01-22T00:00:00Z');
    await world.run('report', '2024-01-22T00:00:00Z');
    await world.sender('2024-01-22T00:00:00Z');
    const text = world.sent.at(-1)?.message.text ?? '';
    return [...text.matchAll(/(?:Chưa gửi số liệu: |Not submitted: )\d[^\n]*\n-+\n(.*?)\n\n/gs)].flatMap(
      ([, lines = '']) => lines.split('\n'),
    );
  }

  beforeEach(async () => {
    const { recipients, ...rest } = usual();
    const chair = { id: 'chair', post: text('Chủ tịch'), unit: 'P', email: 'chair@province.example' };
    await apply({ ...rest, recipients: [...recipients, { ...chair, receives: ['weekly-report'] }] });
    await send('P.B');
  });

  it('says until when a unit’s deadline was moved, while that is in force, and of the others how late they are', async () => {
    await open(18, 24);
    // Of a week before the set was owed, as earlier versions opened them.
    await world.ports.exceptions.put({
      id: 'f'.repeat(16),
      unit: 'P.Q',
      set: 'S',
      period: '2024-W02',
      tokenId: 't',
      officer: 'Chánh Văn phòng',
      reason: 'Mất kết nối',
      openedAt: iso('2024-01-18T02:00:00Z'),
      expiresAt: iso('2024-01-25T10:00:00Z'),
    });
    expect(await absent()).toEqual([
      'Sở, ban, ngành – được gia hạn đến 17:00 ngày 24/01/2024: Sở A',
      'Sở, ban, ngành – chậm 1 ngày làm việc: Sở C',
      'Cấp huyện – chậm 1 ngày làm việc: Huyện Q',
      'Chưa xếp hạng vì chưa có đơn vị nào gửi số liệu: Cấp huyện.',
      'Departments – extended until 17:00 on 24 January 2024: Department A',
      'Departments – 1 working day late: Department C',
      'Districts – 1 working day late: District Q',
      'Not ranked, as no unit has submitted: Districts.',
    ]);
  });

  it('calls late whose exception is closed', async () => {
    await close(19, await open(18, 24));
    expect(await absent()).toEqual([
      'Sở, ban, ngành – chậm 1 ngày làm việc: Sở A; Sở C',
      'Cấp huyện – chậm 1 ngày làm việc: Huyện Q',
      'Chưa xếp hạng vì chưa có đơn vị nào gửi số liệu: Cấp huyện.',
      'Departments – 1 working day late: Department A; Department C',
      'Districts – 1 working day late: District Q',
      'Not ranked, as no unit has submitted: Districts.',
    ]);
  });
});
