import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
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

describe('the catalogue', () => {
  it('is not there at first, then is version 1, and stays so while it is the same', async () => {
    expect(await call('GET', '/v1/catalogue')).toMatchObject({
      status: 404,
      body: { type: '/docs/problems#not-found' },
    });
    expect(await call('PUT', '/v1/catalogue', smallCatalogue())).toMatchObject({
      status: 201,
      body: { version: 1 },
    });
    expect(await call('PUT', '/v1/catalogue', smallCatalogue())).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    expect(await call('GET', '/v1/catalogue')).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: { version: 1, catalogue: smallCatalogue() },
    });
  });

  it('gets a new version with every change', async () => {
    await call('PUT', '/v1/catalogue', smallCatalogue());
    const changed = { ...smallCatalogue(), name: { vi: 'Tên mới', en: 'New name' } };
    expect(await call('PUT', '/v1/catalogue', changed)).toMatchObject({ status: 201, body: { version: 2 } });
  });

  it('is refused with every violation when it is not valid', async () => {
    const wrong = { ...smallCatalogue(), leagues: [] };
    expect(await call('PUT', '/v1/catalogue', wrong)).toMatchObject({
      status: 422,
      body: {
        type: '/docs/problems#invalid-catalogue',
        errors: [
          {
            pointer: '/sets/0/leagues',
            code: 'unknown-reference',
            detail: 'tham chiếu không tồn tại: league departments',
          },
          { pointer: '/sets/0/leagues', code: 'unknown-reference' },
        ],
      },
    });
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
    const { status, body } = await call('PUT', '/v1/catalogue', { ...rest, units: [...own, ...units] });
    expect(status).toBe(413);
    expect(body).toMatchObject({
      type: '/docs/problems#too-large',
      detail: expect.stringMatching(/^Danh mục sau khi nén dài \d{6} byte, tối đa 390000 byte;/),
    });
    expect(await call('GET', '/v1/catalogue')).toMatchObject({ status: 404 });
  });

  it('may be changed by operations only, and read by any token', async () => {
    await call('PUT', '/v1/catalogue', smallCatalogue());
    for (const principal of [{ role: 'leader' }, { role: 'unit', unit: 'P.A' }] as const) {
      const token = await world.tokenFor(principal);
      expect(await call('PUT', '/v1/catalogue', smallCatalogue(), token)).toMatchObject({ status: 403 });
      expect(await call('GET', '/v1/catalogue', undefined, token)).toMatchObject({ status: 200 });
    }
  });
});

describe('access tokens', () => {
  const unit = { principal: { role: 'unit', unit: 'P.A' }, label: 'Đầu mối Sở A' };

  it('are told once, work, and stop working as soon as they are revoked', async () => {
    await world.applyCatalogue();
    const { status, body } = await call('POST', '/v1/tokens', unit);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-z]{16}$/),
      token: expect.stringMatching(/^tiendo_[0-9a-z]{16}_[0-9a-z]{32}_[0-9a-f]{8}$/),
      ...unit,
      createdAt: '2024-01-10T02:00:00Z',
      expiresAt: '2025-02-13T02:00:00Z',
    });
    const { id, token } = z.object({ id: z.string(), token: z.string() }).parse(body);
    expect(await call('GET', '/v1/catalogue', undefined, token)).toMatchObject({ status: 200 });
    expect(await call('DELETE', `/v1/tokens/${id}`)).toMatchObject({ status: 204 });
    expect(await call('GET', '/v1/catalogue', undefined, token)).toMatchObject({ status: 401 });
    expect(await call('DELETE', '/v1/tokens/0000000000000000')).toMatchObject({ status: 404 });
  });

  it.each([
    ['no body', {}, '/principal'],
    ['an unknown role', { ...unit, principal: { role: 'king' } }, '/principal/role'],
    [
      'a unit that is not in the catalogue',
      { ...unit, principal: { role: 'unit', unit: 'P.X' } },
      '/principal/unit',
    ],
    ['no label', { ...unit, label: '' }, '/label'],
  ])('are not made for %s', async (_, request, pointer) => {
    await world.applyCatalogue();
    const { status, body } = await call('POST', '/v1/tokens', request);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ pointer })]) });
  });

  it('are issued and revoked by operations only', async () => {
    const token = await world.tokenFor({ role: 'leader' });
    expect(await call('POST', '/v1/tokens', unit, token)).toMatchObject({ status: 403 });
    expect(await call('DELETE', '/v1/tokens/0000000000000000', undefined, token)).toMatchObject({
      status: 403,
    });
  });
});

it('answers 404 as a problem for what is not there', async () => {
  expect(await call('GET', '/v1/nothing')).toMatchObject({
    status: 404,
    body: { type: '/docs/problems#not-found' },
  });
});
