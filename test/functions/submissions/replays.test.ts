import { beforeEach, describe, expect, it } from 'vitest';
import { bulkResultSchema } from '../../../contract/submissions/bulk-result.ts';
import { type Receipt, receiptSchema } from '../../../contract/submissions/receipt.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { lockedDetail, outdatedDetail } from '../../fixtures/answers/refusals.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
});

const figures = (points: number, reason?: string) => ({
  unit: 'P.A',
  set: 'S',
  period: '2024-W02',
  values: { 'S.3': { points } },
  ...(reason === undefined ? {} : { reason }),
});
const [a, b] = [figures(3, 'a'), figures(4, 'b')];

/** Sends figures; the key is made from the body alone, as careless programs do. */
function send(
  body: object,
  ifMatch?: number,
  query: Record<string, string> = {},
  key = JSON.stringify(body),
) {
  return world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    query,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key.replaceAll(/[^!-~]|,/g, ''),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    },
    body,
  });
}

const inShort = ({ revision, replayed, inForce }: Receipt) => ({ revision, replayed, inForce });

async function told(...call: Parameters<typeof send>) {
  const { body, status } = await send(...call);
  return status < 300 ? inShort(receiptSchema.parse(body)) : Object(body).title;
}

async function inForce() {
  const { body } = await world.submissions({
    method: 'GET',
    path: '/v1/submissions/S/2024-W02/P.A',
    headers: { authorization: `Bearer ${token}` },
  });
  return [Object(body).revision, Object(body).values['S.3'].points];
}

describe('a correction back to earlier figures', () => {
  it('F72: is a new revision, though its body and key are those of an earlier correction', async () => {
    expect(await told(figures(1))).toEqual({ revision: 1, replayed: false, inForce: 1 });
    expect(await told(a, 1)).toEqual({ revision: 2, replayed: false, inForce: 2 });
    expect(await told(b, 2)).toEqual({ revision: 3, replayed: false, inForce: 3 });
    expect(await told(a, 3)).toEqual({ revision: 4, replayed: false, inForce: 4 });
    expect(await told(b, 4)).toEqual({ revision: 5, replayed: false, inForce: 5 });
    expect(await inForce()).toEqual([5, 4]);
  });

  it('is seen as new by a dry run too', async () => {
    await send(figures(1));
    await send(a, 1);
    await send(b, 2);
    expect(await told(a, 3, { dryRun: 'true' })).toEqual({ revision: 4, replayed: false, inForce: 4 });
    expect(await told(a, 1, { dryRun: 'true' })).toEqual({ revision: 2, replayed: true, inForce: 3 });
    expect(await inForce()).toEqual([3, 4]);
  });

  it('of a CSV file is a new revision, though the file’s key and rows are those of an earlier one', async () => {
    await send(figures(1));
    const file = async (points: number, ifMatch: number) => {
      const { body } = await world.submissions({
        method: 'POST',
        path: '/v1/submissions',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'text/csv',
          'idempotency-key': `week-${points}`,
        },
        body: `unit,set,period,indicator,points,reason,ifMatch\nP.A,S,2024-W02,S.3,${points},sửa,${ifMatch}`,
      });
      return bulkResultSchema.parse(body).replayed;
    };
    const corrected = [await file(3, 1), await file(4, 2), await file(3, 3)];
    expect(corrected).toEqual([0, 0, 0]);
    expect(await inForce()).toEqual([4, 3]);
  });
});

describe('the same sent again', () => {
  it('F85: records nothing and says so, and what is in force', async () => {
    const first = figures(1);
    await send(first);
    await send(a, 1);
    const { status, body } = await send(first);
    expect(status).toBe(201);
    const { nextSteps, ...again } = receiptSchema.parse(body);
    expect([inShort({ ...again, nextSteps }), nextSteps]).toEqual([
      { revision: 1, replayed: true, inForce: 2 },
      [
        {
          code: 'read-in-force',
          detail:
            'Nội dung này đã được nhận trước đây là bản 1; lần gửi này không ghi gì thêm. Bản mới nhất là bản 2. Muốn thay số liệu, gửi bản điều chỉnh kèm lý do.',
          command: null,
        },
      ],
    ]);
    expect(await inForce()).toEqual([2, 3]);
  });

  it('under another key, naming the revision that it made, changes nothing either', async () => {
    await send(figures(1));
    await send(a, 1);
    expect(await told(a, 2, {}, 'another-key')).toEqual({ revision: 2, replayed: true, inForce: 2 });
    expect(await inForce()).toEqual([2, 3]);
  });

  it('F85: naming the base of the first time gets the first receipt, whatever is in force now', async () => {
    await send(figures(1));
    await send(a, 1);
    await send(b, 2);
    expect(await told(a, 1)).toEqual({ revision: 2, replayed: true, inForce: 3 });
    expect(await inForce()).toEqual([3, 4]);
  });

  it('naming a revision that is neither is outdated', async () => {
    await send(figures(1));
    await send(a, 1);
    await send(b, 2);
    await send(a, 3);
    expect(await send(b, 1)).toEqual(
      refused(
        'correction-outdated',
        outdatedDetail.replace('nhất là 1', 'nhất là 4').replaceAll('"1"', '"4"').replace('ghi 1', 'ghi 4'),
      ),
    );
  });

  it('of another unit is that unit’s own first submission', async () => {
    await send(figures(1));
    token = await world.tokenFor({ role: 'unit', unit: 'P.B' });
    const key = JSON.stringify(figures(1));
    expect(await told({ ...figures(1), unit: 'P.B' }, undefined, {}, key)).toEqual({
      revision: 1,
      replayed: false,
      inForce: 1,
    });
  });

  it('after the lock is answered, and once the exception has ended a correction back is refused', async () => {
    await send(figures(1));
    world.setNow('2024-01-15T01:00:00Z');
    await world.ports.exceptions.put({
      id: '1',
      unit: 'P.A',
      set: 'S',
      period: '2024-W02',
      officer: 'x',
      reason: 'x',
      tokenId: 'x',
      openedAt: iso('2024-01-15T00:00:00Z'),
      expiresAt: iso('2024-01-15T02:00:00Z'),
    });
    await send(a, 1);
    await send(b, 2);
    world.setNow('2024-01-15T02:00:00Z');
    expect(await told(b, 3)).toEqual({ revision: 3, replayed: true, inForce: 3 });
    expect(await told(a, 1)).toEqual({ revision: 2, replayed: true, inForce: 3 });
    expect(await send(a, 3)).toEqual(
      refused('period-locked', lockedDetail('tuần 02/2024', '06:00 ngày 15/01/2024 (Thứ Hai)')),
    );
  });

  it('while the answer to the first got lost between two clerks, the second of whom corrected it', async () => {
    await send(figures(1));
    const append = world.ports.submissions.append.bind(world.ports.submissions);
    world.ports.submissions.append = async (...write) => {
      await append(...write);
      throw new Error('the connection dropped');
    };
    expect((await send(a, 1)).status).toBe(500);
    world.ports.submissions.append = append;
    await send(b, 2);
    expect(await told(a, 1)).toEqual({ revision: 2, replayed: true, inForce: 3 });
    expect(await inForce()).toEqual([3, 4]);
  });
});
