import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawnToken } from '../../fixtures/answers/drawn.ts';
import {
  type ExpectedError,
  errorAt,
  errorIn,
  refused,
  refusedUncounted,
} from '../../fixtures/answers/problem.ts';
import { unauthenticated, wrongRole } from '../../fixtures/answers/refusals.ts';
import { answered, revoked } from '../../fixtures/answers/reply.ts';
import { catalogueSeenBy, smallCatalogue } from '../../fixtures/catalogue.ts';
import { putCatalogue } from '../../fixtures/put-catalogue.ts';
import { type Call, createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  world = createWorld();
  operations = await world.tokenFor({ role: 'operations' });
});

const call = (method: string, path: string, body?: unknown, token = operations, headers = {}) => {
  const request: Call = {
    method,
    path,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body,
  };
  return world.registry(request);
};

const put = (body: unknown) => putCatalogue(world.registry, operations, body);

const noneYet = refused('not-found', 'Chưa có danh mục; bộ phận vận hành nạp bằng PUT /v1/catalogue.');

describe('the catalogue', () => {
  it('is not there at first, then is version 1, and stays so while it is the same', async () => {
    expect(await call('GET', '/v1/catalogue')).toEqual(noneYet);
    expect(await put(smallCatalogue())).toEqual(answered(201, { version: 1 }));
    expect(await put(smallCatalogue())).toEqual(answered(200, { version: 1 }));
    expect(await call('GET', '/v1/catalogue')).toEqual(
      answered(200, { version: 1, catalogue: smallCatalogue() }, { etag: '"1"' }),
    );
  });

  it('gets a new version with every change', async () => {
    await put(smallCatalogue());
    const changed = { ...smallCatalogue(), name: { vi: 'Tên mới', en: 'New name' } };
    expect(await put(changed)).toEqual(answered(201, { version: 2 }));
  });

  it('is refused with every violation when it is not valid', async () => {
    const wrong = { ...smallCatalogue(), leagues: [] };
    expect(await call('PUT', '/v1/catalogue', wrong)).toEqual(
      refused('invalid-catalogue', 'Danh mục chưa hợp lệ; sửa các mục được nêu rồi gửi lại.', {
        errors: [
          errorIn(
            'Bộ chỉ số S (S), các khối xếp hạng',
            '/sets/0/leagues',
            'unknown-reference',
            'Danh mục không có khối «departments»; khai báo khối ấy hoặc sửa mã ở đây.',
          ),
          errorIn(
            'Bộ chỉ số S (S), các khối xếp hạng',
            '/sets/0/leagues',
            'unknown-reference',
            'Danh mục không có khối «districts»; khai báo khối ấy hoặc sửa mã ở đây.',
          ),
        ],
      }),
    );
  });

  it('is refused when it does not fit into the store, with how far it is off', async () => {
    const noise = () => ({
      vi: randomBytes(360).toString('base64'),
      en: randomBytes(360).toString('base64'),
    });
    const units = Array.from({ length: 600 }, (_, index) => ({
      id: `X.${index}`,
      parent: null,
      level: 'commune',
      name: noise(),
    }));
    const { units: own, ...rest } = smallCatalogue();
    const first = { 'if-none-match': '*' };
    const body = { ...rest, units: [...own, ...units] };
    const reply = await call('PUT', '/v1/catalogue', body, operations, first);
    // The compressed size of the noise differs from run to run.
    const bytes = /dài (\d{6}) byte/.exec(Object(reply.body).detail)?.[1];
    expect(reply).toEqual(
      refused(
        'too-large',
        `Danh mục sau khi nén dài ${bytes} byte, tối đa 390000 byte; hãy rút ngắn các văn bản hoặc bớt nội dung.`,
      ),
    );
    expect(await call('GET', '/v1/catalogue')).toEqual(noneYet);
  });

  it('may be changed by operations only, and read by any token', async () => {
    await put(smallCatalogue());
    for (const principal of [{ role: 'leader' }, { role: 'unit', unit: 'P.A' }] as const) {
      const token = await world.tokenFor(principal);
      expect(await call('PUT', '/v1/catalogue', smallCatalogue(), token)).toEqual(
        wrongRole(principal.role, 'operations'),
      );
      const unit = principal.role === 'unit' ? principal.unit : null;
      expect(await call('GET', '/v1/catalogue', undefined, token)).toEqual(
        answered(
          200,
          { version: 1, catalogue: catalogueSeenBy(unit) },
          { etag: unit === null ? '"1-leader"' : `"1-unit-${unit}"` },
        ),
      );
    }
    expect(await call('GET', '/v1/catalogue')).toEqual(
      answered(200, { version: 1, catalogue: smallCatalogue() }, { etag: '"1"' }),
    );
  });
});

