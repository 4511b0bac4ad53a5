import { describe, expect, it } from 'vitest';
import { rankingSchema } from '../../../contract/rankings/ranking.ts';
import { scorecards } from '../../../contract/scorecards.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { change, changeOfS3, editionReply, named, rankingLine } from '../../fixtures/answers/ranking.ts';
import { instant } from '../../fixtures/instants.ts';
import { catalogueWith, fridays, rankedWorld, rankTimes, twoWeeks } from '../../fixtures/ranked-world.ts';

const { 'P.B': ofB, ...withoutB } = twoWeeks['2024-W02'];

/** A world in which department B sends nothing in week 2. */
async function withoutFiguresOfB(changes: Parameters<typeof rankedWorld>[0]) {
  const world = await rankedWorld(changes);
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
  await world.playWeek('2024-W02', withoutB);
  return world;
}

/**
 * The lines of week 2 of those who sent figures.
 * @param places the places that each gained, in all, by its own change and by the others'
 */
const firstTwo = (places: { readonly C: Places; readonly A: Places }) => [
  rankingLine(
    'P.C',
    1,
    { 'S.2': 20 },
    {
      delta: { points: 11, places: places.C[0] },
      why: change(
        {},
        { own: places.C[1], others: places.C[2] },
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
      delta: { points: 6.5, places: places.A[0] },
      why: change(
        {},
        { own: places.A[1], others: places.A[2] },
        {
          indicators: [{ indicator: 'S.2', points: 5 }, changeOfS3(5, 4.5)],
          notSent: [{ indicator: 'S.4', points: 2, lacking: 'before' }],
        },
      ),
    },
  ),
];

type Places = readonly [all: number, own: number, others: number];

/** The departments' ranking as the API gives it. */
async function rankingOf(world: Awaited<ReturnType<typeof rankedWorld>>, period: string) {
  return rankingSchema.parse((await world.ranking(period)).body);
}

/** The text of the weekly e-mail of week 2 to the director of department B, in Vietnamese. */
async function mailOfB(world: Awaited<ReturnType<typeof rankedWorld>>): Promise<string> {
  world.setNow('2024-01-15T00:00:00Z');
  await world.run('report', '2024-01-15T00:00:00Z');
  await world.sender('2024-01-15T00:00:00Z');
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
      'Mới có 2/3 đơn vị gửi số liệu nên chưa nêu đơn vị dẫn đầu và đơn vị thay đổi thứ hạng.',
      'Đơn vị của Ông/Bà, Sở B: chưa gửi số liệu nên không xếp hạng.',
      '\nSở, ban, ngành [Kết quả tạm thời]\n',
      '\nBảng xếp hạng tạm thời Sở, ban, ngành\n',
    ])
      expect(mail).toContain(words);
    expect(mail).not.toMatch(/Dẫn đầu:|Tăng hạng|để so sánh/);
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
        comparedWith: { period: '2024-W01', edition: 1, of: 3, among: 3 },
        lines: [
          ...firstTwo({ C: [2, 2, 0], A: [0, 1, -1] }),
          rankingLine(
            'P.B',
            3,
            { 'S.2': 10, 'S.3': 2 },
            {
              submitted: false,
              sent: 'nothing',
              lacking: ['S.1', 'S.2', 'S.3', 'S.4'],
              stepUp: null,
              carriedFrom: '2024-W01',
            },
          ),
        ],
      }),
    );
    const mail = await mailOfB(world);
    for (const words of [
      'Đơn vị của Ông/Bà, Sở B: hạng 3/3, 12,00 điểm (chưa gửi; dùng số liệu tuần 01/2024).',
      '→ 3. Sở B [đơn vị của Ông/Bà · chưa gửi · dùng số liệu tuần 01/2024]: 12,00 (—; —)',
      'Sở, ban, ngành – chậm 1 ngày làm việc: Sở B',
    ])
      expect(mail).toContain(words);
  });

  it('carries nothing further than declared', async () => {
    const world = await rankedWorld({ missing: { carryForward: 1 } });
    await world.playWeek('2024-W01', twoWeeks['2024-W01']);
    await world.playWeek('2024-W02', {});
    const points = async (period: string) =>
      (await rankingOf(world, period)).lines.map((line) => [line.unit, line.rank, line.points]);
    expect(await points('2024-W02')).toEqual([
      ['P.B', 1, 12],
      ['P.A', 2, 10],
      ['P.C', 3, 9],
    ]);
    await world.run('rank', '2024-01-21T23:00:00Z');
    expect(await points('2024-W03')).toEqual([
      ['P.A', null, 0],
      ['P.B', null, 0],
      ['P.C', null, 0],
    ]);
  });

  it('leaves out who sent nothing where the set says so, and names it', async () => {
    const world = await withoutFiguresOfB({ missing: 'exclude' });
    expect(await world.ranking('2024-W02')).toEqual(
      editionReply({
        received: 2,
        comparedWith: { period: '2024-W01', edition: 1, of: 3, among: 2 },
        excluded: [named['P.B']],
        lines: firstTwo({ C: [1, 1, 0], A: [-1, 0, -1] }),
      }),
    );
    const query = { set: 'S', period: '2024-W02' };
    expect(await world.get('/v1/units/P.B/scorecard', query)).toEqual(
      refused(
        'not-found',
        'Sở B (P.B) không có trong bảng xếp hạng tuần 02/2024, lần chốt 1: không có số liệu để xếp hạng.',
      ),
    );
    const mail = await mailOfB(world);
    expect(mail).toContain('Sở, ban, ngành – chậm 1 ngày làm việc: Sở B');
  });
});

