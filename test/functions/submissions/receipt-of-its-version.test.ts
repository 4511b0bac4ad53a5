import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { lacking, preview, receipt, revisionReceipt } from '../../fixtures/answers/receipt.ts';
import { answered, notModified, varies } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant } from '../../fixtures/instants.ts';
import { putCatalogue } from '../../fixtures/put-catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
});

/** Another due time, half the target, other maxima, and other names of what lacks. */
function changedCatalogue(): Catalogue {
  const catalogue = smallCatalogue();
  return {
    ...catalogue,
    sets: catalogue.sets.map((set) => ({
      ...set,
      due: { weekday: 4, time: '11:00' },
      groups: set.groups.map((group) => ({ ...group, maxPoints: group.id === 'G1' ? 7000 : 3000 })),
      indicators: set.indicators.map((one) => {
        if (one.kind === 'count') return { ...one, target: 250 };
        if (one.kind === 'points') return { ...one, maxPoints: 2000 };
        if (one.kind !== 'tasks') return one;
        return { ...one, maxPoints: 1000, name: { vi: 'Nhiệm vụ được giao', en: 'Tasks assigned' } };
      }),
    })),
  };
}

const send = (key: string, body: object, headers: Record<string, string> = {}) =>
  world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
      ...headers,
    },
    body: { unit: 'P.A', set: 'S', period: '2024-W02', ...body },
  });

const read = (headers: Record<string, string> = {}) =>
  world.submissions({
    method: 'GET',
    path: '/v1/submissions/S/2024-W02/P.A',
    headers: { authorization: `Bearer ${token}`, ...headers },
  });

const values = { 'S.3': { points: 5 }, 'S.4': { count: 250 } };
const kept = { figures: 2, preview: preview(10, 0, 10), ...lacking('S.1', 'S.2') };

describe('the receipt of a stored submission', () => {
  it('F76: says the same after points, targets, due time and names have changed, read back or sent again', async () => {
    const first = await send('key-1', { values });
    const before = await read();
    const operations = await world.tokenFor({ role: 'operations' });
    expect((await putCatalogue(world.registry, operations, changedCatalogue())).status).toBe(201);
    expect(before).toEqual(
      answered(
        200,
        { ...revisionReceipt(kept), values },
        { etag: '"1"', 'content-language': 'vi', ...varies },
      ),
    );
    expect(await read()).toEqual(before);
    const again = await send('key-1', { values });
    const { nextSteps } = Object(first.body);
    expect(again).toEqual(
      answered(201, receipt({ ...kept, replayed: true, nextSteps: Object(again.body).nextSteps }), {
        etag: '"1"',
        'content-language': 'vi',
      }),
    );
    expect([nextSteps[0].detail, Object(again.body).nextSteps[0].detail]).toEqual([
      'Còn thiếu 2 chỉ số. Chỉ cần gửi thêm các chỉ số đó trước 16:00 ngày 12/01/2024 (Thứ Sáu); số liệu đã gửi giữ nguyên.',
      'Còn thiếu 2 chỉ số. Chỉ cần gửi thêm các chỉ số đó trước 11:00 ngày 11/01/2024 (Thứ Năm); số liệu đã gửi giữ nguyên.',
    ]);
  });

  it('F76: is an error where its catalogue version is missing, never a guess', async () => {
    await send('key-1', { values });
    await world.ports.catalogues.put(2, changedCatalogue(), instant('2024-01-09T00:00:00Z'));
    vi.spyOn(world.ports.catalogues, 'find').mockResolvedValue(null);
    expect([(await read()).status, (await send('key-1', { values })).status]).toEqual([503, 503]);
  });
});

describe('the entity tag of a submission', () => {
  it('differs by language, and a correction may name either', async () => {
    await send('key-1', { values });
    const english = { 'accept-language': 'en' };
    expect((await read()).headers['etag']).toBe('"1"');
    expect((await read(english)).headers['etag']).toBe('"1-en"');
    expect((await read({ ...english, 'If-None-Match': '"1"' })).status).toBe(200);
    expect((await read({ 'If-None-Match': '"1-en"' })).status).toBe(200);
    expect(await read({ ...english, 'If-None-Match': '"1-en"' })).toEqual(notModified('"1-en"', varies));
    const [second, third] = [{ 'S.3': { points: 6 } }, { 'S.3': { points: 7 } }];
    const corrected = await send('key-2', { values: second, reason: 'Sửa' }, { 'if-match': '"1-en"' });
    expect([corrected.status, corrected.headers['etag']]).toEqual([201, '"2"']);
    expect((await send('key-3', { values: third, reason: 'Sửa' }, { 'if-match': '"2"' })).status).toBe(201);
    for (const wrong of ['"3-fr"', '3-en', '"-en"', '"3-en-en"'])
      expect((await send('key-4', { values, reason: 'Sửa' }, { 'if-match': wrong })).status).toBe(400);
  });
});
