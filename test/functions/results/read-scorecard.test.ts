import { beforeEach, describe, expect, it } from 'vitest';
import { rankedWorld, rankTimes, twoWeeks } from '../../fixtures/ranked-world.ts';

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
    expect(await scorecard('P.A')).toMatchObject({ status: 200 });
    expect((await scorecard('P.A')).body).toEqual({
      set: 'S',
      period: '2024-W02',
      league: 'departments',
      edition: 1,
      provisional: false,
      cutOffAt: rankTimes['2024-W02'],
      of: 3,
      className: { vi: 'Khá', en: 'Fair' },
      line: {
        unit: 'P.A',
        name: { vi: 'Sở A', en: 'Department A' },
        rank: 2,
        points: 16.5,
        maxPoints: 100,
        class: 'fair',
        submitted: true,
        revision: 1,
        late: false,
        illustrative: false,
        delta: { points: 6.5, places: 0 },
        why: {
          indicators: [
            { indicator: 'S.2', points: 5 },
            { indicator: 'S.4', points: 2 },
            { indicator: 'S.3', points: -0.5 },
          ],
          ownPlaces: 1,
          othersPlaces: -1,
        },
        stepUp: { indicator: 'S.2', more: 1, points: 5, rank: 1 },
        groups: [
          { group: 'G1', points: 10, maxPoints: 80 },
          { group: 'G2', points: 6.5, maxPoints: 20 },
        ],
        indicators: [
          { indicator: 'S.1', points: 0, maxPoints: 60 },
          { indicator: 'S.2', points: 10, maxPoints: 20 },
          { indicator: 'S.3', points: 4.5, maxPoints: 10 },
          { indicator: 'S.4', points: 2, maxPoints: 10 },
        ],
      },
      explanation: {
        vi: [
          'Tăng 6,50 điểm, gồm: Chỉ số S.2 +5,00; Chỉ số S.4 +2,00; Chỉ số S.3 −0,50.',
          'Giữ hạng. Nếu chỉ tính thay đổi điểm của đơn vị thì tăng 1 hạng; nếu chỉ tính thay đổi của các đơn vị khác thì giảm 1 hạng.',
          'Cách lên hạng gần nhất: thêm 1 hồ sơ ở chỉ số “Chỉ số S.2”, được cộng 5,00 điểm và lên hạng 1 nếu các đơn vị khác giữ nguyên điểm.',
        ],
        en: [
          'Up 6.50 points: Indicator S.2 +5.00; Indicator S.4 +2.00; Indicator S.3 −0.50.',
          'Same rank. By the change of its own points alone: up 1 place; by the changes of the other units alone: down 1 place.',
          'Nearest way up: 1 more dossiers in “Indicator S.2” would bring 5.00 points and rank 1 if the other units keep their points.',
        ],
      },
      trend: [
        { period: '2024-W01', rank: 2, of: 3, points: 10, maxPoints: 100 },
        { period: '2024-W02', rank: 2, of: 3, points: 16.5, maxPoints: 100 },
      ],
    });
  });

  it('has nothing to explain in the first week, and no way up for whoever leads', async () => {
    expect(await scorecard('P.B', '2024-W01')).toMatchObject({
      body: { line: { delta: null, why: null, stepUp: null }, explanation: { vi: [], en: [] } },
    });
  });

  it.each([
    ['P.A', { set: 'X' }, 404],
    ['P.A', { period: '2024-W03' }, 404],
    ['P.Z', {}, 404],
    ['P', {}, 404],
    ['P.A', { period: '2024-W99' }, 400],
    ['P.A', { colour: 'red' }, 400],
    ['p a', {}, 400],
  ])('answers %s %j with %i', async (unit, query, status) => {
    expect(await scorecard(unit, '2024-W02', query)).toMatchObject({ status });
  });
});
