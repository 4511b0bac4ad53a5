import { beforeEach, describe, expect, it } from 'vitest';
import { extensionRequests } from '../../../contract/extension-requests.ts';
import { calendarToken } from '../../../domain/access/calendar-token.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { drawnId } from '../../fixtures/answers/drawn.ts';
import { errorAt, refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { catalogueWithPortal } from '../../fixtures/catalogue.ts';
import { cursorAt } from '../../fixtures/cursor.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, type Reply, signingKey } from '../../fixtures/world.ts';
import { valuesOf } from '../../messages/calendar/calendar-lines.ts';

const asked = { unit: 'P.A', set: 'S', period: '2024-W02', reason: 'Mất kết nối từ sáng thứ Sáu' };
const grant = { outcome: 'granted', officer: 'Chánh Văn phòng', until: '2024-01-17T17:00:00+07:00' };
const refusal = { outcome: 'refused', reason: 'Kỳ vẫn còn mở' };

let world: ReturnType<typeof createWorld>;
let clerk: string;
let operator: string;
let other: string;

beforeEach(async () => {
  // The lock was at 06:00 in Vietnam.
  world = createWorld('2024-01-15T02:00:00Z');
  await world.applyCatalogue(catalogueWithPortal());
  clerk = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  operator = await world.tokenFor({ role: 'operations' });
  other = await world.tokenFor({ role: 'operations' });
});

async function call(token: string, method: string, path: string, body?: unknown): Promise<Reply> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return world.registry({ method, path, headers, ...(body === undefined ? {} : { body }) });
}

const ask = (more: object = {}, token = clerk) =>
  call(token, 'POST', '/v1/extension-requests', { ...asked, ...more });
const decide = (id: string, decision: object, token = operator) =>
  call(token, 'POST', `/v1/extension-requests/${id}/decision`, decision);
const list = async (query = '') => {
  const headers = { authorization: `Bearer ${operator}` };
  return (await world.registry({ method: 'GET', path: '/v1/extension-requests', rawQuery: query, headers }))
    .body;
};
const idOf = (reply: Reply) => String(Object(reply.body).id);

const waiting = {
  ...asked,
  askedAt: '2024-01-15T02:00:00Z',
  askedBy: 'test',
  state: 'waiting',
  decision: null,
};
const granted = {
  ...waiting,
  state: 'granted',
  decision: {
    outcome: 'granted',
    at: '2024-01-15T02:00:00Z',
    officer: 'Chánh Văn phòng',
    until: '2024-01-17T10:00:00Z',
  },
};

/** The last mail to those who submit for the unit: its text, and the properties of the events that come with it. */
async function lastMail(at: string) {
  world.setNow(at);
  await world.sender(at);
  const message = world.sent.at(-1)?.message;
  const files = (message?.attachments ?? []).map(({ content }) => Buffer.from(content).toString());
  return { text: message?.text ?? '', events: files.flatMap(eventsIn) };
}

/** The uid, sequence, end, title and status of each event. */
function eventsIn(ics: string): string[] {
  const properties = ['UID', 'SEQUENCE', 'DTEND', 'SUMMARY', 'STATUS'].map((name) => valuesOf(ics, name));
  return (properties[0] ?? []).map((_, index) => properties.map((values) => values[index]).join(' '));
}

/** Whom the notices of a kind go to, in the order in which they were planned. */
async function mailed(at = '2024-01-15T02:00:00Z') {
  const found = await world.ports.deliveries.byOccurrence({ job: 'notice', nominalTime: iso(at) });
  return found.map(({ recipient, content }) => [
    recipient.id,
    content.kind === 'notice' ? content.notice.about : content.kind,
  ]);
}

