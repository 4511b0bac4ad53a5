import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';
import { calendarLines, valuesOf } from '../../messages/calendar/calendar-lines.ts';

const text = (vi: string, en = vi) => ({ vi, en });
const portal = { subjectPrefix: '', takesReplies: false, portalUrl: 'https://tiendo.example' };

/** Week 3 is owed by Friday, 19 January 2024, 16:00; a plan is due by the end of Wednesday the 24th. */
function catalogue(changes: Partial<Catalogue> = {}): Catalogue {
  const { sets, recipients, ...rest } = smallCatalogue();
  return {
    ...rest,
    recipients: recipients.map((one) => (one.id.startsWith('contact-') ? { ...one, role: 'unit' } : one)),
    sets: sets.map(({ ladder: _, escalation: __, headline: ___, ...set }) => ({
      ...set,
      owed: [{ from: '2024-W03', to: '2024-W03' }],
    })),
    milestones: [
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

const at = (day: number) => `2024-01-${day}T00:30:00Z`;

/** What the contact of a unit gets on a day. */
async function digestOn(world: ReturnType<typeof createWorld>, day: number) {
  world.setNow(at(day));
  await world.run('warn', at(day));
  const before = world.sent.length;
  await world.sender(at(day));
  const sent = world.sent.slice(before).find(({ to }) => to.email === 'contact-b@province.example');
  const [file] = sent?.message.attachments ?? [];
  return { ...sent, file, ics: file === undefined ? '' : Buffer.from(file.content).toString() };
}

describe('the calendar file of a warning digest', () => {
  it('P34: has every deadline ahead, with a page to act on, and no deadline that is over', async () => {
    const world = createWorld(at(17), { letterhead: portal });
    await world.applyCatalogue(catalogue());
    const { file, ics, message } = await digestOn(world, 17);
    expect([file?.name, file?.mediaType]).toEqual([
      'Các thời hạn trong thư ngày 17-01-2024.ics',
      'text/calendar; charset=utf-8; method=PUBLISH',
    ]);
    expect(message?.text).toContain('Mở tệp lịch kèm theo để đưa các thời hạn này vào lịch làm việc');
    expect(calendarLines(ics).filter((line) => !/^(?:X-|TRANSP|PRODID|VERSION)/.test(line))).toEqual([
      ...['BEGIN:VCALENDAR', 'METHOD:PUBLISH'],
      ...['BEGIN:VEVENT', 'UID:owed.S.2024-W03.P.B@tiendo', 'SEQUENCE:10000', 'DTSTAMP:20240116T170000Z'],
      ...['DTSTART:20240119T083000Z', 'DTEND:20240119T090000Z'],
      'SUMMARY:Hạn: Bộ chỉ số S\\, tuần 03/2024 – Sở B',
      'DESCRIPTION:Sở B: Bộ chỉ số S\\, tuần 03/2024. Hạn: Thứ Sáu\\, 19/01/2024\\, 16:00.\\nDepartment B: Set S\\, week 3 of 2024. Deadline: Friday\\, 19 January 2024\\, 16:00.',
      'URL;VALUE=URI:https://tiendo.example/p/entry/S/2024-W03/P.B',
      ...['STATUS:CONFIRMED', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:milestone.plan.P.B@tiendo', 'SEQUENCE:10000', 'DTSTAMP:20240116T170000Z'],
      ...['DTSTART;VALUE=DATE:20240124', 'DTEND;VALUE=DATE:20240125'],
      'SUMMARY:Hạn: Ban hành kế hoạch – Sở B',
      'DESCRIPTION:Sở B: Ban hành kế hoạch. Hạn: Thứ Tư\\, 24/01/2024\\, đến hết ngày (24:00).\\nDepartment B: Issue the plan. Deadline: Wednesday\\, 24 January 2024\\, end of the day (24:00).',
      'URL;VALUE=URI:https://tiendo.example/p/milestone/plan',
      ...['STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR'],
    ]);
    const after = await digestOn(world, 20);
    expect(after.message?.subject).toContain('Quá hạn');
    expect(after.message?.attachments).toBeUndefined();
    expect(after.message?.text).not.toContain('tệp lịch');
  });

  it('P34: keeps its events when a date moves, with a higher sequence; the same message twice is the same file', async () => {
    const world = createWorld(at(17));
    await world.applyCatalogue(catalogue());
    const first = (await digestOn(world, 17)).ics;
    const [plan] = catalogue().milestones;
    if (plan === undefined) throw new Error('the fixture has changed');
    const extensions = [{ date: '2024-01-26', reason: text('Tết', 'Tet'), decidedOn: '2024-01-18' }];
    await world.ports.catalogues.put(
      2,
      catalogue({ milestones: [{ ...plan, extensions }] }),
      instant(at(18)),
    );
    const receivedAt = iso('2024-01-18T05:00:00Z');
    const [set] = catalogue().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const part = submissionOf({
      unit: 'P.B',
      period: '2024-W03',
      receivedAt,
      values: new Map([['S.2', { kind: 'tasks', done: 1, total: 2 }]]),
    });
    await world.ports.submissions.append(set, part);
    const second = (await digestOn(world, 19)).ics;
    const uids = ['owed.S.2024-W03.P.B@tiendo', 'milestone.plan.P.B@tiendo'];
    expect([first, second].map((one) => valuesOf(one, 'UID'))).toEqual([uids, uids]);
    expect([first, second].map((one) => valuesOf(one, 'SEQUENCE'))).toEqual([
      ['10000', '10000'],
      ['20002', '20001'],
    ]);
    expect(valuesOf(second, 'DTEND')).toEqual(['20240119T090000Z', '20240127']);
  });

  it('F120: is the same, byte for byte, when an attempt is repeated', async () => {
    const world = createWorld(at(17));
    await world.applyCatalogue(catalogue());
    world.setNow(at(17));
    await world.run('warn', at(17));
    world.answerOfMailer = () => ({ outcome: 'retry', failure: 'busy' });
    await world.sender(at(17));
    world.setNow('2024-01-17T03:30:00Z');
    await world.sender('2024-01-17T03:30:00Z');
    const files = world.sent
      .filter(({ to }) => to.email === 'contact-b@province.example')
      .map(({ message }) => message.attachments);
    expect(files).toHaveLength(2);
    expect(files[1]).toEqual(files[0]);
  });
});

describe('links to pages', () => {
  const linksIn = (markup = '') => [...markup.matchAll(/href="([^"]*)"/g)].map(([, url]) => url);

  it('F125: lead to where one acts; nothing in a message acts by itself', async () => {
    const world = createWorld(at(17), { letterhead: portal });
    await world.applyCatalogue(catalogue());
    const { message } = await digestOn(world, 17);
    const pages = [
      'https://tiendo.example/p/entry/S/2024-W03/P.B',
      'https://tiendo.example/p/milestone/plan',
      'https://tiendo.example/',
    ];
    const [calendar] = linksIn(message?.html).filter((url) => url?.includes('/calendars/'));
    const each = [...pages.slice(0, 2), calendar, ...pages.slice(2)];
    expect(linksIn(message?.html)).toEqual([...each, ...each]);
    for (const page of pages) expect(message?.text.split(page)).toHaveLength(page.endsWith('/') ? 7 : 3);
    expect(message?.html).not.toMatch(/<(?:form|input|button|script|img|iframe)|http-equiv|onclick/i);
  });

  it('F142: offer the calendar of the reader’s own unit, at an address that works; a warning never waits for the key that signs it', async () => {
    const world = createWorld(at(17), { letterhead: portal });
    await world.applyCatalogue(catalogue());
    const { message } = await digestOn(world, 17);
    const [address = ''] = linksIn(message?.html).filter((url) => url?.includes('/calendars/'));
    const introduced = 'Lịch thời hạn của Sở B, tự cập nhật: dán địa chỉ sau vào mục «Thêm lịch từ Internet»';
    expect(message?.text).toContain(introduced);
    expect(message?.text.split(`\n${address}\n`)).toHaveLength(3);
    const { status, body } = await world.workbooks({
      method: 'GET',
      path: address.replace('https://api.example', ''),
    });
    expect(status).toBe(200);
    expect(valuesOf(String(body), 'UID')).toContain('milestone.plan.P.B@tiendo');
    world.ports.signingKey.read = async () => Promise.reject(new Error('throttled'));
    const later = await digestOn(world, 19);
    expect(later.message?.text).not.toContain('/calendars/');
    expect(later.message?.subject).toContain('Bộ chỉ số S');
  });

  it('F142: offer no calendar to those who are warned for units below their own', async () => {
    const world = createWorld(at(17), { letterhead: portal });
    const base = catalogue();
    const recipients = base.recipients.map((one) => (one.id === 'contact-b' ? { ...one, unit: 'P' } : one));
    await world.applyCatalogue({ ...base, recipients });
    world.setNow(at(17));
    await world.run('warn', at(17));
    await world.sender(at(17));
    expect(world.sent.length).toBeGreaterThan(0);
    for (const { to, message } of world.sent)
      if (to.email === 'contact-b@province.example') expect(message.text).not.toContain('/calendars/');
  });

  it('F125: are left out while the stage names no pages', async () => {
    const world = createWorld(at(17));
    await world.applyCatalogue(catalogue());
    const { message, ics } = await digestOn(world, 17);
    expect(linksIn(message?.html)).toEqual([]);
    expect(message?.text).not.toContain('http');
    expect(valuesOf(ics, 'URL')).toEqual([]);
  });
});
