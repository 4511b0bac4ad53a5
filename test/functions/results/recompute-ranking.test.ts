import { beforeEach, describe, expect, it } from 'vitest';
import type { Edition } from '../../../domain/ranking/edition.ts';
import { UnreadableRow } from '../../../usecases/ports/unreadable-row.ts';
import { missing, unknownField } from '../../fixtures/answers/errors.ts';
import { type ExpectedError, errorAt, refused } from '../../fixtures/answers/problem.ts';
import {
  change,
  changeOfS3,
  editionReply,
  named,
  rankingLine,
  recomputedEdition,
} from '../../fixtures/answers/ranking.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { catalogueWith, rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';
import type { Reply } from '../../fixtures/world.ts';

let world: Awaited<ReturnType<typeof rankedWorld>>;

const correctedAt = '2024-01-09T02:00:00Z';

beforeEach(async () => {
  world = await rankedWorld();
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
});

const firstLines = [
  rankingLine('P.B', 1, { 'S.2': 10, 'S.3': 2 }),
  rankingLine('P.A', 2, { 'S.2': 5, 'S.3': 5 }),
  rankingLine('P.C', 3, { 'S.3': 9 }),
];

/** The first week's second edition, once P.A's 5 points of S.3 are corrected to 9,5. */
const corrected = {
  period: '2024-W01',
  edition: 2,
  cutOffAt: iso(correctedAt),
  recomputed: {
    reason: 'Đính chính số liệu',
    moved: [
      {
        ...named['P.A'],
        before: { rank: 2, points: 10, revision: 1 },
        after: { rank: 1, points: 14.5, revision: 2 },
      },
      {
        ...named['P.B'],
        before: { rank: 1, points: 12, revision: 1 },
        after: { rank: 2, points: 12, revision: 1 },
      },
    ],
  },
  lines: [
    rankingLine('P.A', 1, { 'S.2': 5, 'S.3': 9.5 }, { revision: 2 }),
    rankingLine('P.B', 2, { 'S.2': 10, 'S.3': 2 }),
    rankingLine('P.C', 3, { 'S.3': 9 }),
  ],
};

/** The second week's ranking, compared with the first week's second edition. */
const nextWeek = {
  comparedWith: { period: '2024-W01', edition: 2, of: 3, among: 3 },
  lines: [
    rankingLine(
      'P.C',
      1,
      { 'S.2': 20 },
      {
        delta: { points: 11, places: 2 },
        why: change(
          {},
          { own: 2, others: 0 },
          {
            notSent: [
              { indicator: 'S.2', points: 20, lacking: 'before' },
              { indicator: 'S.3', points: -9, lacking: 'now' },
            ],
          },
        ),
      },
    ),
    rankingLine(
      'P.A',
      2,
      { 'S.2': 10, 'S.3': 4.5, 'S.4': 2 },
      {
        delta: { points: 2, places: -1 },
        why: change(
          {},
          { own: 0, others: -1 },
          {
            indicators: [{ indicator: 'S.2', points: 5 }, changeOfS3(9.5, 4.5)],
            notSent: [{ indicator: 'S.4', points: 2, lacking: 'before' }],
          },
        ),
      },
    ),
    rankingLine(
      'P.B',
      3,
      { 'S.2': 10, 'S.3': 2 },
      {
        delta: { points: 0, places: -1 },
        why: change({}, { own: 0, others: -1 }),
      },
    ),
  ],
};

async function correct() {
  await world.openException('P.A', '2024-W01');
  world.setNow(correctedAt);
  const values = { 'S.3': { points: 9.5 } };
  const { status } = await world.send('P.A', '2024-W01', values, { reason: 'nhầm dòng' }, 1);
  expect(status).toBe(201);
}

