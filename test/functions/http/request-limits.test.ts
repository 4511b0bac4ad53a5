import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { readJsonBody } from '../../../functions/http/json-body.ts';
import { checkBodySize } from '../../../functions/http/request-limits.ts';
import { errorAt, refused, refusedUncounted } from '../../fixtures/answers/problem.ts';
import { invalidFigures } from '../../fixtures/answers/refusals.ts';
import { type Call, createWorld, type Reply } from '../../fixtures/world.ts';

const mebibyte = 1024 * 1024;

let world: ReturnType<typeof createWorld>;
let token: string;
let looked: number;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  looked = 0;
  const find = world.ports.tokens.find.bind(world.ports.tokens);
  world.ports.tokens.find = async (id) => {
    looked += 1;
    return find(id);
  };
});

const post = (changes: Partial<Call>) =>
  world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    body: '{}',
    ...changes,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
      ...changes.headers,
    },
  });

/** The answer to a submission of `{}`. */
const nothingIn = invalidFigures(
  errorAt('/unit', 'required', 'Thiếu; cần chuỗi ký tự.'),
  errorAt('/set', 'required', 'Thiếu; cần chuỗi ký tự.'),
  errorAt('/period', 'required', 'Thiếu; cần chuỗi ký tự.'),
  errorAt('/values', 'required', 'Thiếu; cần đối tượng JSON gồm số liệu theo mã chỉ số.'),
);

describe('F52: a body', () => {
  const tooLarge = (bytes: number, most = mebibyte) =>
    refusedUncounted(
      'too-large',
      `Nội dung có ${bytes} byte, nhiều nhất là ${most} byte. Chia nhỏ rồi gửi nhiều lần.`,
    );
  it.each<[number, Reply, number]>([
    [
      mebibyte,
      invalidFigures(
        errorAt('/unit', 'required', 'Thiếu; cần chuỗi ký tự.'),
        errorAt('/set', 'required', 'Thiếu; cần chuỗi ký tự.'),
        errorAt('/period', 'required', 'Thiếu; cần chuỗi ký tự.'),
        errorAt('/values', 'required', 'Thiếu; cần đối tượng JSON gồm số liệu theo mã chỉ số.'),
        errorAt('/note', 'out-of-bounds', 'Cần nhiều nhất 2.000 ký tự.'),
      ),
      1,
    ],
    [mebibyte + 1, tooLarge(mebibyte + 1), 0],
    [6 * mebibyte, tooLarge(6 * mebibyte), 0],
  ])('of %i bytes is answered', async (bytes, answer, looks) => {
    const body = `{"note":"${'x'.repeat(bytes - 11)}"}`;
    expect(Buffer.byteLength(body)).toBe(bytes);
    expect(await post({ body })).toEqual(answer);
    expect(looked).toBe(looks);
  });

  it('is measured in bytes, and as it is once decoded', () => {
    const event = (body: string, isBase64Encoded: boolean): APIGatewayProxyEventV2 =>
      Object.assign(Object.create(null), { headers: {}, body, isBase64Encoded });
    expect(() => checkBodySize(event('ộ'.repeat(4), false), 12)).not.toThrow();
    expect(() => checkBodySize(event('ộ'.repeat(4), false), 11)).toThrow('too-large');
    const encoded = Buffer.alloc(12).toString('base64');
    expect(() => checkBodySize(event(encoded, true), 12)).not.toThrow();
    expect(() => checkBodySize(event(encoded, true), 11)).toThrow('too-large');
  });

  it('may be larger where it is a catalogue, and only there', async () => {
    const headers = {
      authorization: `Bearer ${await world.tokenFor({ role: 'operations' })}`,
      'content-type': 'application/json',
    };
    const of = (path: string, method: string, bytes: number) =>
      world.registry({ method, path, headers, body: `"${'x'.repeat(bytes - 2)}"` });
    expect(await of('/v1/catalogue', 'PUT', 5 * mebibyte)).toEqual(
      refused('invalid-catalogue', 'Danh mục chưa hợp lệ; sửa các mục được nêu rồi gửi lại.', {
        errors: [errorAt('', 'wrong-type', 'Cần đối tượng JSON.')],
      }),
    );
    expect(await of('/v1/catalogue', 'PUT', 5 * mebibyte + 1)).toEqual(
      tooLarge(5 * mebibyte + 1, 5 * mebibyte),
    );
    expect(await of('/v1/tokens', 'POST', mebibyte + 1)).toEqual(tooLarge(mebibyte + 1));
  });

  it.each(['gzip', 'br', 'deflate', 'GZIP', 'gzip, br'])(
    'R6: encoded as %s is refused with 415',
    async (coding) => {
      expect(await post({ headers: { 'Content-Encoding': coding } })).toEqual(
        refusedUncounted('unsupported-media-type', 'Gửi nội dung không nén, bỏ tiêu đề «Content-Encoding».', {
          headers: { 'accept-encoding': 'identity' },
        }),
      );
      expect(looked).toBe(0);
    },
  );

  it('encoded as identity is read', async () => {
    expect(await post({ headers: { 'Content-Encoding': 'identity' } })).toEqual(nothingIn);
  });
});