describe('access tokens', () => {
  const unit = { principal: { role: 'unit', unit: 'P.A' }, label: 'Đầu mối Sở A' };

  it('are shown once, work, and stop working as soon as they are revoked', async () => {
    await world.applyCatalogue();
    const { id, token } = drawnToken(2);
    expect(await call('POST', '/v1/tokens', unit)).toEqual(
      answered(201, {
        id,
        token,
        ...unit,
        createdAt: '2024-01-10T02:00:00Z',
        expiresAt: '2025-02-13T02:00:00Z',
      }),
    );
    const read = () => call('GET', '/v1/catalogue', undefined, token);
    expect((await read()).status).toBe(200);
    expect(await call('DELETE', `/v1/tokens/${id}`)).toEqual(revoked(id));
    expect(await read()).toEqual(unauthenticated);
    expect(await call('DELETE', '/v1/tokens/0000000000000000')).toEqual(
      refused('not-found', 'Không có mã truy cập này.'),
    );
  });

  it.each<[string, object, ExpectedError[]]>([
    [
      'no body',
      {},
      [
        errorAt('/principal', 'required', 'Thiếu; cần đối tượng JSON.'),
        errorAt('/label', 'required', 'Thiếu; cần chuỗi ký tự.'),
      ],
    ],
    [
      'an unknown role',
      { ...unit, principal: { role: 'king' } },
      [errorAt('/principal/role', 'invalid', 'Cần một trong: «unit», «reader», «leader», «operations».')],
    ],
    [
      'a unit that is not in the catalogue',
      { ...unit, principal: { role: 'unit', unit: 'P.X' } },
      [
        errorAt(
          '/principal/unit',
          'unknown-unit',
          'Danh mục không có đơn vị «P.X». Gần giống: Sở A (P.A), Sở B (P.B), Sở C (P.C). Mọi đơn vị có trong GET /v1/catalogue.',
        ),
      ],
    ],
    [
      'no label',
      { ...unit, label: '' },
      [errorAt('/label', 'out-of-bounds', 'Cần nội dung, không để trống.')],
    ],
  ])('are not made for %s', async (_, request, errors) => {
    await world.applyCatalogue();
    expect(await call('POST', '/v1/tokens', request)).toEqual(
      refused(
        'malformed-request',
        'Gửi {"principal": {"role": "unit", "unit": "<mã đơn vị>"}, "label": "<dùng cho ai>"}; vai trò: «unit» (đơn vị), «reader» (người xem của đơn vị), «leader» (lãnh đạo) hoặc «operations» (bộ phận vận hành).',
        { errors },
      ),
    );
  });

  it('are issued and revoked by operations only', async () => {
    const token = await world.tokenFor({ role: 'leader' });
    const refusal = wrongRole('leader', 'operations');
    expect(await call('POST', '/v1/tokens', unit, token)).toEqual(refusal);
    expect(await call('DELETE', '/v1/tokens/0000000000000000', undefined, token)).toEqual(refusal);
  });
});

it('answers 404 as a problem for what is not there', async () => {
  expect(await call('GET', '/v1/nothing')).toEqual(
    refusedUncounted('not-found', 'Không có địa chỉ này; xem /docs.'),
  );
});
