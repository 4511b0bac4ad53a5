import { describe, expect, it } from 'vitest';
import { rankingSchema } from '../../../contract/rankings/ranking.ts';
import { scorecards } from '../../../contract/scorecards.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { change, editionReply, named, rankingLine, wayUp } from '../../fixtures/answers/ranking.ts';
import { instant } from '../../fixtures/instants.ts';
import { catalogueWith, fridays, rankedWorld, rankTimes, twoWeeks } from '../../fixtures/ranked-world.ts';

const { 'P.B': ofB, ...withoutB } = twoWeeks['2024-W02'];

/** A world in which department B submits nothing in week 2. */
async function withoutFiguresOfB(changes: Parameters<typeof rankedWorld>[0]) {
  const world = await rankedWorld(changes);
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
  await world.playWeek('2024-W02', withoutB);
  return world;
}

/**
 * The lines of week 2 of the units that submitted.
 * @param others the places that each gains by the others' changes
 */
const firstTwo = (others: { readonly C: number; readonly A: number }) => [
  rankingLine(
    'P.C',
    1,
    { 'S.2': 20 },
    {
      delta: { points: 11, places: 2 },
      why: change({ 'S.2': 20, 'S.3': -9 }, { own: 2, others: others.C }),
    },
  ),
  rankingLine(
    'P.A',
    2,
    { 'S.2': 10, 'S.3': 4.5, 'S.4': 2 },
    {
      delta: { points: 6.5, places: 0 },
      why: change({ 'S.2': 5, 'S.4': 2, 'S.3': -0.5 }, { own: 1, others: others.A }),
      stepUp: wayUp('S.2', 1, 5, 1),
    },
  ),
];

/** The departments' ranking as the API returns it. */
async function rankingOf(world: Awaited<ReturnType<typeof rankedWorld>>, period: string) {
  return rankingSchema.parse((await world.ranking(period)).body);
}

/** The text of the weekly e-mail of week 2 to the director of department B, in Vietnamese. */
async function mailOfB(world: Awaited<ReturnType<typeof rankedWorld>>): Promise<string> {
  world.setNow('2024-01-15T00:00:00Z');
  await world.run('report', '2024-01-15T00:00:00Z');
  await world.deliver('2024-01-15T00:00:00Z');
  const text = world.sent.find(({ to }) => to.email === 'contact-b@province.example')?.message.text ?? '';
  return text.split('====')[0] ?? '';
}

describe('what a ranking says of missing figures', () => {
  it('is provisional below the declared completeness, everywhere it appears, and final again when made again', async () => {
    const world = await withoutFiguresOfB({ provisionalBelow: 8000 });
    const said = async (period: string) => {
      const { edition, expected, received, provisional } = await rankingOf(world, period);
      return { edition, expected, received, provisional };
    };
    expect(await said('2024-W01')).toEqual({ edition: 1, expected: 3, received: 3, provisional: false });
    expect(await said('2024-W02')).toEqual({ edition: 1, expected: 3, received: 2, provisional: true });
    const card = await world.get('/v1/units/P.A/scorecard', { set: 'S', period: '2024-W02' });
    expect(scorecards.getScorecard.answers[200].schema.parse(card.body).provisional).toBe(true);
    const mail = await mailOfB(world);
    for (const words of [
      '[Kết quả tạm thời] Bảng “Sở, ban, ngành” mới có 2/3 đơn vị gửi số liệu; điểm và thứ hạng trong bảng là tạm thời, có thể thay đổi.',
      'Tạm dẫn đầu bảng Sở, ban, ngành: Sở C (20,00 điểm).',
      'Đơn vị của Ông/Bà, Sở B: hạng 3/3, 0,00 điểm (kết quả tạm thời; chưa gửi); chưa có kỳ trước để so sánh.',
      '\nSở, ban, ngành [Kết quả tạm thời]\n',
      'Bảng xếp hạng tạm thời Sở, ban, ngành, tuần 02/2024.',
    ])
      expect(mail).toContain(words);
    await world.openException('P.B', '2024-W02');
    await world.send('P.B', '2024-W02', ofB);
    await world.recompute('2024-W02');
    expect(await said('2024-W02')).toEqual({ edition: 2, expected: 3, received: 3, provisional: false });
  });

  it('carries figures forward, and says so on the line and in the e-mail', async () => {
    const world = await withoutFiguresOfB({ missing: { carryForward: 1 } });
    expect(await world.ranking('2024-W02')).toEqual(
      editionReply({
        received: 2,
        comparedWith: { period: '2024-W01', edition: 1 },
        lines: [
          ...firstTwo({ C: 0, A: -1 }),
          rankingLine('P.B', 3, { 'S.2': 10, 'S.3': 2 }, { submitted: false, carriedFrom: '2024-W01' }),
        ],
      }),
    );
    const mail = await mailOfB(world);
    for (const words of [
      'Đơn vị của Ông/Bà, Sở B: hạng 3/3, 12,00 điểm (chưa gửi; dùng số liệu tuần 01/2024); chưa có kỳ trước để so sánh.',
      '→ 3. Sở B [đơn vị của Ông/Bà · chưa gửi · dùng số liệu tuần 01/2024]: 12,00 (—; —)',
      'Chưa gửi số liệu (1 đơn vị): Sở B.',
    ])
      expect(mail).toContain(words);
  });

  it('carries nothing further than declared', async () => {
    const world = await rankedWorld({ missing: { carryForward: 1 } });
    await world.playWeek('2024-W01', twoWeeks['2024-W01']);
    await world.playWeek('2024-W02', {});
    const points = async (period: string) =>
      (await rankingOf(world, period)).lines.map((line) => [line.unit, line.points]);
    expect(await points('2024-W02')).toEqual([
      ['P.B', 12],
      ['P.A', 10],
      ['P.C', 9],
    ]);
    await world.run('rank', '2024-01-21T23:00:00Z');
    expect(await points('2024-W03')).toEqual([
      ['P.A', 0],
      ['P.B', 0],
      ['P.C', 0],
    ]);
  });

  it('leaves out who sent nothing where the set says so, and names it', async () => {
    const world = await withoutFiguresOfB({ missing: 'exclude' });
    expect(await world.ranking('2024-W02')).toEqual(
      editionReply({
        received: 2,
        comparedWith: { period: '2024-W01', edition: 1 },
        excluded: [named['P.B']],
        lines: [...firstTwo({ C: 1, A: 0 })],
      }),
    );
    const query = { set: 'S', period: '2024-W02' };
    expect(await world.get('/v1/units/P.B/scorecard', query)).toEqual(
      refused('not-found', 'Đơn vị P.B không có trong bảng xếp hạng nào của bộ S, kỳ 2024-W02.'),
    );
    const mail = await mailOfB(world);
    expect(mail).toContain('Không xếp hạng vì chưa gửi số liệu (1 đơn vị): Sở B.');
  });
});

