import { expect, it } from 'vitest';
import { refused } from '../../fixtures/answers/problem.ts';
import { createWorld } from '../../fixtures/world.ts';

const json = { 'content-type': 'application/json' };

async function prepared() {
  const world = createWorld();
  await world.applyCatalogue();
  const operations = await world.tokenFor({ role: 'operations' });
  const authorization = `Bearer ${operations}`;
  const id = operations.split('_')[1] ?? '';
  const rotate = (body: unknown, headers: Record<string, string> = json) =>
    world.registry({
      method: 'POST',
      path: `/v1/tokens/${id}/rotate`,
      headers: { authorization, ...headers },
      body,
    });
  const resume = (body: unknown, language: string) =>
    world.operations({
      method: 'POST',
      path: '/v1/deliveries/resume',
      headers: { authorization, 'accept-language': language, ...json },
      body,
    });
  return { world, rotate, resume };
}

it.each([[{ expiresAt: '2030-01-01T00:00:00Z' }], [[]], ['x'], ['{'], ['null'], ['﻿{"a":1}']])(
  'an operation without a body refuses one, and does nothing: %j',
  async (body) => {
    const { world, rotate, resume } = await prepared();
    expect(await rotate(body)).toEqual(
      refused(
        'malformed-request',
        'Thao tác này không nhận nội dung, nên chưa làm gì; gửi lại yêu cầu không kèm nội dung.',
      ),
    );
    expect((await world.ports.tokens.list(null, 10)).found).toHaveLength(1);
    expect(await resume(body, 'en')).toEqual(
      refused(
        'malformed-request',
        'This operation takes no body, so nothing was done; send the request again without one.',
        { language: 'en' },
      ),
    );
  },
);

it.each([[undefined], [''], ['{}'], [' {\n} ']])(
  'an operation without a body takes none: %j',
  async (body) => {
    const { rotate } = await prepared();
    expect((await rotate(body, {})).status).toBe(201);
  },
);
