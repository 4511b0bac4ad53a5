import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { delivered } from '../../fixtures/answers/runs.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(() => prepare());

async function prepare() {
  world = createWorld('2024-01-10T02:00:00Z');
  const receives = ['receipts'] as const;
  const post = { vi: 'Văn thư', en: 'Clerk' };
  await world.applyCatalogue({
    ...smallCatalogue(),
    recipients: [{ id: 'clerk', post, unit: 'P.A', email: 'clerk@a.example', receives: [...receives] }],
  });
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
}

/** Sends the figures of a week for the nth time: a correction from the second on. */
const send = (nth: number, { key = `key-${nth}`, period = '2024-W02' } = {}) =>
  world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(nth === 1 ? {} : { 'if-match': `"${nth - 1}"` }),
    },
    body: {
      unit: 'P.A',
      set: 'S',
      period,
      values: { 'S.3': { points: nth % 10 } },
      ...(nth === 1 ? {} : { reason: 'Đếm sót' }),
    },
  });

async function sendMany(count: number) {
  for (let nth = 1; nth <= count; nth += 1) {
    const { status } = await send(nth);
    if (status !== 201) throw new Error(`${nth}: ${status}`);
  }
}

const together = () =>
  world.ports.deliveries.byOccurrence({ job: 'receipt', nominalTime: iso('2024-01-10T10:30:00Z') });
const alone = (at: string) => world.ports.deliveries.byOccurrence({ job: 'receipt', nominalTime: iso(at) });

describe('F97: the receipts of a day', () => {
  it('are ten of one submission each and one of all others, which leaves after the working day and shows the last', async () => {
    await sendMany(80);
    expect(await alone('2024-01-10T02:00:00Z')).toHaveLength(10);
    world.setNow('2024-01-10T02:05:00Z');
    expect(await world.sender('2024-01-10T02:05:00Z')).toEqual(delivered({ sent: 10 }));
    world.setNow('2024-01-10T10:39:59Z');
    expect(await world.sender('2024-01-10T10:39:59Z')).toEqual(delivered());
    world.setNow('2024-01-10T10:40:00Z');
    expect(await world.sender('2024-01-10T10:40:00Z')).toEqual(delivered({ sent: 1 }));
    const { message, to } = world.sent.at(-1) ?? {};
    expect([to?.email, message?.subject.replace(/mã .*…/, 'mã …')]).toEqual([
      'clerk@a.example',
      '[Xác nhận] Đã nhận bản 80 số liệu Bộ chỉ số S, tuần 02/2024, còn thiếu 3 chỉ số, cùng 69 lần gửi khác trong ngày — Sở A (mã …)',
    ]);
    const text = message?.text.replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'Sau 10 thư xác nhận đầu tiên trong ngày, đơn vị còn gửi số liệu 70 lần nữa, tính mọi bộ chỉ số và kỳ; thư này xác nhận chung các lần đó. Biên nhận dưới đây là của lần cuối; biên nhận của từng lần nằm trong kết quả trả về khi gửi.',
    );
    expect(text).toContain(
      'After the first 10 confirmations of the day, 70 more submissions of any set and period came in. This message confirms all of them. The receipt below is that of the last one; each submission’s receipt is in the answer to it.',
    );
    expect(world.sent).toHaveLength(11);
  });

  it('begin anew after half past five', async () => {
    await sendMany(11);
    world.setNow('2024-01-10T10:30:00Z');
    expect((await send(12)).status).toBe(201);
    const dueOf = (await alone('2024-01-10T10:30:00Z')).map(({ covers, dueAt }) => [covers, dueAt]);
    expect(dueOf).toEqual([
      [undefined, '2024-01-10T10:30:00Z'],
      [1, '2024-01-10T10:40:00Z'],
    ]);
  });

  it('count all periods of a unit together', async () => {
    await world.ports.exceptions.put({
      id: '1',
      unit: 'P.A',
      set: 'S',
      period: '2024-W01',
      officer: 'x',
      reason: 'x',
      tokenId: 'x',
      openedAt: iso('2024-01-10T01:00:00Z'),
      expiresAt: iso('2024-01-11T01:00:00Z'),
    });
    await sendMany(10);
    world.setNow('2024-01-10T02:01:00Z');
    expect((await send(1, { key: 'other', period: '2024-W01' })).status).toBe(201);
    expect(await alone('2024-01-10T02:01:00Z')).toEqual([]);
    expect((await together()).map(({ covers }) => covers)).toEqual([1]);
  });

  it('do not multiply when submissions are sent again, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 8, max: 14 }),
        fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 12 }),
        async (count, again) => {
          await prepare();
          await sendMany(count);
          for (const nth of again.filter((one) => one <= count)) await send(nth);
          expect(await alone('2024-01-10T02:00:00Z')).toHaveLength(Math.min(count, 10));
          const rest = count > 10 ? [count - 10] : [];
          expect((await together()).map(({ covers }) => covers)).toEqual(rest);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('come one by one when they cannot be counted', async () => {
    world.ports.reservations.find = () => Promise.reject(new Error('no table'));
    await sendMany(12);
    expect(await alone('2024-01-10T02:00:00Z')).toHaveLength(12);
    expect(await together()).toEqual([]);
  });
});