describe('what a ranking says of a league that has changed', () => {
  it('names who came and who left, with its successor, in the ranking and in the e-mail', async () => {
    const world = await rankedWorld();
    await world.playWeek('2024-W01', twoWeeks['2024-W01']);
    const changed = catalogueWith({});
    const units = [
      ...changed.units.map((unit) =>
        unit.id === 'P.C' ? { ...unit, validTo: '2024-01-10', successor: 'P.A' } : unit,
      ),
      { id: 'P.D', parent: 'P', level: 'department', name: { vi: 'Sở D', en: 'Department D' } },
      { id: 'P.E', parent: 'P', level: 'department', name: { vi: 'Sở Đ', en: 'Department E' } },
    ] as const;
    await world.ports.catalogues.put(2, { ...changed, units: [...units] }, instant(fridays['2024-W02']));
    await world.playWeek('2024-W02', withoutB);
    const { expected, joined, left } = await rankingOf(world, '2024-W02');
    expect({ expected, joined, left }).toEqual({
      expected: 4,
      joined: [
        { unit: 'P.D', name: { vi: 'Sở D', en: 'Department D' } },
        { unit: 'P.E', name: { vi: 'Sở Đ', en: 'Department E' } },
      ],
      left: [{ ...named['P.C'], successor: 'P.A' }],
    });
    expect(await mailOfB(world)).toContain(
      'Bảng có 4 đơn vị, kỳ trước có 3 đơn vị. Đơn vị mới: Sở D; Sở Đ. Đơn vị không còn trong bảng: Sở C (đơn vị kế thừa: Sở A).',
    );
  });

  it('tells in the e-mail that a ranking was made again, whom it moved, and why', async () => {
    const world = await rankedWorld();
    await world.playWeek('2024-W02', withoutB);
    await world.openException('P.B', '2024-W02');
    world.setNow(rankTimes['2024-W02']);
    await world.send('P.B', '2024-W02', { 'S.3': { points: 10 } });
    await world.recompute('2024-W02', { reason: 'Sở B gửi bổ sung sau sự cố mạng.' });
    const mail = await mailOfB(world);
    expect(mail).toContain(
      'Bảng này được xếp lại (lần 2); 1 đơn vị thay đổi điểm hoặc thứ hạng so với lần trước. Lý do: Sở B gửi bổ sung sau sự cố mạng.',
    );
    expect(mail).toContain('Lần chốt bảng xếp hạng: Sở, ban, ngành – lần 2;');
  });
});
