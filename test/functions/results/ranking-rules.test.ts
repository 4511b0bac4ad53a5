import { describe, expect, it } from 'vitest';
import { catalogueWith, fridays, rankedWorld, rankTimes, twoWeeks } from '../../fixtures/ranked-world.ts';

const { 'P.B': ofB, ...withoutB } = twoWeeks['2024-W02'];

/** A world in which department B sends nothing in week 2. */
async function withoutFiguresOfB(changes: Parameters<typeof rankedWorld>[0]) {
  const world = await rankedWorld(changes);
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
  await world.playWeek('2024-W02', withoutB);
  return world;
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
    expect(await world.ranking('2024-W01')).toMatchObject({ body: { provisional: false } });
    expect(await world.ranking('2024-W02')).toMatchObject({
      body: { expected: 3, received: 2, provisional: true },
    });
    const query = { set: 'S', period: '2024-W02' };
    expect(await world.get('/v1/units/P.A/scorecard', query)).toMatchObject({ body: { provisional: true } });
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
    expect(await world.ranking('2024-W02')).toMatchObject({ body: { edition: 2, provisional: false } });
  });

  it('carries figures forward, and says so on the line and in the e-mail', async () => {
    const world = await withoutFiguresOfB({ missing: { carryForward: 1 } });
    const { body } = await world.ranking('2024-W02');
    expect(body).toMatchObject({
      received: 2,
      lines: [
        { unit: 'P.C' },
        { unit: 'P.A' },
        {
          unit: 'P.B',
          rank: 3,
          points: 12,
          submitted: false,
          carriedFrom: '2024-W01',
          revision: 1,
          delta: null,
          why: null,
          stepUp: null,
        },
      ],
    });
    expect(body).not.toHaveProperty('lines.0.carriedFrom');
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
    expect(await world.ranking('2024-W02')).toMatchObject({ body: { lines: [{ points: 12 }, {}, {}] } });
    await world.run('rank', '2024-01-21T23:00:00Z');
    expect(await world.ranking('2024-W03')).toMatchObject({ body: { lines: [{ points: 0 }, {}, {}] } });
  });

  it('leaves out who sent nothing where the set says so, and names it', async () => {
    const world = await withoutFiguresOfB({ missing: 'exclude' });
    expect(await world.ranking('2024-W02')).toMatchObject({
      body: {
        expected: 3,
        received: 2,
        excluded: [{ unit: 'P.B', name: { vi: 'Sở B', en: 'Department B' } }],
        joined: [],
        left: [],
        lines: [{ unit: 'P.C' }, { unit: 'P.A' }],
      },
    });
    const query = { set: 'S', period: '2024-W02' };
    expect(await world.get('/v1/units/P.B/scorecard', query)).toMatchObject({ status: 404 });
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
    await world.ports.catalogues.put(2, { ...changed, units: [...units] }, fridays['2024-W02']);
    await world.playWeek('2024-W02', withoutB);
    expect(await world.ranking('2024-W02')).toMatchObject({
      body: {
        expected: 4,
        joined: [{ unit: 'P.D' }, { unit: 'P.E' }],
        left: [{ unit: 'P.C', name: { vi: 'Sở C', en: 'Department C' }, successor: 'P.A' }],
      },
    });
    expect(await mailOfB(world)).toContain(
      'Bảng có 4 đơn vị, kỳ trước có 3 đơn vị. Mới có tên: Sở D; Sở Đ. Không còn tên: Sở C (đơn vị kế thừa: Sở A).',
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
