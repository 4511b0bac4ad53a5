import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from '../../fixtures/world.ts';

const request = {
  unit: 'P.A',
  set: 'S',
  period: '2024-W01',
  officer: 'Chánh Văn phòng',
  reason: 'Sai nguồn',
  expiresAt: '2024-01-12T09:00:00+07:00',
};

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  world = createWorld('2024-01-10T02:00:00Z');
  await world.applyCatalogue();
  operations = await world.tokenFor({ role: 'operations' });
});

async function open(changes: object = {}) {
  const { status, body } = await world.registry({
    method: 'POST',
    path: '/v1/exceptions',
    headers: {
      authorization: `Bearer ${operations}`,
      'content-type': 'application/json',
      'accept-language': 'en',
    },
    body: { ...request, ...changes },
  });
  return { status, body };
}

const opened = (expiresAt: string) => ({
  ...request,
  id: expect.stringMatching(/^[0-9a-f]{16}$/),
  expiresAt,
  openedAt: '2024-01-10T02:00:00Z',
  tokenId: operations.split('_')[1],
});
const kept = async () => (await world.ports.exceptions.list('P.A', 'S', '2024-W01')).found;

describe('POST /v1/exceptions', () => {
  it.each([
    ['in two days', '2024-01-12T09:00:00+07:00', '2024-01-12T02:00:00Z'],
    ['in a second', '2024-01-10T02:00:01Z', '2024-01-10T02:00:01Z'],
    ['in 31 days', '2024-02-10T02:00:00Z', '2024-02-10T02:00:00Z'],
  ])('opens one that ends %s', async (_, expiresAt, stored) => {
    expect(await open({ expiresAt })).toEqual({ status: 201, body: opened(stored) });
    expect(await kept()).toEqual([opened(stored)]);
  });

  const refusal = (...errors: [pointer: string, code: string][]) => ({
    status: 400,
    body: {
      type: '/docs/problems#malformed-request',
      title: expect.any(String),
      status: 400,
      detail: expect.any(String),
      instance: 'request-1',
      errors: errors.map(([pointer, code]) => ({ pointer, code, detail: expect.any(String) })),
    },
  });

  it.each([
    ['a year ago', '2023-01-10T02:00:00Z'],
    ['now', '2024-01-10T02:00:00Z'],
    ['a second after 31 days', '2024-02-10T02:00:01Z'],
  ])('refuses one that ends %s', async (_, expiresAt) => {
    expect(await open({ expiresAt })).toEqual(refusal(['/expiresAt', 'out-of-bounds']));
    expect(await kept()).toEqual([]);
  });

  it('refuses an unknown unit and set, each at its place', async () => {
    expect(await open({ unit: 'P.X', set: 'X' })).toEqual(
      refusal(['/unit', 'unknown-unit'], ['/set', 'unknown-set']),
    );
  });

  it('is unavailable before there is a catalogue', async () => {
    world = createWorld('2024-01-10T02:00:00Z');
    operations = await world.tokenFor({ role: 'operations' });
    expect(await open()).toEqual({
      status: 503,
      body: {
        type: '/docs/problems#unavailable',
        title: 'Not available',
        status: 503,
        detail: 'There is no catalogue yet; operations must apply one first.',
        instance: 'request-1',
      },
    });
  });
});
