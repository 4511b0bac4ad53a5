import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue, Recipient } from '../../../domain/catalogue/catalogue.ts';
import { recipientOf } from '../../fixtures/answers/operations.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { type Call, createWorld, type Reply } from '../../fixtures/world.ts';

/** Tuesday 16 January 2024, three working days before the milestone. */
const warnTime = '2024-01-16T00:30:00Z';
const rankTime = '2024-01-14T23:00:00Z';
const reportTime = '2024-01-15T00:00:00Z';
const warnings = { job: 'warn', nominalTime: iso(warnTime) } as const;

let world: ReturnType<typeof createWorld>;

beforeEach(() => {
  world = createWorld(warnTime);
});

const recipient = (id: string, unit: string, email: string, receives: Recipient['receives']): Recipient => ({
  id,
  post: { vi: `Chức vụ ${id}`, en: `Post ${id}` },
  unit,
  email,
  receives,
});

/** Lan is responsible for two units under one address, typed in two ways; Minh for one. */
const two: Partial<Catalogue> = {
  recipients: [
    recipient('lan-b', 'P.B', 'LAN@province.example', ['warnings', 'weekly-report']),
    recipient('lan-a', 'P.A', 'lan@province.example', ['warnings', 'weekly-report']),
    recipient('minh', 'P.C', 'minh@province.example', ['warnings', 'weekly-report']),
  ],
};

async function warn(changes: Partial<Catalogue>) {
  await world.applyCatalogue({ ...smallCatalogue(), ...changes });
  await world.run('warn', warnTime);
  return world.sender(warnTime);
}

async function report(changes: Partial<Catalogue>) {
  await world.applyCatalogue({ ...smallCatalogue(), ...changes });
  const [set] = smallCatalogue().sets;
  if (set === undefined) throw new Error('the fixture has changed');
  const values = new Map([['S.3', { kind: 'points', points: 500 }]] as const);
  await world.ports.submissions.append(set, submissionOf({ period: '2024-W02', values }));
  world.setNow(reportTime);
  await world.run('rank', rankTime);
  await world.run('report', reportTime);
  return world.sender(warnTime);
}

/** Presses a message's unsubscribe button, like a mail program. */
async function unsubscribe(index: number): Promise<Reply> {
  const url = new URL(world.sent[index]?.unsubscribe?.url ?? '');
  expect(url.origin).toBe('https://api.example');
  const call: Call = {
    method: 'POST',
    path: url.pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  };
  return world.registry(call);
}

