import { beforeEach, describe, expect, it } from 'vitest';
import { exceptions as resource } from '../../../contract/exceptions.ts';
import { drawnId, drawnToken } from '../../fixtures/answers/drawn.ts';
import { noSubmitters } from '../../fixtures/answers/mails-nobody.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { lockedDetail } from '../../fixtures/answers/refusals.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { cursorAt, cursorOfAnother } from '../../fixtures/cursor.ts';
import { createWorld } from '../../fixtures/world.ts';

const about = { unit: 'P.A', set: 'S', period: '2024-W02', officer: 'Chánh Văn phòng', reason: 'Sai nguồn' };

let world: ReturnType<typeof createWorld>;
let operations: string;
let unit: string;

beforeEach(async () => {
  world = createWorld('2024-01-15T02:00:00Z');
  await world.applyCatalogue();
  operations = await world.tokenFor({ role: 'operations' });
  unit = await world.tokenFor({ role: 'unit', unit: 'P.A' });
});

const call = (method: string, path: string, body?: unknown, query: Record<string, string> = {}) =>
  world.registry({
    method,
    path: `/v1/exceptions${path}`,
    query,
    headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  });

async function open(changes: object = {}): Promise<string> {
  const { body } = await call('POST', '', { ...about, expiresAt: '2024-01-16T02:00:00Z', ...changes });
  return Object(body).id;
}

const close = (id: string, reason = 'Đã gửi xong') => call('POST', `/${id}/closing`, { reason });

const list = async (query: Record<string, string> = {}) => {
  const { body } = await call('GET', '', undefined, query);
  return resource.listExceptions.answers[200].schema.parse(body);
};

let sendings = 0;

function send(values: object, reason: string, ifMatch?: number) {
  sendings += 1;
  return world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${unit}`,
      'content-type': 'application/json',
      'idempotency-key': `sending-${sendings}`,
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    },
    body: { unit: 'P.A', set: 'S', period: '2024-W02', values, reason },
  });
}

describe('closing an exception', () => {
  it('finds one of a version before 0.3.0 by its unit, set and period, as the list does', async () => {
    const id = await open();
    const { exceptions } = world.ports;
    const all = exceptions.all.bind(exceptions);
    exceptions.list = all;
    exceptions.all = async () => {
      const { found, ...others } = await all();
      return { found: found.filter(({ closed }) => closed !== undefined), ...others };
    };
    const of = { unit: 'P.A', set: 'S', period: '2024-W02' };
    expect([(await list()).exceptions, (await list(of)).exceptions.map((one) => one.id)]).toEqual([[], [id]]);
    expect((await close(id)).status).toBe(404);
    const closing = () => call('POST', `/${id}/closing`, { reason: 'Đã gửi xong', of });
    const [first, again] = [await closing(), await closing()];
    expect([first.status, Object(first.body).state, again]).toEqual([200, 'closed', first]);
    expect(await list()).toEqual(await list(of));
  });

  it('locks the period for the unit again, at once, and says when, why and by which token', async () => {
    const id = await open();
    expect((await send({ 'S.3': { points: 5 } }, 'a')).status).toBe(201);
    world.setNow('2024-01-15T03:00:00Z');
    const closed = {
      ...about,
      id: drawnId(3).slice(0, 16),
      openedAt: '2024-01-15T02:00:00Z',
      expiresAt: '2024-01-16T02:00:00Z',
      tokenId: drawnToken(1).id,
      state: 'closed',
      closed: { at: '2024-01-15T03:00:00Z', reason: 'Đã gửi xong', tokenId: drawnToken(1).id },
    };
    expect(id).toBe(closed.id);
    const mailsNobody = noSubmitters('Sở A (P.A)', 'Department A (P.A)');
    expect(await close(id)).toEqual(answered(200, { ...closed, mailsNobody }));
    world.setNow('2024-01-15T04:00:00Z');
    expect(await close(id, 'lần hai')).toEqual(answered(200, { ...closed, mailsNobody }));
    expect(await send({ 'S.3': { points: 6 } }, 'b', 1)).toEqual(
      refused('period-locked', lockedDetail('tuần 02/2024', '06:00 ngày 15/01/2024 (Thứ Hai)')),
    );
  });

  it('leaves another open exception of the unit open', async () => {
    const first = await open();
    await open({ reason: 'Bổ sung' });
    await close(first);
    expect((await send({ 'S.3': { points: 5 } }, 'a')).status).toBe(201);
  });

  it('is refused for an unknown id, and after the exception has ended', async () => {
    const id = await open();
    expect(await close('0123456789abcdef')).toEqual(
      refused('not-found', 'Không có ngoại lệ này; xem danh sách bằng «tiendo exception list».'),
    );
    world.setNow('2024-01-16T02:00:00Z');
    expect(await close(id)).toEqual(refused('conflict', 'Ngoại lệ này đã hết hạn nên không cần đóng.'));
  });

  it('an exception that ends between the check and the put still counts, for it is judged by the time of receipt', async () => {
    await open({ expiresAt: '2024-01-15T03:00:00Z' });
    world.setNow('2024-01-15T02:59:59.999Z');
    const append = world.ports.submissions.append.bind(world.ports.submissions);
    world.ports.submissions.append = async (...write) => {
      world.setNow('2024-01-15T03:00:01Z');
      return append(...write);
    };
    const { status, body } = await send({ 'S.3': { points: 5 } }, 'a');
    expect([status, Object(body).receivedAt]).toEqual([201, '2024-01-15T02:59:59.999Z']);
  });
});

describe('listing exceptions', () => {
  it('shows them newest first, with their states, by set, period, unit and state', async () => {
    const first = await open();
    world.setNow('2024-01-15T03:00:00Z');
    const second = await open({ unit: 'P.B', expiresAt: '2024-01-15T04:00:00Z' });
    world.setNow('2024-01-15T03:30:00Z');
    const third = await open({ period: '2024-W01' });
    await close(first);
    world.setNow('2024-01-15T04:00:00Z');
    const listed = async (query = {}) => (await list(query)).exceptions.map(({ id, state }) => [id, state]);
    expect(await listed()).toEqual([
      [third, 'open'],
      [second, 'expired'],
      [first, 'closed'],
    ]);
    expect(await listed({ state: 'open' })).toEqual([[third, 'open']]);
    expect(await listed({ unit: 'P.B' })).toEqual([[second, 'expired']]);
    expect(await listed({ set: 'S', period: '2024-W02', state: 'closed' })).toEqual([[first, 'closed']]);
    expect(await listed({ set: 'P06' })).toEqual([]);
  });

  it('comes page by page, each exception once', async () => {
    const opened: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      world.setNow(`2024-01-15T02:0${count}:00Z`);
      opened.unshift(await open());
    }
    const seen: string[][] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await list({ limit: '2', ...(cursor === '' ? {} : { cursor }) });
      seen.push(page.exceptions.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual([opened.slice(0, 2), opened.slice(2, 4), opened.slice(4)]);
  });

  it('refuses a cursor of another list, which would begin again', async () => {
    await open();
    const reply = await world.registry({
      method: 'GET',
      path: '/v1/exceptions',
      query: { cursor: cursorAt('/v1/exceptions', {}, 'c'.repeat(16)) },
      headers: { authorization: `Bearer ${await world.tokenFor({ role: 'operations' })}` },
    });
    expect(reply).toEqual(
      refused('malformed-request', resource.listExceptions.parameters.usage.vi, {
        errors: [cursorOfAnother()],
      }),
    );
  });
});
