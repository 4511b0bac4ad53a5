import { beforeEach, describe, expect, it } from 'vitest';
import type { IndicatorSet, Recipient } from '../../../domain/catalogue/catalogue.ts';
import type { ReaderLanguage } from '../../../domain/language/reader-language.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';
import { valuesOf } from '../../messages/calendar/calendar-lines.ts';

const letterhead = { subjectPrefix: '', takesReplies: false, portalUrl: 'https://tiendo.example' };
const all = {
  'S.1': { numerator: 8, denominator: 10 },
  'S.2': { done: 1, total: 2 },
  'S.3': { points: 9.45 },
  'S.4': { count: 1_250 },
};

let world: ReturnType<typeof createWorld>;
let token: string;
let key = 0;

async function prepare(
  language: ReaderLanguage = 'both',
  changes: Partial<IndicatorSet> = {},
  receives: Recipient['receives'] = ['receipts', 'warnings'],
) {
  world = createWorld('2024-01-10T02:00:00Z', { letterhead });
  await world.applyCatalogue({
    ...smallCatalogue(),
    milestones: [],
    sets: smallCatalogue().sets.map(({ ladder: _, ...set }) => ({
      ...set,
      owed: [{ from: '2024-W02' }],
      ...changes,
    })),
    recipients: [
      {
        id: 'clerk',
        post: { vi: 'Đầu mối', en: 'Clerk' },
        unit: 'P.A',
        language,
        email: 'clerk@province.example',
        receives,
        role: 'unit',
      },
    ],
  });
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
}

beforeEach(() => prepare());

/** What the clerk gets for a submission at an instant. */
async function receiptFor(
  at: string,
  values: object,
  changes: object = {},
  headers: Record<string, string> = {},
) {
  world.setNow(at);
  key += 1;
  const reply = await world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `key-${key}`,
      ...headers,
    },
    body: { unit: 'P.A', set: 'S', period: '2024-W02', values, ...changes },
  });
  expect(reply.status).toBe(201);
  await world.sender(at);
  const sent = world.sent.at(-1);
  const id: string = Object(reply.body).id;
  const [file] = sent?.message.attachments ?? [];
  return {
    text: `${sent?.message.subject}\n\n${sent?.message.text}`
      .replaceAll(id, '<id>')
      .replaceAll(id.slice(0, 8), '<id>'),
    html: sent?.message.html ?? '',
    file,
    ics: file === undefined ? '' : Buffer.from(file.content).toString(),
    thread: sent?.thread,
  };
}

describe('F126: the receipt of a submission by e-mail', () => {
  it('says what is lacking, the figures as they were understood, provisional points, how to correct, and where', async () => {
    const part = await receiptFor('2024-01-10T03:00:00Z', { 'S.3': all['S.3'], 'S.4': all['S.4'] });
    await expect(part.text).toMatchFileSnapshot('receipts/partial.txt');
    expect(part.thread).toBe('set.S.2024-W02');
    expect(part.file).toBeUndefined();
    const page = 'https://tiendo.example/p/entry/S/2024-W02/P.A';
    expect(
      [...part.html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)?.filter((url) => url === page),
    ).toEqual([page, page]);
  });

  it('says what was added, and takes the deadline out of the calendar once everything is there', async () => {
    await receiptFor('2024-01-10T03:00:00Z', { 'S.3': all['S.3'], 'S.4': all['S.4'] });
    const whole = await receiptFor('2024-01-12T03:00:00Z', { 'S.1': all['S.1'], 'S.2': all['S.2'] });
    await expect(whole.text).toMatchFileSnapshot('receipts/completed.txt');
    expect([whole.file?.name, whole.file?.mediaType]).toEqual([
      'Gỡ hạn gửi tuần 02-2024 khỏi lịch.ics',
      'text/calendar; charset=utf-8; method=CANCEL',
    ]);
    const of = (property: string) => valuesOf(whole.ics, property);
    expect(['METHOD', 'UID', 'SEQUENCE', 'STATUS', 'DTEND'].map(of)).toEqual([
      ['CANCEL'],
      ['owed.S.2024-W02.P.A@tiendo'],
      ['10004'],
      ['CANCELLED'],
      ['20240112T090000Z'],
    ]);
  });

  it('shows what a correction changed, before and after, and nothing else', async () => {
    await receiptFor('2024-01-10T03:00:00Z', all);
    const figures = { ...all, 'S.1': { numerator: 9, denominator: 10 }, 'S.4': { count: 1_205 } };
    const corrected = await receiptFor(
      '2024-01-10T04:00:00Z',
      figures,
      { reason: 'Gõ nhầm' },
      { 'if-match': '"1"' },
    );
    await expect(corrected.text).toMatchFileSnapshot('receipts/correction.txt');
    // The first receipt has taken the deadline out already.
    expect(corrected.file).toBeUndefined();
  });

  it('shows back what the unit wrote, which leaders will read, and figures nobody asked for beside those asked', async () => {
    const said = {
      note: 'Thiếu hai\nmáy quét <b>',
      comments: { 'S.3': 'Theo biên bản', 'S.4': 'Đã đối chiếu' },
    };
    await receiptFor('2024-01-10T03:00:00Z', { ...all, 'S.5': { amount: 7 } }, said);
    const corrected = await receiptFor(
      '2024-01-10T04:00:00Z',
      { 'S.4': { count: 300 } },
      { reason: 'Gõ nhầm' },
      { 'if-match': '"1"' },
    );
    const lines = (corrected.text ?? '').split('\n');
    expect(lines).toContain('Chỉ số phải gửi: đủ 4/4; gửi thêm 1 chỉ số không bắt buộc');
    const from = lines.indexOf('Nội dung đơn vị gửi kèm số liệu');
    expect(lines.slice(from, from + 6)).toEqual([
      'Nội dung đơn vị gửi kèm số liệu',
      '-------------------------------',
      'Lý do điều chỉnh: Gõ nhầm',
      'Ghi chú, kiến nghị: Thiếu hai máy quét <b>',
      'Chỉ số S.3: Theo biên bản',
      'Ghi chú, kiến nghị và giải trình được đưa vào báo cáo tuần gửi lãnh đạo.',
    ]);
  });

  it('is in the language of its reader, with numbers as that writes them', async () => {
    await prepare('en');
    await expect((await receiptFor('2024-01-10T03:00:00Z', all)).text).toMatchFileSnapshot(
      'receipts/english.txt',
    );
  });

  it('takes no deadline out of a calendar before there was a warning of it', async () => {
    expect((await receiptFor('2024-01-10T01:00:00Z', all)).file?.name).toBe(
      'Gỡ hạn gửi tuần 02-2024 khỏi lịch.ics',
    );
    await prepare();
    expect((await receiptFor('2024-01-09T03:00:00Z', all)).file).toBeUndefined();
  });

  it('takes none out where nobody is warned of the unit’s figures', async () => {
    await prepare('vi', {}, ['receipts']);
    expect((await receiptFor('2024-01-12T03:00:00Z', all)).file).toBeUndefined();
  });

  it('takes it out once what was sent is enough for the set, and not again when the rest comes', async () => {
    await prepare('vi', { partial: { means: 'enough', until: 'lock' } });
    const part = await receiptFor('2024-01-11T03:00:00Z', { 'S.3': all['S.3'] });
    expect(part.file?.name).toBe('Gỡ hạn gửi tuần 02-2024 khỏi lịch.ics');
    expect((await receiptFor('2024-01-11T04:00:00Z', { 'S.4': all['S.4'] })).file).toBeUndefined();
  });

  it('promises no ranking in a set that has none, and says the days of a month', async () => {
    await prepare('both', {
      frequency: 'month',
      leagues: [],
      owed: [{ from: '2024-01' }],
      due: { workingDaysAfter: 2, time: '16:00' },
      lock: { workingDaysAfter: 5, time: '17:00' },
    });
    const monthly = await receiptFor('2024-01-12T03:00:00Z', all, { period: '2024-01' });
    await expect(monthly.text).toMatchFileSnapshot('receipts/unranked-month.txt');
  });
});

