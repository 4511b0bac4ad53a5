import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Submission } from '../../../domain/submission/submission.ts';
import { errorAt, refused } from '../../fixtures/answers/problem.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

const [set] = smallCatalogue().sets;
if (set === undefined) throw new Error('the fixture has changed');

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
});

const append = (differences: Partial<Submission>) =>
  world.ports.submissions.append(set, submissionOf(differences));

/** Stores revisions up to and including a number, each as a program may have sent it. */
async function appendUpTo(last: number) {
  for (let revision = 1; revision <= last; revision += 1)
    await append({
      revision,
      id: `r-${revision}`,
      idempotencyKey: `k-${revision}`,
      bodyHash: `${revision}`,
      receivedAt: iso('2024-01-09T02:00:00Z'),
    });
}

const correct = (revision: number, { key = 'new', count = 7, language = 'en' } = {}) =>
  world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
      'if-match': `"${revision}"`,
      'accept-language': language,
    },
    body: {
      unit: 'P.A',
      set: 'S',
      period: '2024-W02',
      values: { 'S.3': { points: count } },
      reason: 'Đếm sót',
    },
  });

const openedAt = (at: string) =>
  world.ports.exceptions.put({
    id: at,
    unit: 'P.A',
    set: 'S',
    period: '2024-W02',
    officer: 'x',
    reason: 'x',
    tokenId: 'x',
    openedAt: iso(at),
    expiresAt: iso('2024-01-10T00:00:00Z'),
  });

const full = (revisions: number) =>
  `Nothing was recorded: week 2 of 2024 has ${revisions} revisions, the most it may have. Check whether your program sends the same period over and over; to correct it further, ask Operations for an exception, which allows 100 more.`;

describe('F93: the revisions of a period', () => {
  it('end with the hundredth, which says what to do', async () => {
    await appendUpTo(99);
    expect((await correct(99)).status).toBe(201);
    expect(await correct(100, { key: 'next', count: 8 })).toEqual(
      refused('too-many-revisions', full(100), { language: 'en' }),
    );
    expect(await correct(100, { key: 'next', count: 8, language: 'vi' })).toEqual(
      refused(
        'too-many-revisions',
        'Chưa ghi nhận: tuần 02/2024 đã có 100 bản, là mức nhiều nhất. Kiểm tra chương trình gửi số liệu có gửi lặp không; vẫn cần sửa thì liên hệ Bộ phận vận hành để được mở ngoại lệ, mỗi ngoại lệ cho thêm 100 bản.',
      ),
    );
    const newest = await world.ports.submissions.newest(set, '2024-W02', 'P.A', { atMost: 1 });
    expect(newest.map(({ revision }) => revision)).toEqual([100]);
  });

  it('are told together with everything else that is wrong', async () => {
    await appendUpTo(100);
    expect(await correct(99)).toEqual(
      refused('too-many-revisions', full(100), {
        language: 'en',
        errors: [
          errorAt('/period', 'too-many-revisions', full(100)),
          errorAt(
            'header:If-Match',
            'correction-outdated',
            'The latest revision is 100. Read its figures, then send the correction with the header “If-Match: "100"”.',
          ),
        ],
      }),
    );
  });

  it('go on for a hundred more after each exception, however many there are already', async () => {
    await appendUpTo(300);
    await openedAt('2024-01-09T01:00:00Z');
    expect((await correct(300)).status).toBe(409);
    await openedAt('2024-01-09T03:00:00Z');
    for (let revision = 300; revision < 400; revision += 1)
      expect([
        revision,
        (await correct(revision, { key: `e-${revision}`, count: revision % 9 })).status,
      ]).toEqual([revision, 201]);
    expect((await correct(400, { key: 'e-400', count: 1 })).status).toBe(409);
  });

  it('are not all read by a submission, whose key is found wherever it was used', async () => {
    const first = await correctFirst();
    const revisions = vi.spyOn(world.ports.submissions, 'listNewest');
    for (let revision = 1; revision <= 30; revision += 1)
      await correct(revision, { key: `c-${revision}`, count: revision % 9 });
    expect(revisions).not.toHaveBeenCalled();
    const again = await correct(1, { key: 'c-1', count: 1 });
    expect([again.status, revisions.mock.calls.length]).toEqual([201, 1]);
    const { revision, replayed, inForce } = Object(again.body);
    expect({ revision, replayed, inForce }).toEqual({ revision: 2, replayed: true, inForce: 31 });
    expect(first.status).toBe(201);
  });
});

/** The first submission of the period, which is no correction. */
const correctFirst = () =>
  world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'first',
    },
    body: { unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.3': { points: 9 } } },
  });
