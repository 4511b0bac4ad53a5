import { describe, expect, it } from 'vitest';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

/** The province’s clerk is warned; the province sends the standing at the head of the reports, and is in no league. */
async function provinceWorld() {
  const world = createWorld('2024-01-04T02:00:00Z');
  const catalogue = smallCatalogue();
  const sets = catalogue.sets.map(({ ladder: _, ...set }) => set);
  const clerk = {
    id: 'clerk-p',
    unit: 'P',
    email: 'clerk@province.example',
    receives: ['warnings' as const],
    post: { vi: 'Văn thư tỉnh', en: 'Clerk' },
  };
  const recipients = [...catalogue.recipients, clerk];
  await world.applyCatalogue({ ...catalogue, sets, recipients, milestones: [] });
  let keys = 0;
  const send = async (unit: string, period: string, values: unknown) => {
    keys += 1;
    const token = await world.tokenFor({ role: 'unit', unit });
    const { status } = await world.submissions({
      method: 'POST',
      path: '/v1/submissions',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `key-${keys}`,
      },
      body: { unit, set: 'S', period, values },
    });
    expect(status).toBe(201);
  };
  const monday = async (sunday: string, at: string) => {
    world.setNow(sunday);
    await world.run('rank', sunday);
    world.setNow(at);
    world.sent.length = 0;
    await world.run('report', at);
    await world.sender(at);
    return world.sent.find(({ to }) => to.email === 'chair@province.example')?.message;
  };
  const warned = async (at: string) => {
    world.setNow(at);
    world.sent.length = 0;
    await world.run('warn', at);
    await world.sender(at);
    return world.sent.find(({ to }) => to.email === 'clerk@province.example')?.message;
  };
  return { world, send, monday, warned };
}

const standing = (points: number, rank: number) => ({ 'S.QG': { points, rank, of: 63 } });

/** The text without what keeps mail programs from making links of ids. */
const textOf = (mail: { readonly text: string } | undefined) => mail?.text.replaceAll('\u200c', '');

describe('a published standing that is not there', () => {
  it('is said to be unpublished at the head of the report, with the last one known and its trend', async () => {
    const { send, monday, world } = await provinceWorld();
    await send('P', '2024-W01', standing(75.67, 1));
    await send('P.A', '2024-W01', { 'S.3': { points: 5 } });
    expect((await monday('2024-01-07T23:00:00Z', '2024-01-08T00:00:00Z'))?.text).toContain(
      'Tỉnh Thử Nghiệm đạt 75,67 điểm, xếp hạng 1/63; chưa có kỳ trước để so sánh.',
    );
    world.setNow('2024-01-11T02:00:00Z');
    await send('P', '2024-W02', standing(79.06, 4));
    await monday('2024-01-14T23:00:00Z', '2024-01-15T00:00:00Z');
    world.setNow('2024-01-18T02:00:00Z');
    await send('P.A', '2024-W03', { 'S.3': { points: 5 } });
    const mail = await monday('2024-01-21T23:00:00Z', '2024-01-22T00:00:00Z');
    expect(mail?.subject).toBe(
      '[Tuần 03/2024] Bộ chỉ số S: 1/4 đơn vị đã gửi số liệu (1 đơn vị gửi thiếu chỉ số)',
    );
    expect(textOf(mail)).toContain(`Chỉ số S.QG
Tuần 03/2024: chưa công bố

3 tuần gần nhất (cột bắt đầu từ 70,00 điểm):
T01: 75,67 (hạng 1) █████████████
T02: 79,06 (hạng 4) ████████████████████
T03: —

Kết quả tuần 03/2024 của Tỉnh Thử Nghiệm chưa công bố; kết quả gần nhất (tuần 02/2024): đạt 79,06 điểm, xếp hạng 4/63.`);
    expect(textOf(mail)).toContain(
      'Test Province: the result for week 3 of 2024 has not been published; the last one known (week 2 of 2024): 79.06 points, rank 4/63.',
    );
  });

  it('is said to be unpublished where none was ever known, also in a week for which nobody sent anything', async () => {
    const { send, monday, world } = await provinceWorld();
    const never =
      'Kết quả tuần 01/2024 của Tỉnh Thử Nghiệm chưa công bố; 13 tuần trước đó cũng chưa có kết quả.';
    await send('P.A', '2024-W01', { 'S.3': { points: 5 } });
    expect((await monday('2024-01-07T23:00:00Z', '2024-01-08T00:00:00Z'))?.text).toContain(never);
    world.setNow('2024-01-11T02:00:00Z');
    expect((await monday('2024-01-14T23:00:00Z', '2024-01-15T00:00:00Z'))?.text).toContain(
      'Kết quả tuần 02/2024 của Tỉnh Thử Nghiệm chưa công bố; 13 tuần trước đó cũng chưa có kết quả.',
    );
  });

  it('is owed by the unit that sends it, which is warned until it has', async () => {
    const { send, warned, world } = await provinceWorld();
    const mail = await warned('2024-01-05T00:30:00Z');
    expect(mail?.subject).toBe(
      '[Nhắc việc] Đến hạn hôm nay, lúc 16:00: Bộ chỉ số S, tuần 01/2024 (hạn 16:00 ngày 05/01/2024)',
    );
    expect(textOf(mail)).toContain('Chỉ số S.QG');
    expect(textOf(mail)).not.toContain('0 điểm');
    const token = await world.tokenFor({ role: 'unit', unit: 'P' });
    const headers = { authorization: `Bearer ${token}` };
    const owed = async () => {
      const { body } = await world.workbooks({ method: 'GET', path: '/v1/owed/P', headers });
      return Object(body).owed.map((one: { period: string; asked: number; isEnough: boolean }) => [
        one.period,
        one.asked,
        one.isEnough,
      ]);
    };
    expect(await owed()).toEqual([['2024-W01', 1, false]]);
    await send('P', '2024-W01', standing(75.67, 1));
    expect(await owed()).toEqual([['2024-W01', 1, true]]);
    expect(await warned('2024-01-08T00:30:00Z')).toBeUndefined();
  });
});
