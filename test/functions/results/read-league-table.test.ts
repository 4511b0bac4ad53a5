import { describe, expect, it } from 'vitest';
import { type LeagueTableAnswer, leagueTables } from '../../../contract/league-tables.ts';
import { missing, notValid } from '../../fixtures/answers/errors.ts';
import { type ExpectedError, refused } from '../../fixtures/answers/problem.ts';
import { named } from '../../fixtures/answers/ranking.ts';
import { unknownLeague, unknownSet } from '../../fixtures/answers/refusals.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';
import type { Reply } from '../../fixtures/world.ts';

const query = { league: 'departments' };

async function played(commendation = { places: 2, from: 1000 }) {
  const world = await rankedWorld({ commendation, provisionalBelow: 8000 });
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
  const { 'P.C': _, ...others } = twoWeeks['2024-W02'];
  await world.playWeek('2024-W02', others);
  return world;
}

type Answer = LeagueTableAnswer;

/** The whole answer about the departments' first quarter. */
const table = (weeks: Answer['weeks'], ...lines: Answer['lines']) => {
  const about = { set: 'S', period: '2024-Q1', league: 'departments', from: '2023-12-15', to: '2024-03-14' };
  return answered(200, { ...about, weeks, lines, total: lines.length, next: null });
};

/** A unit that submitted on time in both weeks, and ranked first in neither. */
const line = (
  of: keyof typeof named,
  rank: number,
  differences: Partial<Answer['lines'][number]> & { points: number; bestRank: number },
): Answer['lines'][number] => ({
  ...named[of],
  rank,
  maxPoints: 100,
  weeks: 2,
  submitted: 2,
  onTime: 2,
  wins: 0,
  candidate: false,
  ...differences,
});

describe('GET /v1/league-tables/{set}/{period}', () => {
  it('shows averages, weeks won and on time, and who is proposed for commendation', async () => {
    const world = await played();
    expect(await world.get('/v1/league-tables/S/2024-Q1', query)).toEqual(
      table(
        [
          { period: '2024-W01', edition: 1, provisional: false },
          { period: '2024-W02', edition: 1, provisional: true },
        ],
        line('P.A', 1, { points: 13.25, bestRank: 2, candidate: true }),
        line('P.B', 2, { points: 12, bestRank: 1, wins: 1, candidate: true }),
        line('P.C', 3, { points: 4.5, submitted: 1, onTime: 1, bestRank: 3 }),
      ),
    );
  });

  it('counts a week in the month on whose last day it ends, and in no other', async () => {
    const world = await played();
    const weeksOf = async (month: string) => {
      const { body } = await world.get(`/v1/league-tables/S/${month}`, query);
      return leagueTables.getLeagueTable.answers[200].schema.parse(body).weeks.map(({ period }) => period);
    };
    expect(await weeksOf('2024-01')).toEqual(['2024-W01', '2024-W02']);
    expect((await world.get('/v1/league-tables/S/2024-02', query)).status).toBe(404);
  });

  it('takes the newest edition of each week', async () => {
    const world = await played();
    await world.openException('P.C', '2024-W02');
    world.setNow('2024-01-15T02:00:00Z');
    await world.send('P.C', '2024-W02', twoWeeks['2024-W02']['P.C']);
    await world.recompute('2024-W02');
    expect(await world.get('/v1/league-tables/S/2024-Q1', query)).toEqual(
      table(
        [
          { period: '2024-W01', edition: 1, provisional: false },
          { period: '2024-W02', edition: 2, provisional: false },
        ],
        line('P.C', 1, { points: 14.5, onTime: 1, bestRank: 1, wins: 1, candidate: true }),
        line('P.A', 2, { points: 13.25, bestRank: 2, candidate: true }),
        line('P.B', 3, { points: 12, bestRank: 1, wins: 1 }),
      ),
    );
  });

  const wrongAddress = (error: ExpectedError) =>
    refused(
      'malformed-request',
      'Địa chỉ cần có dạng /v1/league-tables/766/2024-Q1?league=departments&limit=<1–1000>&cursor=<next của trang trước>.',
      { errors: [error] },
    );
  it.each<[string, Record<string, string>, Reply]>([
    [
      'S/2024-W02',
      query,
      refused(
        'not-found',
        'Tuần 02/2024 chưa có bảng tổng hợp khối Sở, ban, ngành (departments) theo Bộ chỉ số S (S). Bảng tổng hợp có cho tháng, quý, nửa năm và năm (2024-03, 2024-Q1, 2024-H1, 2024) khi đã có ít nhất một tuần được xếp hạng.',
      ),
    ],
    [
      'S/2024-Q2',
      query,
      refused(
        'not-found',
        'Quý II/2024 chưa có bảng tổng hợp khối Sở, ban, ngành (departments) theo Bộ chỉ số S (S). Bảng tổng hợp có cho tháng, quý, nửa năm và năm (2024-03, 2024-Q1, 2024-H1, 2024) khi đã có ít nhất một tuần được xếp hạng.',
      ),
    ],
    ['S/2024-Q1', { league: 'nowhere' }, unknownLeague],
    ['X/2024-Q1', query, unknownSet],
    [
      'S/2024-Q9',
      query,
      wrongAddress(
        notValid('path:period', 'kỳ báo cáo, ghi như 2024-W02, 2024-03, 2024-Q1, 2024-H1 hoặc 2024'),
      ),
    ],
    ['S/2024-Q1', {}, wrongAddress(missing('query:league', 'chuỗi ký tự'))],
  ])('refuses %s %j', async (path, asked, refusal) => {
    const world = await played();
    expect(await world.get(`/v1/league-tables/${path}`, asked)).toEqual(refusal);
  });
});
