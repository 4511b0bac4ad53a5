import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { mostQuestions } from '../../../domain/report/question-limits.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { catalogueWithPortal } from '../../fixtures/catalogue.ts';
import { cursorAt } from '../../fixtures/cursor.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

const asked = { unit: 'P.A', set: 'S', period: '2024-W02', text: 'Vì sao giảm 3 bậc?' };

let world: ReturnType<typeof createWorld>;
let leader: string;
let clerk: string;

beforeEach(async () => {
  world = createWorld('2024-01-10T02:00:00Z');
  await world.applyCatalogue(catalogueWithPortal());
  leader = await world.tokenFor({ role: 'leader' });
  clerk = await world.tokenFor({ role: 'unit', unit: 'P.A' });
});

async function call(token: string, method: string, path: string, body?: unknown): Promise<Reply> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const [at = '', rawQuery] = path.split('?');
  return world.registry({
    method,
    path: at,
    headers,
    ...(rawQuery === undefined ? {} : { rawQuery }),
    ...(body === undefined ? {} : { body }),
  });
}

const ask = (more: object = {}, token = leader) =>
  call(token, 'POST', '/v1/questions', { ...asked, ...more });
const answer = (id: string, text: string, token = clerk) =>
  call(token, 'POST', `/v1/questions/${id}/answer`, { text });
const list = async (query: string, token: string) => {
  const { body } = await call(token, 'GET', `/v1/questions${query}`);
  return Object(body).questions.map(({ id }: { id: string }) => id);
};
const idOf = (reply: Reply) => String(Object(reply.body).id);
const open = {
  ...asked,
  askedAt: '2024-01-10T02:00:00Z',
  askedBy: 'test',
  answer: null,
};

async function mailed() {
  const at = iso('2024-01-10T02:00:00Z');
  const found = await world.ports.deliveries.byOccurrence({ job: 'notice', nominalTime: at });
  return found.map(({ recipient }) => recipient.id);
}

