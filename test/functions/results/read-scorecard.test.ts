import { beforeEach, describe, expect, it } from 'vitest';
import { notValid, unknownField } from '../../fixtures/answers/errors.ts';
import { type ExpectedError, refused } from '../../fixtures/answers/problem.ts';
import { change, rankingLine, wayUp } from '../../fixtures/answers/ranking.ts';
import { unknownSet } from '../../fixtures/answers/refusals.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { rankedWorld, rankTimes, twoWeeks } from '../../fixtures/ranked-world.ts';
import type { Reply } from '../../fixtures/world.ts';

let world: Awaited<ReturnType<typeof rankedWorld>>;

const classes = [
  { id: 'good', name: { vi: 'Tốt', en: 'Good' }, from: 2000 },
  { id: 'fair', name: { vi: 'Khá', en: 'Fair' }, from: 1000 },
];

beforeEach(async () => {
  world = await rankedWorld({ classes });
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
  await world.playWeek('2024-W02', twoWeeks['2024-W02']);
});

const scorecard = (unit: string, period = '2024-W02', query: Record<string, string> = {}) =>
  world.get(`/v1/units/${unit}/scorecard`, { set: 'S', period, ...query });

describe('GET /v1/units/{unit}/scorecard', () => {
  it('tells points by group and indicator, why they changed, the nearest way up and the trend', async () => {
    expect(await scorecard('P.A')).toEqual(
      answered(200, {
        set: 'S',
        period: '2024-W02',
        league: 'departments',
        edition: 1,
        provisional: false,
        cutOffAt: rankTimes['2024-W02'],
        of: 3,
        className: { vi: 'Khá', en: 'Fair' },
        line: rankingLine(
          'P.A',
          2,
          { 'S.2': 10, 'S.3': 4.5, 'S.4': 2 },
          {
            class: 'fair',
            delta: { points: 6.5, places: 0 },
            why: change({ 'S.2': 5, 'S.4': 2, 'S.3': -0.5 }, { own: 1, others: -1 }),
            stepUp: wayUp('S.2', 1, 5, 1),
          },
        ),
        explanation: {
          vi: [
            'Tăng 6,50 điểm, gồm: Chỉ số S.2 +5,00; Chỉ số S.4 +2,00; Chỉ số S.3 −0,50.',
            'Giữ nguyên hạng. Nếu chỉ tính thay đổi điểm của đơn vị thì tăng 1 hạng; nếu chỉ tính thay đổi của các đơn vị khác thì giảm 1 hạng.',
            'Cách ngắn nhất để lên hạng: thêm 1 hồ sơ ở chỉ số “Chỉ số S.2”, được cộng 5,00 điểm và lên hạng 1 nếu các đơn vị khác giữ nguyên điểm.',
          ],
          en: [
            'Up 6.50 points: Indicator S.2 +5.00; Indicator S.4 +2.00; Indicator S.3 −0.50.',
            'Same rank. Had only this unit’s points changed: up 1 place; had only the other units’ points changed: down 1 place.',
            'Shortest way up: 1 more dossiers in “Indicator S.2” would add 5.00 points and take the unit to rank 1 if the other units’ points stay the same.',
          ],
        },
        trend: [
          { period: '2024-W01', rank: 2, of: 3, points: 10, maxPoints: 100 },
          { period: '2024-W02', rank: 2, of: 3, points: 16.5, maxPoints: 100 },
        ],
      }),
    );
  });

  it('has nothing to explain in the first week, and no way up for whoever leads', async () => {
    expect(await scorecard('P.B', '2024-W01')).toEqual(
      answered(200, {
        set: 'S',
        period: '2024-W01',
        league: 'departments',
        edition: 1,
        provisional: false,
        cutOffAt: rankTimes['2024-W01'],
        of: 3,
        className: { vi: 'Khá', en: 'Fair' },
        line: rankingLine('P.B', 1, { 'S.2': 10, 'S.3': 2 }, { class: 'fair' }),
        explanation: { vi: [], en: [] },
        trend: [{ period: '2024-W01', rank: 1, of: 3, points: 12, maxPoints: 100 }],
      }),
    );
  });

  const wrongAddress = (error: ExpectedError) =>
    refused(
      'malformed-request',
      'Địa chỉ cần có dạng /v1/units/BD.STP/scorecard?set=766&period=2024-W02; không có tham số nào khác.',
      { errors: [error] },
    );
  it.each<[string, Record<string, string>, Reply]>([
    ['P.A', { set: 'X' }, unknownSet],
    [
      'P.A',
      { period: '2024-W03' },
      refused('not-found', 'Đơn vị P.A không có trong bảng xếp hạng nào của bộ S, kỳ 2024-W03.'),
    ],
    ['P.Z', {}, refused('not-found', 'Đơn vị P.Z không có trong bảng xếp hạng nào của bộ S, kỳ 2024-W02.')],
    ['P', {}, refused('not-found', 'Đơn vị P không có trong bảng xếp hạng nào của bộ S, kỳ 2024-W02.')],
    [
      'P.A',
      { period: '2024-W99' },
      wrongAddress(
        notValid('query:period', 'kỳ báo cáo, ghi như 2024-W02, 2024-03, 2024-Q1, 2024-H1 hoặc 2024'),
      ),
    ],
    ['P.A', { colour: 'red' }, wrongAddress(unknownField('query:colour', 'colour'))],
    [
      'p a',
      {},
      wrongAddress(
        notValid('path:unit', 'mã gồm chữ in hoa A–Z, chữ số, dấu chấm và gạch nối, ví dụ BD.STP'),
      ),
    ],
  ])('refuses %s %j', async (unit, query, refusal) => {
    expect(await scorecard(unit, '2024-W02', query)).toEqual(refusal);
  });
});