describe('warnings', () => {
  it('P29: are one digest for each person, with the items of all their units under their names', async () => {
    expect(await warn(two)).toEqual(delivered({ sent: 2 }));
    expect(world.sent.map(({ to, deliveryId }) => [to.email, deliveryId])).toEqual([
      ['lan@province.example', 'warn_20240116T003000Z_lan-a'],
      ['minh@province.example', 'warn_20240116T003000Z_minh'],
    ]);
    const [both, one] = world.sent.map(({ message }) => message);
    expect(both?.subject).toBe(
      '[Nhắc việc] Còn 3 ngày làm việc: Hoàn thành nhiệm vụ – Sở A (hạn 24:00 ngày 19/01/2024) và 1 việc khác',
    );
    for (const words of [
      'Kính gửi: Chức vụ lan-a; Chức vụ lan-b',
      '** Sở A **',
      '** Sở B **',
      '** Department B **',
    ])
      expect(both?.text).toContain(words);
    expect(both?.text).toContain('với vai trò Chức vụ lan-a; Chức vụ lan-b, thuộc danh sách');
    expect(one?.text).toContain('trân trọng thông báo Sở C về thời hạn sau:');
    expect(one?.text).not.toContain('**');
  });

  it('are planned once, also when the day is run again', async () => {
    await warn(two);
    await world.run('warn', warnTime);
    expect(await world.sender(warnTime)).toEqual(delivered());
    const rows = await world.ports.deliveries.byOccurrence(warnings);
    expect(rows.map(({ key, duty, recipient: to }) => [key, duty, to])).toEqual([
      [
        'lan-a',
        true,
        {
          ...recipientOf('lan-a', 'P.A'),
          email: 'lan@province.example',
          also: [{ id: 'lan-b', post: { vi: 'Chức vụ lan-b', en: 'Post lan-b' }, unit: 'P.B' }],
        },
      ],
      ['minh', true, recipientOf('minh', 'P.C')],
    ]);
  });

  it('name a unit once for a person who holds two of its posts', async () => {
    await warn({
      recipients: [
        recipient('deputy', 'P.A', 'lan@province.example', ['warnings']),
        recipient('director', 'P.A', 'lan@province.example', ['warnings']),
      ],
    });
    expect(world.sent).toHaveLength(1);
    expect(world.sent[0]?.message.text).toContain('trân trọng thông báo Sở A về thời hạn sau:');
  });

  it('P29: of thirty milestones are one digest, the most urgent first', async () => {
    const [milestone] = smallCatalogue().milestones;
    if (milestone === undefined) throw new Error('the fixture has changed');
    const milestones = Array.from({ length: 15 }, (_, index) => ({
      ...milestone,
      id: `milestone-${index}`,
      name: { vi: `Mốc số ${index}`, en: `Milestone ${index}` },
      date: index === 14 ? '2024-01-17' : milestone.date,
    }));
    expect(await warn({ ...two, milestones })).toEqual(delivered({ sent: 2 }));
    const message = world.sent[0]?.message;
    expect(message?.subject).toBe(
      '[Nhắc việc] Còn 1 ngày làm việc: Mốc số 14 – Sở A (hạn 24:00 ngày 17/01/2024) và 29 việc khác',
    );
    expect(message?.text).toContain('trân trọng thông báo 30 thời hạn của 2 đơn vị sau:');
    expect(message?.text.match(/^Mốc số \d+$/gm)).toHaveLength(30);
    expect(message?.text.match(/đề nghị đơn vị/g)).toHaveLength(1);
  });

  it('F20: a failing address never makes others receive a second copy', async () => {
    await world.applyCatalogue({ ...smallCatalogue(), ...two });
    await world.run('warn', warnTime);
    world.answerOfMailer = ({ to }) =>
      to.email.startsWith('lan@')
        ? { outcome: 'retry', failure: 'throttled' }
        : { outcome: 'sent', messageId: 'm' };
    for (const time of ['00:35', '00:45', '01:00', '01:30', '02:30', '05:00']) {
      world.setNow(`2024-01-16T${time}:00Z`);
      await world.sender(`2024-01-16T${time}:00Z`);
    }
    expect(world.sent.filter(({ to }) => to.email.startsWith('minh@'))).toHaveLength(1);
    expect(world.sent.filter(({ to }) => to.email.startsWith('lan@'))).toHaveLength(6);
  });

  it('F25: are a duty, which they say, and have no link to unsubscribe', async () => {
    await warn(two);
    const [first] = world.sent;
    expect(first?.unsubscribe).toBeUndefined();
    expect(first?.message.text).toContain('Thư này thuộc chế độ báo cáo bắt buộc nên không thể hủy nhận.');
    expect(first?.message.text).toContain(
      'is part of mandatory reporting, so you cannot unsubscribe from it.',
    );
    expect(first?.message.html).toContain('Thư này thuộc chế độ báo cáo bắt buộc nên không thể hủy nhận.');
    expect(first?.message.html).not.toContain('href');
  });

  it('F25: reach whoever unsubscribed before the catalogue made them a duty', async () => {
    await warn({ ...two, dutyMessages: [] });
    expect((await unsubscribe(0)).status).toBe(200);
    await world.ports.catalogues.put(2, { ...smallCatalogue(), ...two }, instant(warnTime));
    const nextDay = '2024-01-18T00:30:00Z';
    world.setNow(nextDay);
    await world.run('warn', nextDay);
    expect(await world.sender(nextDay)).toEqual(delivered({ sent: 2 }));
  });
});

