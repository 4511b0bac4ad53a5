import { beforeEach, describe, expect, it } from 'vitest';
import { revisionsSchema } from '../../../contract/submissions/revisions.ts';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import { notValid, notWholeNumber, unknownParameter } from '../../fixtures/answers/errors.ts';
import { type ExpectedError, refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { cursorAt, cursorOfAnother } from '../../fixtures/cursor.ts';
import { iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;
let set: IndicatorSet;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  const [first] = smallCatalogue().sets;
  if (first === undefined) throw new Error('the fixture has changed');
  set = first;
});

const append = (changes: Partial<Submission>) => world.ports.submissions.append(set, submissionOf(changes));

const at = (revision: string) => cursorAt('/v1/submissions/S/2024-W02/P.A/revisions', {}, revision);

const get = (query: Record<string, string> = {}) =>
  world.submissions({
    method: 'GET',
    path: '/v1/submissions/S/2024-W02/P.A/revisions',
    query,
    headers: { authorization: `Bearer ${token}` },
  });

async function page(query: Record<string, string> = {}) {
  const reply = await get(query);
  expect(reply.status).toBe(200);
  return revisionsSchema.parse(reply.body);
}

const tokenId = () => token.split('_')[1] ?? '';

describe('GET /v1/submissions/{set}/{period}/{unit}/revisions', () => {
  it('shows each revision, newest first, with its author, reason and changes', async () => {
    await append({ tokenId: tokenId(), asOf: '2024-01-11', note: 'Tốt' });
    await append({
      tokenId: tokenId(),
      revision: 2,
      late: true,
      receivedAt: iso('2024-01-12T09:00:01.5Z'),
      reason: 'Đối chiếu lại',
      values: new Map([
        ['S.3', { kind: 'points', points: 750 }],
        ['S.4', { kind: 'none' }],
      ]),
    });
    const by = { token: tokenId(), role: 'unit', unit: 'P.A' };
    expect(await get()).toEqual(
      answered(200, {
        set: 'S',
        period: '2024-W02',
        unit: 'P.A',
        revisions: [
          {
            revision: 2,
            receivedAt: '2024-01-12T09:00:01.5Z',
            status: 'late',
            outcome: 'accepted',
            by,
            reason: 'Đối chiếu lại',
            changes: [
              { indicator: 'S.3', from: { points: 5 }, to: { points: 7.5 } },
              { indicator: 'S.4', from: null, to: { nothingToReport: true } },
            ],
          },
          {
            revision: 1,
            receivedAt: '2024-01-12T03:00:00Z',
            status: 'on-time',
            outcome: 'accepted',
            by,
            note: 'Tốt',
            asOf: '2024-01-11',
            changes: [{ indicator: 'S.3', from: null, to: { points: 5 } }],
          },
        ],
        next: null,
      }),
    );
  });

  it('shows the id, role and unit of a token, and looks each up once a page', async () => {
    const gone = '0000000000000000';
    await append({ tokenId: tokenId() });
    await append({ revision: 2, tokenId: gone });
    await append({ revision: 3, tokenId: tokenId() });
    const asked: string[] = [];
    const { find } = world.ports.tokens;
    world.ports.tokens.find = (id) => {
      asked.push(id);
      return find.call(world.ports.tokens, id);
    };
    const { revisions } = await page();
    expect(revisions.map(({ by }) => by)).toEqual([
      { token: tokenId(), role: 'unit', unit: 'P.A' },
      { token: gone, role: null, unit: null },
      { token: tokenId(), role: 'unit', unit: 'P.A' },
    ]);
    expect(asked.sort()).toEqual([gone, tokenId(), tokenId()].sort());
    expect(JSON.stringify(revisions)).not.toMatch(/label|hash|secret|key-/);
  });

  it('P48: comes in pages that neither overlap nor leave a gap, also when a revision comes in between', async () => {
    for (let revision = 1; revision <= 5; revision += 1) {
      await append({ revision, values: new Map([['S.4', { kind: 'count', count: revision }]]) });
    }
    const first = await page({ limit: '2' });
    await append({ revision: 6 });
    const second = await page({ limit: '2', cursor: first.next ?? '' });
    const third = await page({ limit: '2', cursor: second.next ?? '' });
    const pages = [first, second, third];
    expect(pages.map(({ revisions }) => revisions.map(({ revision }) => revision))).toEqual([
      [5, 4],
      [3, 2],
      [1],
    ]);
    expect(pages.flatMap(({ revisions }) => revisions.map(({ changes }) => changes[0]?.from))).toEqual([
      { count: 4 },
      { count: 3 },
      { count: 2 },
      { count: 1 },
      null,
    ]);
    expect([third.next, (await page({ limit: '6' })).next]).toEqual([null, null]);
    expect(await page({ cursor: at('1') })).toEqual({
      set: 'S',
      period: '2024-W02',
      unit: 'P.A',
      revisions: [],
      next: null,
    });
  });

  it('has twenty revisions on a page unless asked otherwise', async () => {
    for (let revision = 1; revision <= 21; revision += 1) await append({ revision });
    expect((await page()).revisions).toHaveLength(20);
    expect((await page({ limit: '100' })).revisions).toHaveLength(21);
  });

  it.each<[Record<string, string>, ExpectedError]>([
    [{ limit: '0' }, notWholeNumber('query:limit', 1, 100)],
    [{ limit: '101' }, notWholeNumber('query:limit', 1, 100)],
    [{ limit: '1.5' }, notWholeNumber('query:limit', 1, 100)],
    [{ limit: 'all' }, notWholeNumber('query:limit', 1, 100)],
    [{ cursor: at('0') }, notValid('query:cursor', '«next» của câu trả lời trước, giữ nguyên')],
    [{ cursor: 'x' }, cursorOfAnother()],
    [{ page: '2' }, unknownParameter('page', 'limit', 'cursor')],
  ])('refuses %j', async (query, error) => {
    await append({});
    expect(await get(query)).toEqual(
      refused(
        'malformed-request',
        'Địa chỉ cần có dạng /v1/submissions/766/2024-W02/BD.STP/revisions?limit=<1–100>&cursor=<next của trang trước>.',
        { errors: [error] },
      ),
    );
  });

  it('answers 404 when nothing was submitted', async () => {
    expect(await get()).toEqual(
      refused('not-found', 'Sở A (P.A) chưa gửi số liệu tuần 02/2024 của Bộ chỉ số S (S).'),
    );
  });
});
