import { beforeEach, describe, expect, it } from 'vitest';
import { missing, unknownField } from '../../fixtures/answers/errors.ts';
import { errorAt, refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { createWorld } from '../../fixtures/world.ts';

const occurrence = 'report@2024-01-15T00:00:00Z';
const chair = 'chair@province.example';

let world: ReturnType<typeof createWorld>;
let token: string;

/** A report to two people, of which the chair's was refused. */
beforeEach(async () => {
  world = createWorld('2024-01-15T00:00:00Z');
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'operations' });
  await world.run('rank', '2024-01-14T23:00:00Z');
  await world.run('report', '2024-01-15T00:00:00Z');
});

async function deliver(at: string, refusing: boolean) {
  const sends = world.answerOfMailer;
  if (refusing)
    world.answerOfMailer = (message) =>
      message.to.email === chair ? { outcome: 'refused', failure: 'MessageRejected' } : sends(message);
  const result = await world.sender(at);
  world.answerOfMailer = sends;
  return result;
}

const resend = (body: unknown = { occurrence }) =>
  world.operations({
    method: 'POST',
    path: '/v1/deliveries/resend',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });

/** What an answer counts when there is nothing to count. */
const none = { occurrence, resent: 0, expired: 0, resentBefore: 0 };

describe('F89: messages that failed', () => {
  it('are sent again once when operations ask, and nobody else gets a second copy', async () => {
    expect(await deliver('2024-01-15T00:05:00Z', true)).toEqual(delivered({ sent: 1, refused: 1 }));
    world.setNow('2024-01-15T01:00:00Z');
    expect(await resend()).toEqual(answered(200, { ...none, resent: 1 }));
    expect(await resend()).toEqual(answered(200, none));
    expect(await deliver('2024-01-15T01:05:00Z', false)).toEqual(delivered({ sent: 1 }));
    expect(world.sent.map(({ to }) => to.email)).toEqual([chair, 'contact-b@province.example', chair]);
    expect(await resend()).toEqual(answered(200, none));
  });

  it('that fail again stay failed, and are counted', async () => {
    await deliver('2024-01-15T00:05:00Z', true);
    world.setNow('2024-01-15T01:00:00Z');
    await resend();
    expect(await deliver('2024-01-15T01:05:00Z', true)).toEqual(delivered({ refused: 1 }));
    expect(await resend()).toEqual(answered(200, { ...none, resentBefore: 1 }));
    expect(await deliver('2024-01-15T01:10:00Z', false)).toEqual(delivered());
  });

  it('are not sent once they have expired, to the instant', async () => {
    await deliver('2024-01-15T00:05:00Z', true);
    world.setNow('2024-01-20T00:00:00Z');
    expect((await resend()).body).toEqual({ ...none, expired: 1 });
    world.setNow('2024-01-19T23:59:59Z');
    expect((await resend()).body).toEqual({ ...none, resent: 1 });
  });

  it('are asked for by an occurrence that has messages', async () => {
    const detail = 'Chưa có lần chạy «rank@2024-01-14T23:05:00Z»; xem GET /v1/occurrences.';
    expect(await resend({ occurrence: 'rank@2024-01-14T23:05:00Z' })).toEqual(
      refused('not-found', detail, { errors: [errorAt('/occurrence', 'unknown-occurrence', detail)] }),
    );
    for (const [body, error] of [
      [{}, missing('/occurrence', 'chuỗi ký tự')],
      [{ occurrence, all: true }, unknownField('/all', 'all')],
    ] as const)
      expect(await resend(body)).toEqual(
        refused('malformed-request', 'Gửi {"occurrence": "<mã lần chạy>"}.', { errors: [error] }),
      );
  });
});