describe('what a ranking is compared with', () => {
  /** What each department's change is against; the edition's own where nothing else is said. */
  async function comparisons(world: Awaited<ReturnType<typeof rankedWorld>>, period: string) {
    const edition = await world.ports.editions.find('S', period, 'departments');
    if (edition === null) throw new Error('it is ranked');
    const { comparedWith, lines } = edition;
    const against = (line: (typeof lines)[number]) =>
      line.delta === null ? null : ((line.comparedWith ?? comparedWith)?.period ?? null);
    return Object.fromEntries(lines.map((line) => [line.unit, against(line)]));
  }

  it('is for each unit the last ranking with figures of its own, also where it is rebuilt', async () => {
    const { 'P.A': ofA, ...all } = twoWeeks['2024-W02'];
    const world = await rankedWorld({ missing: { carryForward: 1 } });
    await world.playWeek('2024-W01', twoWeeks['2024-W01']);
    await world.playWeek('2024-W02', { 'P.A': ofA, 'P.B': ofB });
    const later = [
      ['2024-W03', '2024-01-19T05:00:00Z', '2024-01-21T23:00:00Z', { 'P.A': ofA }],
      ['2024-W04', '2024-01-26T05:00:00Z', '2024-01-28T23:00:00Z', { 'P.A': ofA, ...all }],
    ] as const;
    for (const [period, friday, rankTime, figures] of later) {
      world.setNow(friday);
      for (const [unit, values] of Object.entries(figures)) await world.send(unit, period, values);
      world.setNow(rankTime);
      await world.run('rank', rankTime);
    }
    expect(Object.entries(await comparisons(world, '2024-W04'))).toEqual([
      ['P.C', '2024-W01'],
      ['P.A', '2024-W03'],
      ['P.B', '2024-W02'],
    ]);
    expect(Object((await world.verify('2024-W04')).body).identical).toBe(true);
  });

  it.each([
    ['2024-W14', '2024-04-05T05:00:00Z', '2024-04-07T23:05:00Z', '2024-W01'],
    ['2024-W15', '2024-04-12T05:00:00Z', '2024-04-14T23:05:00Z', null],
  ])('is at most a quarter old: in %s', async (period, friday, rankTime, compared) => {
    const world = await rankedWorld();
    await world.playWeek('2024-W01', twoWeeks['2024-W01']);
    world.setNow(friday);
    await world.send('P.B', period, ofB);
    world.setNow(rankTime);
    await world.run('rank', rankTime);
    expect(await comparisons(world, period)).toEqual({ 'P.A': null, 'P.B': compared, 'P.C': null });
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
    const token = await world.tokenFor({ role: 'leader' });
    const scorecard = await world.results({
      method: 'GET',
      path: '/v1/units/P.C/scorecard',
      query: { set: 'S', period: '2024-W02' },
      headers: { authorization: `Bearer ${token}` },
    });
    expect([scorecard.status, Object(scorecard.body).detail]).toEqual([
      404,
      'Sở C (P.C) kết thúc hoạt động ngày 10/01/2024 nên không có trong bảng xếp hạng tuần 02/2024; đơn vị kế thừa: Sở A (P.A).',
    ]);
    expect(await mailOfB(world)).toContain(
      'Bảng có 4 đơn vị, kỳ trước có 3 đơn vị. Đơn vị mới: Sở D; Sở Đ. Đơn vị không còn trong bảng: Sở C (đơn vị kế thừa: Sở A).',
    );
  });

  it('shows in the e-mail that a ranking was made again, whom it moved, and why', async () => {
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