describe('the weekly report', () => {
  it('P22, P8: goes once to each person, and marks the units of all their posts', async () => {
    expect(await report(two)).toEqual(delivered({ sent: 2 }));
    expect(world.sent.map(({ to, deliveryId }) => [to.email, deliveryId])).toEqual([
      ['lan@province.example', 'report_20240115T000000Z_lan-a'],
      ['minh@province.example', 'report_20240115T000000Z_minh'],
    ]);
    const text = world.sent[0]?.message.text;
    expect(text).toContain('Kính gửi: Chức vụ lan-a; Chức vụ lan-b');
    expect(text).toContain('Đơn vị của Ông/Bà, Sở A: hạng 1/1, 5,00 điểm (mới có 1/3 đơn vị gửi số liệu);');
    expect(text).toContain('Đơn vị của Ông/Bà, Sở B: chưa gửi số liệu nên không xếp hạng.');
    expect(text).not.toContain('Đơn vị của Ông/Bà, Sở C');
  });

  it('F25: carries a link of its own to each, in the header and in both parts, in both languages', async () => {
    await report(two);
    const urls = world.sent.map(({ unsubscribe: link, message }) => {
      const url = link?.url ?? '';
      expect(url).toMatch(/^https:\/\/api\.example\/v1\/unsubscribe\/[\w-]+\.[\w-]+$/);
      expect(message.text).toContain(`Hủy nhận loại thư này: ${url}\n`);
      expect(message.text).toContain(`Unsubscribe from these messages: ${url}\n`);
      expect(message.html.split(`href="${url}"`)).toHaveLength(3);
      return url;
    });
    expect(new Set(urls).size).toBe(2);
    expect(urls.join()).not.toMatch(/lan|minh|province/i);
  });

  it('F25, P20: is kept back from whoever has unsubscribed, says why, and goes to all others', async () => {
    await report(two);
    expect((await unsubscribe(0)).status).toBe(200);
    const nextReport = '2024-01-22T00:00:00Z';
    await world.run('rank', '2024-01-21T23:00:00Z');
    await world.run('report', nextReport);
    world.setNow(nextReport);
    expect(await world.sender(nextReport)).toEqual(delivered({ sent: 1, settled: 1 }));
    expect(world.sent.at(-1)?.to.email).toBe('minh@province.example');
    const occurrence = { job: 'report', nominalTime: iso(nextReport) } as const;
    const rows = await world.ports.deliveries.byOccurrence(occurrence);
    expect(rows.map(({ key, state, attempts, failure }) => [key, state, attempts, failure])).toEqual([
      ['lan-a', 'suppressed', 0, 'the recipient has unsubscribed'],
      ['minh', 'sent', 1, undefined],
    ]);
  });

  it('F25: stays away also when the address is typed in another way, or the post has another holder’s id', async () => {
    await report({ recipients: [recipient('old', 'P.A', 'lan@province.example', ['weekly-report'])] });
    await unsubscribe(0);
    const moved = [recipient('new', 'P.B', 'Lan@Province.example', ['weekly-report'])];
    await world.ports.catalogues.put(2, { ...smallCatalogue(), recipients: moved }, instant(warnTime));
    await world.run('rank', '2024-01-21T23:00:00Z');
    await world.run('report', '2024-01-22T00:00:00Z');
    world.setNow('2024-01-22T00:00:00Z');
    expect(await world.sender('2024-01-22T00:00:00Z')).toEqual(delivered({ settled: 1 }));
  });

  it('F25: a duty by the catalogue’s word has no link', async () => {
    await report({ ...two, dutyMessages: ['weekly-report'] });
    expect(world.sent[0]?.unsubscribe).toBeUndefined();
    expect(world.sent[0]?.message.text).toContain('không thể hủy nhận');
  });

  it('waits, and loses no attempt, while it is unknown who has unsubscribed', async () => {
    const { hasEach } = world.ports.unsubscribes;
    world.ports.unsubscribes.hasEach = () => Promise.reject(new RangeError('out'));
    const fault = 'cannot know who has unsubscribed: out';
    expect(await report(two)).toEqual(delivered({ 'passed-over': 2, fault }));
    const occurrence = { job: 'report', nominalTime: iso(reportTime) } as const;
    const { recipient: lan, ...row } = (await world.ports.deliveries.byOccurrence(occurrence))[0] ?? {};
    expect(lan?.id).toBe('lan-a');
    expect(row).toEqual({
      id: 'report_20240115T000000Z_lan-a',
      occurrence,
      key: 'lan-a',
      content: { kind: 'weekly-report', set: 'S', period: '2024-W02' },
      helpdesk: { vi: 'Bộ phận vận hành', en: 'Operations' },
      state: 'due',
      attempts: 0,
      portal: 'none',
      dueAt: reportTime,
      expiresAt: '2024-01-20T00:00:00Z',
    });
    world.ports.unsubscribes.hasEach = hasEach.bind(world.ports.unsubscribes);
    expect(await world.sender(warnTime)).toEqual(delivered({ sent: 2 }));
  });
});