describe('POST /v1/rankings/{set}/{period}/editions', () => {
  it('makes edition 2, which says whom it moved and by which revision; edition 1 stays', async () => {
    const first = editionReply({ period: '2024-W01', lines: firstLines });
    expect(await world.ranking('2024-W01')).toEqual(first);
    await correct();
    const second = editionReply(corrected);
    expect(await world.recompute('2024-W01')).toEqual(
      answered(201, { editions: [recomputedEdition(corrected)], announced: 0, held: 0, replayed: false }),
    );
    world.setNow('2024-01-09T03:00:00Z');
    expect(await world.recompute('2024-W01')).toEqual(
      answered(201, { editions: [recomputedEdition(corrected)], announced: 0, held: 0, replayed: true }),
    );
    expect(await world.recompute('2024-W01', { reason: 'Kiểm tra lại' })).toEqual(
      refused(
        'nothing-changed',
        'Số liệu và quy tắc của tuần 01/2024 không đổi so với lần chốt mới nhất; không lập lần chốt mới.',
      ),
    );
    expect(await world.ranking('2024-W01')).toEqual(second);
    expect(await world.ranking('2024-W01', 1)).toEqual(first);
  });

  it('compares the next week with the newest edition', async () => {
    await correct();
    await world.recompute('2024-W01');
    await world.playWeek('2024-W02', twoWeeks['2024-W02']);
    expect(await world.ranking('2024-W02')).toEqual(editionReply(nextWeek));
  });

  it('makes the following week again too, once the week before has another edition', async () => {
    await world.playWeek('2024-W02', twoWeeks['2024-W02']);
    await correct();
    await world.recompute('2024-W01');
    world.setNow('2024-01-16T02:00:00Z');
    expect(await world.recompute('2024-W02')).toEqual(
      answered(201, {
        editions: [
          recomputedEdition({
            ...nextWeek,
            edition: 2,
            cutOffAt: iso('2024-01-16T02:00:00Z'),
            recomputed: { reason: 'Đính chính số liệu', moved: [] },
          }),
        ],
        announced: 0,
        held: 0,
        replayed: false,
      }),
    );
  });

  it('refuses with 409 when nothing has changed, in the stores of AWS as in memory', async () => {
    await world.playWeek('2024-W02', twoWeeks['2024-W02']);
    const find = world.ports.editions.find.bind(world.ports.editions);
    world.ports.editions.find = async (...key) => {
      const found = await find(...key);
      return found && reversedKeys(found);
    };
    expect(await world.recompute('2024-W02')).toEqual(
      refused(
        'nothing-changed',
        'Số liệu và quy tắc của tuần 02/2024 không đổi so với lần chốt mới nhất; không lập lần chốt mới.',
      ),
    );
    expect((await world.ranking('2024-W02', 2)).status).toBe(404);
  });

  it('replaces an edition that cannot be read, and says of nobody that it moved them', async () => {
    const find = world.ports.editions.find.bind(world.ports.editions);
    const key = { pk: 'edition#S#2024-W01#departments', sk: 'header#0001' };
    world.ports.editions.find = async (...asked) => {
      if (asked[2] !== 'departments') return find(...asked);
      throw new UnreadableRow({ table: 'reports', key, kind: 'edition', reason: 'set: invalid_type' });
    };
    await correct();
    const replaced = { ...corrected, recomputed: { ...corrected.recomputed, moved: [] } };
    expect(await world.recompute('2024-W01')).toEqual(
      answered(201, { editions: [recomputedEdition(replaced)], announced: 0, held: 0, replayed: false }),
    );
    world.ports.editions.find = find;
    expect(await world.ranking('2024-W01')).toEqual(editionReply(replaced));
  });

  it('refuses a set that ranks nobody', async () => {
    await world.ports.catalogues.put(2, catalogueWith({ leagues: [] }), instant(correctedAt));
    expect(await world.recompute('2024-W01')).toEqual(
      refused(
        'not-found',
        'Tuần 01/2024 chưa có bảng xếp hạng theo Bộ chỉ số S (S). Bộ này chỉ thu số liệu, không xếp hạng.',
      ),
    );
  });

  it('refuses with 409 when somebody else makes the edition meanwhile', async () => {
    await correct();
    const freeze = world.ports.editions.freeze.bind(world.ports.editions);
    world.ports.editions.freeze = async (edition) => {
      await freeze({ ...edition, recomputed: { reason: 'khác', moved: [] } });
      return freeze(edition);
    };
    expect(await world.recompute('2024-W01')).toEqual(
      refused('conflict', 'Có người vừa lập một lần chốt khác; xem bảng xếp hạng mới nhất rồi mới xếp lại.'),
    );
    expect(await world.ranking('2024-W01')).toEqual(
      editionReply({ ...corrected, recomputed: { reason: 'khác', moved: [] } }),
    );
  });

  const needsReason = (error: ExpectedError) =>
    refused(
      'malformed-request',
      'Cần nêu lý do xếp lại, ví dụ {"reason": "Đính chính số liệu của Sở Tư pháp"}.',
      { errors: [error] },
    );
  it.each<[string, unknown, Reply]>([
    [
      '2024-W03',
      undefined,
      refused(
        'not-found',
        'Tuần 03/2024 chưa có bảng xếp hạng khối Sở, ban, ngành (departments) theo Bộ chỉ số S (S). Tuần này xếp hạng lúc 06:05 ngày 22/01/2024 (Thứ Hai).',
      ),
    ],
    ['2024-W01', {}, needsReason(missing('/reason', 'chuỗi ký tự'))],
    [
      '2024-W01',
      { reason: '  ' },
      needsReason(errorAt('/reason', 'out-of-bounds', 'Cần nội dung, không để trống.')),
    ],
    ['2024-W01', { reason: 'x', more: 1 }, needsReason(unknownField('/more', 'more'))],
  ])('refuses %s %j', async (period, body, refusal) => {
    expect(await world.recompute(period, body)).toEqual(refusal);
  });
});

/** The same content with the keys of every object reversed, as another store may return them. */
function reversedKeys(edition: Edition): Edition {
  const lines = edition.lines.map(({ indicators, ...line }) => ({ indicators, ...reversed(line) }));
  return { ...reversed(edition), lines };
}

function reversed<T>(content: T): T {
  return JSON.parse(JSON.stringify(content), (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
}