describe('F151: a leader’s question', () => {
  it('is mailed to the unit once, however often it is sent', async () => {
    const replies = await Promise.all([ask(), ask()]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 201]);
    const [first] = replies;
    expect(first?.body).toEqual({ id: idOf(await ask()), ...open });
    expect(await mailed()).toEqual(['clerk-a']);
  });

  it('is the only open one of a leader to a unit about a week; other leaders have theirs', async () => {
    const id = idOf(await ask());
    expect(await ask({ text: 'Còn gì nữa?' })).toEqual(
      refused(
        'conflict',
        'Câu hỏi gửi lúc 09:00 ngày 10/01/2024 (Thứ Tư) chưa được trả lời: Vì sao giảm 3 bậc?. Chờ trả lời rồi hỏi tiếp.',
      ),
    );
    expect((await ask({ unit: 'P.B' })).status).toBe(201);
    expect((await ask({ text: 'Khác' }, await world.tokenFor({ role: 'leader' }))).status).toBe(201);
    await answer(id, 'Mất kết nối');
    expect((await ask({ text: 'Còn gì nữa?' })).status).toBe(201);
  });

  it('has at most 500 characters on one line, and a week that has begun', async () => {
    const codes = async (more: object) =>
      Object((await ask(more)).body).errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(await codes({ text: 'x'.repeat(501) })).toEqual(['/text']);
    expect(await codes({ text: 'một\nhai' })).toEqual(['/text']);
    expect(await codes({ period: '2024-W03' })).toEqual(['/period']);
    const { sets, ...rest } = catalogueWithPortal();
    const headless = sets.map(({ headline: _, ...set }) => set);
    await world.ports.catalogues.put(2, { ...rest, sets: headless }, instant('2024-01-10T02:00:00Z'));
    expect(await codes({ unit: 'P' })).toEqual(['/set']);
  });

  it('is answered once by the unit alone, which keeps the first answer', async () => {
    const id = idOf(await ask());
    const other = await world.tokenFor({ role: 'unit', unit: 'P.B' });
    const unknown = refused(
      'not-found',
      'Không có câu hỏi này cho đơn vị; xem danh sách bằng «tiendo question list».',
    );
    expect(await answer(id, 'x', other)).toEqual(unknown);
    expect(await answer('0'.repeat(16), 'x')).toEqual(unknown);
    const said = { text: 'Mất kết nối', at: '2024-01-10T02:00:00Z', by: 'test' };
    const [one, two] = await Promise.all([answer(id, 'Mất kết nối'), answer(id, 'Khác')]);
    expect(one).toEqual(answered(200, { id, ...open, answer: said }));
    expect(two).toEqual(
      refused(
        'conflict',
        'Câu hỏi đã được test trả lời lúc 09:00 ngày 10/01/2024 (Thứ Tư); câu trả lời đầu tiên được giữ.',
      ),
    );
    expect((await answer(id, 'Mất kết nối')).status).toBe(200);
  });

  it('is read like the figures of the unit', async () => {
    const first = idOf(await ask());
    const second = idOf(await ask({ unit: 'P.B' }));
    expect(await list('', leader)).toEqual(expect.arrayContaining([first, second]));
    expect(await list('', clerk)).toEqual([first]);
    expect(await list('?unit=P.B', clerk)).toEqual([]);
    expect(await list('?state=answered', leader)).toEqual([]);
    await answer(first, 'Mất kết nối');
    expect(await list('?state=answered', leader)).toEqual([first]);
    expect(await list('?state=open&period=2024-W02&set=S', leader)).toEqual([second]);
  });

  it('is listed newest first, page by page, by unit and week', async () => {
    const ids: string[] = [];
    for (const [at, unit, period] of [
      ['01', 'P.B', '2024-W01'],
      ['02', 'P.A', '2024-W02'],
      ['03', 'P.A', '2024-W01'],
      ['04', 'P.B', '2024-W02'],
    ] as const) {
      world.setNow(`2024-01-10T${at}:00:00Z`);
      const reply = await ask({ unit, period });
      expect(reply.status).toBe(201);
      ids.unshift(idOf(reply));
    }
    const at = (id: string) => cursorAt('/v1/questions', {}, id);
    const page = async (query: string) => {
      const { questions, next } = Object((await call(leader, 'GET', `/v1/questions${query}`)).body);
      return [
        questions.map(({ id }: { id: string }) => ids.indexOf(id)),
        ids.findIndex((id) => at(id) === next),
      ];
    };
    expect(await page('')).toEqual([[0, 1, 2, 3], -1]);
    expect(await page('?limit=3')).toEqual([[0, 1, 2], 2]);
    expect(await page(`?limit=3&cursor=${at(ids[2] ?? '')}`)).toEqual([[3], -1]);
    expect(await page('?limit=4')).toEqual([[0, 1, 2, 3], -1]);
    expect(await page('?unit=P.A')).toEqual([[1, 2], -1]);
    expect(await page('?period=2024-W01')).toEqual([[1, 3], -1]);
    expect((await call(leader, 'GET', `/v1/questions?cursor=${at('0'.repeat(16))}`)).status).toBe(400);
  });

  it('is asked at most so often of a unit about a week; one that cannot be read counts', async () => {
    const { list: stored } = world.ports.questions;
    const asker = leader.split('_')[1];
    const place = (period: string, nth: number) => `S#${period}#P.A#${asker}#${nth}`;
    world.ports.questions.list = async (set) => ({
      ...(await stored.call(world.ports.questions, set)),
      unreadable: [place('2024-W02', mostQuestions - 2), place('2024-W01', mostQuestions)],
    });
    for (const nth of [mostQuestions - 1, mostQuestions]) {
      const reply = await ask();
      expect(reply.status).toBe(201);
      const found = (await stored.call(world.ports.questions, 'S')).found.find(
        ({ id }) => id === idOf(reply),
      );
      expect(found?.nth).toBe(nth);
      await answer(idOf(reply), 'x');
    }
    expect(await ask()).toEqual(
      refused('conflict', `Đã hỏi đơn vị này ${mostQuestions} lần về tuần này, là mức nhiều nhất.`),
    );
    expect((await answer('0'.repeat(16), 'x')).status).toBe(500);
    const left = async (token: string) => Object((await call(token, 'GET', '/v1/questions')).body).unreadable;
    expect(await left(leader)).toEqual({
      total: 2,
      ids: [place('2024-W02', mostQuestions - 2), place('2024-W01', mostQuestions)],
    });
    expect(await left(clerk)).toBeUndefined();
  });

  it('stands in the next weekly report beside the unit, with the answer, for those who may read it', async () => {
    const id = idOf(await ask({ text: 'Vì sao <b>giảm</b>?' }));
    await answer(id, 'Mất kết nối');
    await ask({ unit: 'P.B', text: 'Còn đơn vị mình?' });
    world.setNow('2024-01-14T23:05:00Z');
    await world.run('rank', '2024-01-14T23:00:00Z');
    world.setNow('2024-01-15T00:00:00Z');
    await world.run('report', '2024-01-15T00:00:00Z');
    const report = await world.ports.reports.find('S', '2024-W02');
    expect(report?.questions).toEqual([
      {
        unit: 'P.A',
        name: { vi: 'Sở A', en: 'Department A' },
        readableBy: ['P.A', 'P'],
        period: '2024-W02',
        by: 'test',
        text: 'Vì sao <b>giảm</b>?',
        answer: 'Mất kết nối',
      },
      {
        unit: 'P.B',
        name: { vi: 'Sở B', en: 'Department B' },
        readableBy: ['P.B', 'P'],
        period: '2024-W02',
        by: 'test',
        text: 'Còn đơn vị mình?',
        answer: null,
      },
    ]);
    await world.sender('2024-01-15T00:05:00Z');
    const mailOf = (to: string) =>
      world.sent.find((one) => one.to.email === `${to}@province.example`)?.message;
    const chair = mailOf('chair');
    expect(chair?.text).toContain('Hỏi (test, tuần 02/2024): Vì sao <b>giảm</b>?\nTrả lời: Mất kết nối');
    expect(chair?.text).toContain('Hỏi (test, tuần 02/2024): Còn đơn vị mình?\nChưa trả lời');
    expect(chair?.html).toContain('Vì sao &lt;b&gt;giảm&lt;/b&gt;?');
    expect(mailOf('contact-b')?.text).toContain('Còn đơn vị mình?');
    expect(mailOf('contact-b')?.text).not.toContain('Mất kết nối');
  });
});