describe('F126: the receipt of a unit with an exception from the lock', () => {
  /** Operations open an exception at an instant, until 17:00 on the 17th. */
  async function open(at: string) {
    world.setNow(at);
    const operations = await world.tokenFor({ role: 'operations' });
    const { status } = await world.registry({
      method: 'POST',
      path: '/v1/exceptions',
      headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json' },
      body: {
        unit: 'P.A',
        set: 'S',
        period: '2024-W02',
        officer: 'Chánh Văn phòng',
        reason: 'Mất mạng',
        expiresAt: '2024-01-17T17:00:00+07:00',
      },
    });
    expect(status).toBe(201);
  }

  it('says until when it may correct, when it was due, what is official, and takes the moved deadline out', async () => {
    await open('2024-01-11T02:00:00Z');
    await receiptFor('2024-01-12T03:00:00Z', { 'S.3': all['S.3'], 'S.4': all['S.4'] });
    const whole = await receiptFor('2024-01-16T03:00:00Z', { 'S.1': all['S.1'], 'S.2': all['S.2'] });
    await expect(whole.text).toMatchFileSnapshot('receipts/extended.txt');
    const of = (property: string) => valuesOf(whole.ics, property);
    expect(['METHOD', 'UID', 'SEQUENCE', 'STATUS', 'DTEND'].map(of)).toEqual([
      ['CANCEL'],
      ['owed.S.2024-W02.P.A@tiendo'],
      ['10005'],
      ['CANCELLED'],
      ['20240117T100000Z'],
    ]);
  });

  it('is late by the deadline for all where nothing came before it', async () => {
    await open('2024-01-11T02:00:00Z');
    const { text } = await receiptFor('2024-01-13T03:00:00Z', { 'S.3': all['S.3'] });
    expect(
      text.split('\n').filter((line) => /^(Nhận lúc|Hạn gửi|Đề nghị|Nếu có sai sót)/.test(line)),
    ).toEqual([
      'Nhận lúc: 10:00 ngày 13/01/2024, trong thời gian gia hạn; so với hạn chung vẫn tính là trễ hạn',
      'Hạn gửi: 17:00 ngày 17/01/2024 (Thứ Tư), đã được gia hạn; hạn chung là 16:00 ngày 12/01/2024 (Thứ Sáu)',
      'Đề nghị đơn vị gửi thêm các chỉ số này trước 17:00 ngày 17/01/2024 (Thứ Tư). Chỉ cần gửi phần còn thiếu; số liệu đã gửi giữ nguyên.',
      'Nếu có sai sót, đề nghị đơn vị gửi lại những số liệu cần sửa kèm lý do, chậm nhất là 17:00 ngày 17/01/2024 (Thứ Tư); số liệu, ghi chú không gửi lại được giữ nguyên.',
    ]);
  });
});