async function submit(): Promise<Reply> {
  return world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${clerk}`,
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
    },
    body: { unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.3': { points: 5 } } },
  });
}

describe('P34: the e-mail that decides on an extension', () => {
  const feed = async () => {
    const path = `/v1/calendars/${calendarToken({ unit: 'P.A', generation: 1 }, signingKey)}.ics`;
    return eventsIn(String((await world.workbooks({ method: 'GET', path, headers: {} })).body));
  };

  it('moves the one event of the duty, as the calendar of the unit does', async () => {
    world.setNow('2024-01-11T02:00:00Z');
    await decide(idOf(await ask()), grant);
    const { text, events } = await lastMail('2024-01-11T02:00:00Z');
    expect(events).toEqual([
      'owed.S.2024-W02.P.A@tiendo 10001 20240117T100000Z Hạn: Bộ chỉ số S\\, tuần 02/2024 – Sở A CONFIRMED',
    ]);
    expect((await feed()).filter((one) => one.includes('2024-W02'))).toEqual(events);
    expect(text).toContain('Mở tệp lịch kèm theo để chuyển thời hạn này');
  });

  it('brings no event to a unit that has sent all it owes', async () => {
    world.setNow('2024-01-11T02:00:00Z');
    const [set] = catalogueWithPortal().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const values = new Map<string, Value>([
      ['S.1', { kind: 'ratio', numerator: 8, denominator: 10 }],
      ['S.2', { kind: 'tasks', done: 1, total: 2 }],
      ['S.3', { kind: 'points', points: 500 }],
      ['S.4', { kind: 'count', count: 400 }],
    ]);
    await world.ports.submissions.append(set, submissionOf({ period: '2024-W02', values }));
    await decide(idOf(await ask()), grant);
    expect((await lastMail('2024-01-11T02:00:00Z')).events).toEqual([]);
  });

  it('names the hour of the lock when it refuses, while there is time', async () => {
    world.setNow('2024-01-11T02:00:00Z');
    await decide(idOf(await ask()), refusal);
    expect((await lastMail('2024-01-11T02:00:00Z')).text).toContain(
      'Kỳ này chốt số liệu lúc 06:00 ngày 15/01/2024 (Thứ Hai); đề nghị đơn vị gửi trước lúc đó.',
    );
    world.setNow('2024-01-15T02:00:00Z');
    await decide(idOf(await ask({ reason: 'Lý do khác' })), refusal);
    expect((await lastMail('2024-01-15T02:00:00Z')).text).toContain('Kỳ này đã chốt số liệu. Nếu có');
  });
});

describe('F143: a request for an extension', () => {
  it('waits for operations, who get it by e-mail; the same again is the same request', async () => {
    const first = await ask();
    expect(first).toEqual(answered(201, { id: drawnId(4).slice(0, 16), ...waiting }));
    expect(await ask()).toEqual(answered(200, first.body));
    expect(await list()).toEqual({ requests: [first.body], next: null });
    expect(await mailed()).toEqual([['operator', 'extension-asked']]);
  });

  it('is one, however often a button is pressed', async () => {
    const replies = await Promise.all([ask(), ask(), ask()]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(replies.map(idOf)).size).toBe(1);
  });

  it('with another reason is refused while one waits', async () => {
    await ask();
    expect(await ask({ reason: 'Sai số liệu' })).toEqual(
      refused(
        'conflict',
        'Đã có yêu cầu gia hạn tuần 02/2024 gửi lúc 09:00 ngày 15/01/2024 (Thứ Hai), đang chờ quyết định, với lý do: Mất kết nối từ sáng thứ Sáu. Chờ quyết định rồi xin lại nếu cần.',
      ),
    );
  });

  it('is made before the lock too, and by the unit that reports for another', async () => {
    const { units, ...rest } = catalogueWithPortal();
    const reporting = units.map((unit) => (unit.id === 'P.B' ? { ...unit, reportedBy: 'P' } : unit));
    await world.ports.catalogues.put(2, { ...rest, units: reporting }, instant('2024-01-15T02:00:00Z'));
    const province = await world.tokenFor({ role: 'unit', unit: 'P' });
    expect((await ask({ unit: 'P.B', period: '2024-W03' }, province)).status).toBe(201);
  });

  it.each([
    [
      'a period that has not begun',
      { period: '2024-W04' },
      errorAt(
        '/period',
        'not-open-yet',
        'Tuần 04/2024 chưa bắt đầu; gửi được từ 00:00 ngày 22/01/2024 (Thứ Hai).',
      ),
    ],
    [
      'a set that is not there',
      { set: 'X' },
      errorAt('/set', 'unknown-set', 'Không có bộ chỉ số «X»; các bộ hiện có: Bộ chỉ số S (S).'),
    ],
    [
      'a period of another length',
      { period: '2024-Q1' },
      errorAt(
        '/period',
        'not-owed',
        'Bộ chỉ số S (S) không yêu cầu số liệu quý I/2024; bộ này gửi theo tuần, từ tuần 01/2024.',
      ),
    ],
  ])('of %s is refused', async (_, more, error) => {
    expect(await ask(more)).toEqual(
      refused(
        'malformed-request',
        'Gửi «unit», «set», «period» và «reason»: đơn vị, bộ chỉ số, kỳ và lý do xin gia hạn.',
        {
          errors: [error],
        },
      ),
    );
    expect(await list()).toEqual({ requests: [], next: null });
  });

  it('of a unit that has ceased, or that owes nothing of the set, is refused', async () => {
    world.setNow('2025-07-08T02:00:00Z');
    const district = await world.tokenFor({ role: 'unit', unit: 'P.Q' });
    const province = await world.tokenFor({ role: 'unit', unit: 'P' });
    const errors = async (more: object, token: string) => Object((await ask(more, token)).body).errors;
    expect((await ask({ unit: 'P.Q', period: '2025-W26' }, district)).status).toBe(201);
    expect(await errors({ unit: 'P.Q', period: '2025-W28' }, district)).toEqual([
      errorAt(
        '/unit',
        'unknown-unit',
        'Huyện Q (P.Q) đã kết thúc hoạt động ngày 30/06/2025, trước khi hết tuần 28/2025.',
      ),
    ]);
    // With a published standing at the head of its reports, the set asks the province for that.
    const { sets, ...rest } = catalogueWithPortal();
    const headless = sets.map(({ headline: _, ...set }) => set);
    await world.ports.catalogues.put(2, { ...rest, sets: headless }, instant('2025-07-08T02:00:00Z'));
    expect(await errors({ unit: 'P', period: '2025-W28' }, province)).toEqual([
      errorAt('/set', 'not-asked', 'Bộ chỉ số S (S) không yêu cầu UBND tỉnh (P) gửi số liệu.'),
    ]);
  });

  it('is refused while an exception is open, and made again once it has ended', async () => {
    await decide(idOf(await ask()), grant);
    expect(await ask()).toEqual(
      refused(
        'conflict',
        'Không cần xin: tuần 02/2024 đang được mở cho đơn vị đến 17:00 ngày 17/01/2024 (Thứ Tư). Gửi số liệu trước lúc đó; sau đó vẫn cần thì xin gia hạn tiếp.',
      ),
    );
    world.setNow('2024-01-17T10:00:00Z');
    expect((await ask()).status).toBe(201);
  });

  it('lapses when nobody decides; the unit asks again', async () => {
    const id = idOf(await ask());
    world.setNow('2024-01-29T02:00:00Z');
    expect(await decide(id, grant)).toEqual(
      refused(
        'conflict',
        'Yêu cầu gửi lúc 09:00 ngày 15/01/2024 (Thứ Hai) đã quá 14 ngày nên hết hiệu lực. Đơn vị xin lại được; cần mở ngay thì dùng «tiendo exception open».',
      ),
    );
    expect((await ask()).status).toBe(201);
    expect(await list('state=lapsed')).toEqual({
      requests: [{ id, ...waiting, state: 'lapsed' }],
      next: null,
    });
  });

  it('can be made twenty times for a period', async () => {
    const answers = [];
    for (let time = 0; time < 21; time += 1) {
      const reply = await ask();
      answers.push(reply.status);
      await decide(idOf(reply), refusal);
    }
    expect(answers).toEqual([...Array.from({ length: 20 }, () => 201), 409]);
  });
});

describe('F144: the decision on a request', () => {
  it('that grants it opens the period until then, and is mailed to those who submit', async () => {
    const id = idOf(await ask());
    expect((await submit()).status).toBe(409);
    expect(await decide(id, grant)).toEqual(answered(200, { id, ...granted }));
    expect((await submit()).status).toBe(201);
    expect((await world.ports.exceptions.all()).found).toEqual([
      {
        ...asked,
        id,
        officer: 'Chánh Văn phòng',
        expiresAt: '2024-01-17T10:00:00Z',
        openedAt: '2024-01-15T02:00:00Z',
        tokenId: operator.split('_')[1],
      },
    ]);
    expect(await mailed()).toEqual([
      ['operator', 'extension-asked'],
      ['clerk-a', 'extension-granted'],
    ]);
  });

  it('that refuses it opens nothing, and says why on the page of the unit', async () => {
    const id = idOf(await ask());
    const decision = { outcome: 'refused', at: '2024-01-15T02:00:00Z', reason: 'Kỳ vẫn còn mở' };
    expect(await decide(id, refusal)).toEqual(answered(200, { id, ...waiting, state: 'refused', decision }));
    expect((await submit()).status).toBe(409);
    const owed = await world.workbooks({
      method: 'GET',
      path: '/v1/owed/P.A',
      headers: { authorization: `Bearer ${clerk}` },
    });
    expect(
      Object(owed.body).owed.map(({ period, extension }: Record<string, unknown>) => [period, extension]),
    ).toEqual([
      ['2024-W03', null],
      ['2024-W02', { reason: asked.reason, askedAt: waiting.askedAt, state: 'refused', decision }],
    ]);
  });

  it('is the first of two; the other operator learns which', async () => {
    const id = idOf(await ask());
    const [one, two] = await Promise.all([decide(id, refusal), decide(id, grant, other)]);
    expect([one.status, two]).toEqual([
      200,
      refused(
        'conflict',
        'Yêu cầu gia hạn tuần 02/2024 đã được test quyết định lúc 09:00 ngày 15/01/2024 (Thứ Hai): không đồng ý. Quyết định đầu tiên có hiệu lực.',
      ),
    ]);
    expect((await world.ports.exceptions.all()).found).toEqual([]);
    expect(await mailed()).toEqual([
      ['operator', 'extension-asked'],
      ['clerk-a', 'extension-refused'],
    ]);
    expect(await decide(id, grant, other)).toEqual(two);
  });

  it('is the same only until the same hour, by the same officer, or for the same reason', async () => {
    const id = idOf(await ask());
    await decide(id, grant);
    const told = (period: string, what: string) =>
      refused(
        'conflict',
        `Yêu cầu gia hạn tuần ${period} đã được test quyết định lúc 09:00 ngày 15/01/2024 (Thứ Hai): ${what}. Quyết định đầu tiên có hiệu lực.`,
      );
    const until = 'đồng ý đến 17:00 ngày 17/01/2024 (Thứ Tư)';
    for (const change of [{ officer: 'Người khác' }, { until: '2024-01-17T10:00:01Z' }])
      expect(await decide(id, { ...grant, ...change })).toEqual(told('02/2024', until));
    expect(await decide(id, refusal)).toEqual(told('02/2024', until));
    expect((await decide(id, { ...grant, until: '2024-01-17T10:00:00Z' })).status).toBe(200);
    const second = idOf(await ask({ period: '2024-W03' }));
    await decide(second, refusal);
    expect(await decide(second, { ...refusal, reason: 'Khác' })).toEqual(told('03/2024', 'không đồng ý'));
    expect((await decide(second, refusal)).status).toBe(200);
  });

  it('made again carries out what an attempt that died left out, once', async () => {
    const id = idOf(await ask());
    const put = world.ports.exceptions.put.bind(world.ports.exceptions);
    world.ports.exceptions.put = () => Promise.reject(new Error('died'));
    expect((await decide(id, grant)).status).toBe(500);
    expect(await mailed()).toEqual([['operator', 'extension-asked']]);
    world.ports.exceptions.put = put;
    world.setNow('2024-01-15T03:00:00Z');
    for (const token of [operator, other, operator])
      expect(await decide(id, grant, token)).toEqual(answered(200, { id, ...granted }));
    expect((await world.ports.exceptions.all()).found).toHaveLength(1);
    expect(await mailed()).toEqual([
      ['operator', 'extension-asked'],
      ['clerk-a', 'extension-granted'],
    ]);
  });

  it('does not open again an exception that was closed since', async () => {
    const id = idOf(await ask());
    await decide(id, grant);
    await call(operator, 'POST', `/v1/exceptions/${id}/closing`, { reason: 'Đã gửi xong' });
    expect((await decide(id, grant)).status).toBe(200);
    expect((await submit()).status).toBe(409);
  });

  it.each([
    [
      'the past',
      '2024-01-15T01:00:00Z',
      'Thời hạn phải sau lúc này và không quá 31 ngày, tức đến 09:00 ngày 15/02/2024 (Thứ Năm).',
    ],
    [
      'more than 31 days ahead',
      '2024-02-15T02:00:01Z',
      'Thời hạn phải sau lúc này và không quá 31 ngày, tức đến 09:00 ngày 15/02/2024 (Thứ Năm).',
    ],
    [
      'before the lock',
      '2024-01-16T02:00:00Z',
      'Kỳ này đến 06:00 ngày 22/01/2024 (Thứ Hai) mới chốt; thời hạn gia hạn phải sau lúc đó.',
    ],
  ])('that grants it until %s is refused', async (_, until, detail) => {
    const id = idOf(await ask({ period: '2024-W03' }));
    const reply = await decide(id, { ...grant, until });
    expect(reply).toEqual(
      refused('malformed-request', extensionRequests.decideExtension.body.usage.vi, {
        errors: [errorAt('/until', 'out-of-bounds', detail)],
      }),
    );
    expect((await world.ports.exceptions.all()).found).toEqual([]);
    expect((await decide(id, refusal)).status).toBe(200);
  });

  it('on a request that is not there is refused', async () => {
    expect(await decide('0'.repeat(16), grant)).toEqual(
      refused('not-found', 'Không có yêu cầu gia hạn này; xem danh sách bằng «tiendo extension list».'),
    );
  });

  it('moves a request behind those that wait, in the list', async () => {
    const first = idOf(await ask());
    await decide(first, refusal);
    world.setNow('2024-01-15T03:00:00Z');
    const second = idOf(await ask());
    const third = idOf(await ask({ period: '2024-W03' }));
    const at = (id: string) => cursorAt('/v1/extension-requests', {}, id);
    const ids = async (query?: string) =>
      Object(await list(query)).requests.map(({ id }: { id: string }) => id);
    expect(await ids()).toEqual([second, third, first]);
    expect(await ids('limit=1')).toEqual([second]);
    expect(await ids(`limit=2&cursor=${at(second)}`)).toEqual([third, first]);
    const next = async (query: string) => Object(await list(query)).next;
    expect(await next('limit=2')).toBe(at(third));
    expect(await next('limit=3')).toBeNull();
    expect(Object(await list(`cursor=${at('0'.repeat(16))}`)).status).toBe(400);
    expect(await ids('state=waiting&unit=P.A')).toEqual([second, third]);
    expect(await ids('unit=P.B')).toEqual([]);
    await decide(second, refusal);
    expect(await ids()).toEqual([third, second, first]);
  });
});
