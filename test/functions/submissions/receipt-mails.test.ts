import { beforeEach, describe, expect, it } from 'vitest';
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

async function prepare(language: ReaderLanguage = 'both') {
  world = createWorld('2024-01-10T02:00:00Z', { letterhead });
  await world.applyCatalogue({
    ...smallCatalogue(),
    sets: smallCatalogue().sets.map(({ ladder: _, ...set }) => ({ ...set, owed: [{ from: '2024-W02' }] })),
    recipients: [
      {
        ...{ id: 'clerk', post: { vi: 'Đầu mối', en: 'Clerk' }, unit: 'P.A', language },
        ...{ email: 'clerk@province.example', receives: ['receipts'] },
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
  await world.deliver(at);
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
});
