import { beforeEach, describe, expect, it } from 'vitest';
import { errorAt, refused } from '../../fixtures/answers/problem.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;
let operations: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  operations = await world.tokenFor({ role: 'operations' });
});

const submit = (body: unknown): Promise<Reply> =>
  world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
    },
    body,
  });

const operate = (method: string, path: string, body?: unknown): Promise<Reply> => {
  const headers = { authorization: `Bearer ${operations}`, 'content-type': 'application/json' };
  return world.registry({ method, path, headers, body });
};

const figures = { unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.3': { points: 1 } } };

describe('R11: a refusal', () => {
  it('names a thousand things at most, and says how many more there are', async () => {
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`k${at}`, 1]));
    for (const [body, more] of [
      [{ ...figures, ...many }, 49_000],
      // There are too many comments, too.
      [{ ...figures, comments: many }, 49_001],
    ] as const) {
      const { errors } = Object((await submit(body)).body);
      expect(errors).toHaveLength(1_001);
      expect(errors.at(-1)).toEqual(
        errorAt('', 'more-violations', `Còn ${more} chỗ khác cần sửa, không nêu ở đây.`),
      );
    }
  });

  it('does not repeat a long key', async () => {
    const key = 'k'.repeat(500_000);
    for (const body of [
      { ...figures, [key]: 1 },
      { ...figures, comments: { [key]: 1 } },
    ]) {
      const reply = await submit(body);
      expect(reply.status).toBe(422);
      expect(JSON.stringify(reply).length).toBeLessThan(2_000);
    }
  });

  it('repeats nothing that disguises it', async () => {
    const disguising = /[\p{Cc}\p{Bidi_Control}\ud800-\udfff]/u;
    for (const body of [{ '\u202ea\u0000\ud800': 1 }, '{"a":\u202e}', '\u0000']) {
      const reply = Object((await submit(body)).body);
      const details = [
        reply.detail,
        ...(reply.errors ?? []).map((error: { detail: string }) => error.detail),
      ];
      for (const detail of details) expect(detail).not.toMatch(disguising);
    }
  });
});

describe('R11: what a database or a calendar would not take', () => {
  it.each(['x'.repeat(3_000), 'ộ'.repeat(16), '0123456789abcdeI', '%00'])('is no token: %s', async (id) => {
    world.ports.tokens.find = likeDynamoDb(world.ports.tokens.find.bind(world.ports.tokens));
    world.ports.tokens.revoke = () => Promise.reject(new Error('ValidationException'));
    const unknown = refused('not-found', 'Không có mã truy cập này.');
    expect(await operate('DELETE', `/v1/tokens/${id}`)).toEqual(unknown);
    expect(await operate('POST', `/v1/tokens/${id}/rotate`)).toEqual(unknown);
  });

  it.each([
    ['2024-01-15T00:00:00.1234567890Z', 'Cần thời điểm ISO 8601, ví dụ 2024-01-14T23:00:00Z.'],
    ['2024-01-15T00:00:00+24:00', 'Cần thời điểm có múi giờ, ghi như 2024-01-15T07:00:00+07:00.'],
  ])('is no instant: %s', async (expiresAt, detail) => {
    const exception = { unit: 'P.A', set: 'S', period: '2024-W02', officer: 'x', reason: 'x', expiresAt };
    expect(await operate('POST', '/v1/exceptions', exception)).toEqual(
      refused(
        'malformed-request',
        'Gửi «unit», «set», «period», «officer», «reason» và «expiresAt»: đơn vị, bộ chỉ số, kỳ, chức vụ quyết định, lý do và thời hạn của ngoại lệ.',
        { errors: [errorAt('/expiresAt', 'invalid', detail)] },
      ),
    );
  });

  it.each([
    ['a\u0000b', 'invalid', 'Cần văn bản không có ký tự điều khiển.'],
    ['a\u202eb', 'invalid', 'Cần văn bản không có ký tự điều khiển.'],
    ['a\ud800b', 'invalid', 'Cần văn bản Unicode hợp lệ.'],
    ['\u200b', 'invalid', 'Cần văn bản có ký tự nhìn thấy được.'],
    ['a\nb', 'invalid', 'Cần một dòng, không xuống dòng.'],
    [' ', 'out-of-bounds', 'Cần nội dung, không để trống.'],
  ])('F49: is no label: %j', async (label, code, detail) => {
    const body = { principal: { role: 'leader' }, label };
    expect(await operate('POST', '/v1/tokens', body)).toEqual(
      refused(
        'malformed-request',
        'Gửi {"principal": {"role": "unit", "unit": "<mã đơn vị>"}, "label": "<dùng cho ai>"}; vai trò: «unit» (đơn vị), «reader» (người xem của đơn vị), «leader» (lãnh đạo) hoặc «operations» (bộ phận vận hành).',
        { errors: [errorAt('/label', code, detail)] },
      ),
    );
  });
});

/** Looks up like DynamoDB, which rejects long keys. */
function likeDynamoDb<T>(find: (id: string) => Promise<T>) {
  return async (id: string) => {
    if (Buffer.byteLength(id) > 1_000) throw new Error('ValidationException');
    return find(id);
  };
}
