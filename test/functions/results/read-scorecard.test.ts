import { beforeEach, describe, expect, it, vi } from 'vitest';
import { notValid, unknownParameter } from '../../fixtures/answers/errors.ts';
import { type ExpectedError, refused } from '../../fixtures/answers/problem.ts';
import { change, changeOfS3, rankingLine } from '../../fixtures/answers/ranking.ts';
import { notFoundAt, unknownSetAt } from '../../fixtures/answers/refusals.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { putCatalogue } from '../../fixtures/put-catalogue.ts';
import { catalogueWith, rankedWorld, rankTimes, twoWeeks } from '../../fixtures/ranked-world.ts';
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
  it('shows points by group and indicator, why they changed, the nearest way up and the trend', async () => {
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
            why: change(
              {},
              { own: 1, others: -1 },
              {
                indicators: [{ indicator: 'S.2', points: 5 }, changeOfS3(5, 4.5)],
                notSent: [{ indicator: 'S.4', points: 2, lacking: 'before' }],
              },
            ),
          },
        ),
        explanation: {
          vi: [
            'Chưa gửi 1 chỉ số: Chỉ số S.1.',
            'Trước đó chưa gửi 1 chỉ số, nay được 2,00 điểm: Chỉ số S.4.',
            'Ở các chỉ số có số liệu cả hai kỳ: tăng 4,50 điểm, nhiều nhất ở “Chỉ số S.2” +5,00; còn lại: Chỉ số S.3 −0,50 (5,00 → 4,50/10,00).',
            'Giữ nguyên hạng: tự tăng 1, bị đơn vị khác vượt 1.',
            'Cách nhanh nhất để lên hạng: gửi số liệu chỉ số “Chỉ số S.1”, được cộng nhiều nhất 60,00 điểm và lên cao nhất là hạng 1 nếu các đơn vị khác giữ nguyên điểm.',
          ],
          en: [
            'Not sent, 1 indicator: Indicator S.1.',
            'Not sent before, 1 indicator, now 2.00 points: Indicator S.4.',
            'In the indicators with figures both times: up 4.50 points, largest in “Indicator S.2” +5.00; the rest: Indicator S.3 −0.50 (5.00 → 4.50/10.00).',
            'Same rank: 1 by its own gains, overtaken by 1.',
            'Shortest way up: sending the figure of “Indicator S.1” would add up to 60.00 points and take the unit as high as rank 1 if the other units’ points stay the same.',
          ],
        },
        trend: [
          { period: '2024-W01', rank: 2, of: 3, points: 10, maxPoints: 100, illustrative: false },
          { period: '2024-W02', rank: 2, of: 3, points: 16.5, maxPoints: 100, illustrative: false },
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
        explanation: {
          vi: ['Chưa gửi 2 chỉ số: Chỉ số S.1; Chỉ số S.4.'],
          en: ['Not sent, 2 indicators: Indicator S.1; Indicator S.4.'],
        },
        trend: [{ period: '2024-W01', rank: 1, of: 3, points: 12, maxPoints: 100, illustrative: false }],
      }),
    );
  });

  it('F76: explains an edition by the catalogue version that it was ranked by', async () => {
    const before = await scorecard('P.A');
    const catalogue = catalogueWith({ classes });
    const operations = await world.tokenFor({ role: 'operations' });
    const renamed = {
      ...catalogue,
      sets: catalogue.sets.map((set) => ({
        ...set,
        indicators: set.indicators.map((one) =>
          one.id === 'S.1' ? { ...one, name: { vi: 'Tên mới', en: 'New name' } } : one,
        ),
      })),
    };
    expect((await putCatalogue(world.registry, operations, renamed)).status).toBe(201);
    expect(await scorecard('P.A')).toEqual(before);
    vi.spyOn(world.ports.catalogues, 'find').mockResolvedValue(null);
    expect((await scorecard('P.A', '2024-W01')).status).toBe(503);
  });

  const wrongAddress = (error: ExpectedError) =>
    refused(
      'malformed-request',
      'Địa chỉ cần có dạng /v1/units/BD.STP/scorecard?set=766&period=2024-W02; không có tham số nào khác.',
      { errors: [error] },
    );
  it.each<[string, Record<string, string>, Reply]>([
    ['P.A', { set: 'X' }, unknownSetAt('query:set')],
    [
      'P.A',
      { period: '2024-W03' },
      refused(
        'not-found',
        'Tuần 03/2024 chưa có bảng xếp hạng khối Sở, ban, ngành (departments) theo Bộ chỉ số S (S). Tuần này xếp hạng lúc 06:05 ngày 22/01/2024 (Thứ Hai).',
      ),
    ],
    [
      'P.Z',
      {},
      notFoundAt(
        'path:unit',
        'unknown-unit',
        'Danh mục không có đơn vị «P.Z». Gần giống: Sở A (P.A), Sở B (P.B), Sở C (P.C). Mọi đơn vị có trong GET /v1/catalogue.',
      ),
    ],
    ['P', {}, refused('not-found', 'UBND tỉnh (P) không thuộc khối nào được xếp hạng theo Bộ chỉ số S (S).')],
    [
      'P.A',
      { period: '2024-W99' },
      wrongAddress(
        notValid('query:period', 'kỳ báo cáo, ghi như 2024-W02, 2024-03, 2024-Q1, 2024-H1 hoặc 2024'),
      ),
    ],
    ['P.A', { colour: 'red' }, wrongAddress(unknownParameter('colour', 'set', 'period'))],
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