describe('a question, where a weekly report is skipped,', () => {
  const mondays = ['2024-01-08', '2024-01-15', '2024-01-22', '2024-01-29'];
  const weeks = ['2024-W01', '2024-W02', '2024-W03', '2024-W04'];

  /** A world in which units send what the weeks named need, and the reports of its Mondays are made. */
  async function playedWorld(change: Partial<IndicatorSet>, sent: readonly string[]) {
    const { sets, ...rest } = catalogueWithPortal();
    world = createWorld('2024-01-01T02:00:00Z');
    const changed = sets.map((set) => ({ ...set, ...change }));
    await world.applyCatalogue({ ...rest, sets: changed });
    leader = await world.tokenFor({ role: 'leader' });
    clerk = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    const [set] = changed;
    if (set === undefined) throw new RangeError('the fixture has changed');
    for (const period of sent) {
      const receivedAt = iso(`${weekday(period, 3)}T03:00:00Z`);
      const values = new Map([['S.3', { kind: 'points', points: 500 }]] as const);
      await world.ports.submissions.append(set, submissionOf({ unit: 'P.B', period, values, receivedAt }));
    }
  }

  function weekday(period: string, day: number): string {
    const monday = Temporal.PlainDate.from(mondays[weeks.indexOf(period)] ?? '').subtract({ weeks: 1 });
    return monday.add({ days: day }).toString();
  }

  /** Makes the report of a Monday. @returns the questions in what leaders get, each with its answer; null where they get nothing */
  async function reportOn(monday: string | undefined) {
    const nominalTime = `${monday}T00:00:00Z`;
    const ranked = Temporal.Instant.from(nominalTime).subtract({ hours: 1 }).toString();
    world.setNow(ranked);
    await world.run('rank', ranked);
    world.setNow(nominalTime);
    await world.run('report', nominalTime).catch(() => null);
    const mails = await world.ports.deliveries.byOccurrence({ job: 'report', nominalTime: iso(nominalTime) });
    const [content] = mails.map((one) => one.content);
    if (content?.kind !== 'weekly-report') return null;
    const report = await world.ports.reports.find(content.set, content.period);
    return (report?.questions ?? []).map(({ text, answer: said }) => [text, said]);
  }

  const at = (instant: string) => world.setNow(instant);

  const skipped: [why: string, change: Partial<IndicatorSet>, sent: readonly string[]][] = [
    ['since nobody sent anything', { emptyWeek: 'none' }, ['2024-W01', '2024-W03', '2024-W04']],
    ['since nothing was owed', { owed: [{ from: '2024-W01', to: '2024-W01' }, { from: '2024-W03' }] }, weeks],
  ];

  it.each(skipped)('%s, stands in the next one, once', async (_, change, sent) => {
    await playedWorld(change, sent);
    expect(await reportOn(mondays[0])).toEqual([]);
    at('2024-01-09T02:00:00Z');
    const early = idOf(await ask({ period: '2024-W01', text: 'Một?' }));
    expect(await reportOn(mondays[1])).toBeNull();
    at('2024-01-16T02:00:00Z');
    await ask({ period: '2024-W01', unit: 'P.B', text: 'Hai?' });
    expect(await reportOn(mondays[2])).toEqual([
      ['Một?', null],
      ['Hai?', null],
    ]);
    at('2024-01-23T02:00:00Z');
    await answer(early, 'Đã rõ');
    expect(await reportOn(mondays[3])).toEqual([['Một?', 'Đã rõ']]);
  });

  /** A world in which the second report, which would show a question, is held; and that question's place in a report. */
  async function heldReport() {
    await playedWorld({}, weeks);
    expect(await reportOn(mondays[0])).toEqual([]);
    at('2024-01-09T02:00:00Z');
    await ask({ period: '2024-W01', text: 'Một?' });
    const { mailCap } = world.ports;
    world.ports.mailCap = 1;
    expect(await reportOn(mondays[1])).toBeNull();
    const occurrence = { job: 'report', nominalTime: iso(`${mondays[1]}T00:00:00Z`) } as const;
    return { occurrence, mailCap, shown: [['Một?', null]] };
  }

  it('since two operators have to release it, stands in it once they have, and not in the next one', async () => {
    const { mailCap, shown } = await heldReport();
    const operators = [
      await world.tokenFor({ role: 'operations' }),
      await world.tokenFor({ role: 'operations' }),
    ];
    for (const token of operators) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const { body: held } = await world.operations({ method: 'GET', path: '/v1/deliveries/held', headers });
      const [{ id, confirm }] = Object(held).runs;
      const body = { id, confirm };
      await world.operations({ method: 'POST', path: '/v1/deliveries/release', headers, body });
    }
    expect(await reportOn(mondays[1])).toEqual(shown);
    world.ports.mailCap = mailCap;
    expect(await reportOn(mondays[2])).toEqual([]);
  });

  it('since nobody released it, stands in the next one', async () => {
    const { occurrence, mailCap, shown } = await heldReport();
    const row = await world.ports.occurrences.find(occurrence);
    if (row === null) throw new Error('the run has been attempted');
    await world.ports.occurrences.replace(row, { ...row, status: 'failed' });
    world.ports.mailCap = mailCap;
    expect(await reportOn(mondays[2])).toEqual(shown);
    expect(await reportOn(mondays[3])).toEqual([]);
  });

  it('that came after a report, stands in the next one alone', async () => {
    await playedWorld({}, weeks);
    expect(await reportOn(mondays[0])).toEqual([]);
    // After the run of the Monday: it belongs to the next report.
    at('2024-01-08T00:00:01Z');
    await ask({ period: '2024-W01', text: 'Một?' });
    expect(await reportOn(mondays[1])).toEqual([['Một?', null]]);
    expect(await reportOn(mondays[2])).toEqual([]);
  });
});