describe('the envelope of a request', () => {
  const headersTooLarge = refusedUncounted(
    'headers-too-large',
    'Các tiêu đề HTTP quá lớn: mỗi tiêu đề nhiều nhất 8 KiB, tất cả nhiều nhất 16 KiB.',
  );
  const queryTooLong = refusedUncounted(
    'malformed-request',
    'Phần truy vấn của địa chỉ (sau dấu «?») quá dài: nhiều nhất 2 KiB.',
  );

  it.each<[string, Partial<Call>, Reply, number]>([
    ['a header of 8 KiB', { headers: { 'x-long': 'x'.repeat(8_186) } }, nothingIn, 1],
    ['a longer header', { headers: { 'x-long': 'x'.repeat(8_187) } }, headersTooLarge, 0],
    ['a long name of a header', { headers: { [`x${'y'.repeat(8_192)}`]: '' } }, headersTooLarge, 0],
    [
      'headers of more than 16 KiB',
      { headers: { a: 'x'.repeat(8_000), b: 'x'.repeat(8_000), c: 'x'.repeat(400) } },
      headersTooLarge,
      0,
    ],
    ['a query of more than 2 KiB', { query: { q: 'x'.repeat(2_047) } }, queryTooLong, 0],
    [
      'a long query on a route that takes none',
      { path: '/docs', query: { q: 'x'.repeat(4_000) } },
      queryTooLong,
      0,
    ],
  ])('with %s is answered', async (_, changes, answer, looks) => {
    expect(await post(changes)).toEqual(answer);
    expect(looked).toBe(looks);
  });

  it('is refused in the language asked for', async () => {
    const headers = { 'x-long': 'x'.repeat(9_000), 'accept-language': 'en' };
    expect(await post({ headers })).toEqual(
      refusedUncounted(
        'headers-too-large',
        'The headers are too large: at most 8 KiB each and 16 KiB in total are allowed.',
        { language: 'en' },
      ),
    );
  });
});

describe('JSON', () => {
  const tooDeep = refused('malformed-request', 'Nội dung lồng quá sâu: nhiều nhất 32 cấp.');
  it.each<[string, number, Reply]>([
    ['32 levels deep is read', 32, invalidFigures(errorAt('', 'wrong-type', 'Cần đối tượng JSON.'))],
    ['F51: 33 levels deep is refused', 33, tooDeep],
    ['F51: 200,000 levels deep is refused', 200_000, tooDeep],
  ])('%s', async (_, depth, answer) => {
    expect(await post({ body: '['.repeat(depth) + ']'.repeat(depth) })).toEqual(answer);
  });

  it.each([
    ['{"unit":"P.A","unit":"P.B"}', '/unit'],
    ['{"values":{"S.1":{"count":1},"S.1":{"count":2}}}', '/values/S.1'],
    ['{"values":{"a/b":1,"a\\u002fb":2}}', '/values/a~1b'],
  ])('%s is refused, for no one can tell which value is meant', async (body, pointer) => {
    expect(await post({ body })).toEqual(
      refused(
        'malformed-request',
        `Nội dung có khóa trùng lặp tại ${pointer}; không thể biết giá trị nào đúng.`,
        {
          errors: [
            errorAt(
              pointer,
              'duplicate-key',
              'Khóa này xuất hiện hai lần trong cùng một đối tượng; giữ lại một.',
            ),
          ],
        },
      ),
    );
  });

  it('is read from a body API Gateway has encoded', () => {
    const event: APIGatewayProxyEventV2 = Object.assign(Object.create(null), {
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"note":"Không vướng mắc"}').toString('base64'),
      isBase64Encoded: true,
    });
    expect(readJsonBody(event)).toEqual({ value: { note: 'Không vướng mắc' }, inexact: [] });
  });
});
