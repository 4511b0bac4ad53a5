import * as z from 'zod';
import { rankedPeriodSchema, rankingQuerySchema, verificationAnswerSchema } from '../../contract/rankings.ts';
import { editionAnswerSchema } from '../../usecases/ranking/edition-answer.ts';
import { acrossAnswerSchema } from '../../usecases/ranking/read-across.ts';
import { leagueTableAnswerSchema, leagueTableQuerySchema } from '../../usecases/ranking/read-league-table.ts';
import { scorecardAnswerSchema, scorecardQuerySchema } from '../../usecases/ranking/read-scorecard.ts';
import { standingsAnswerSchema } from '../../usecases/ranking/read-standings.ts';
import { recomputeRequestSchema } from '../../usecases/ranking/recompute-editions.ts';
import { routes } from '../deployment/routes.ts';
import { type DocumentedOperation, json } from './documented-operation.ts';
import { exampleRecompute } from './examples.ts';

const ranking = editionAnswerSchema.meta({ id: 'Ranking' });

/** Rankings and what follows from them. */
export const documentedRankings: readonly DocumentedOperation[] = [
  {
    route: routes.getRanking,
    summary: 'Bảng xếp hạng / A frozen ranking',
    requestParams: {
      path: rankingQuerySchema.pick({ set: true, period: true }),
      query: rankingQuerySchema.pick({ league: true, edition: true }),
    },
    responses: { 200: { description: 'Bảng xếp hạng / Ranking', content: json(ranking) } },
    problems: ['not-found'],
  },
  {
    route: routes.recomputeRanking,
    summary: 'Xếp hạng lại / Rank a period again',
    description:
      'By everything received until now and the current catalogue. Each league in which anything differs gets its next edition, which says whom it moved; earlier editions stay.',
    requestParams: { path: rankedPeriodSchema },
    requestBody: { required: true, content: json(recomputeRequestSchema, exampleRecompute) },
    responses: {
      201: {
        description: 'Các bản mới / The new editions',
        content: json(z.strictObject({ editions: z.array(ranking) })),
      },
    },
    problems: ['not-found', 'conflict', 'nothing-changed', 'unavailable'],
  },
  {
    route: routes.getRankingAcross,
    summary: 'Xếp hạng chung mọi khối / All leagues in one order',
    description:
      'From the latest edition of each league, by the share of the points that each unit could reach, since units of different levels are asked for different things.',
    requestParams: { path: rankedPeriodSchema },
    responses: {
      200: {
        description: 'Xếp hạng chung / The ranking across leagues',
        content: json(acrossAnswerSchema.meta({ id: 'RankingAcross' })),
      },
    },
    problems: ['not-found', 'unavailable'],
  },
  {
    route: routes.getStandings,
    summary: 'Thứ hạng do nơi khác công bố / What somebody else publishes about the whole',
    description: 'The standing that heads the reports of a set, over the last periods, with its changes.',
    requestParams: { path: rankedPeriodSchema },
    responses: {
      200: {
        description: 'Chuỗi thứ hạng / The series',
        content: json(standingsAnswerSchema.meta({ id: 'Standings' })),
      },
    },
    problems: ['not-found', 'unavailable'],
  },
  {
    route: routes.verifyRanking,
    summary: 'Kiểm chứng bảng xếp hạng / Rebuild rankings from history',
    description:
      'Computes every edition of a period again from the submissions, the catalogue version and the cut-off it names, and compares digests and lines.',
    requestParams: { path: rankedPeriodSchema },
    responses: {
      200: {
        description: 'Kết quả kiểm chứng / What came of it',
        content: json(verificationAnswerSchema.meta({ id: 'Verification' })),
      },
    },
    problems: ['not-found'],
  },
  {
    route: routes.getScorecard,
    summary: 'Phiếu điểm của một đơn vị / A unit’s points, explained',
    description:
      'Its line of the latest ranking: points by group and indicator, why they changed, the cheapest way up, and the last periods.',
    requestParams: {
      path: scorecardQuerySchema.pick({ unit: true }),
      query: scorecardQuerySchema.pick({ set: true, period: true }),
    },
    responses: {
      200: {
        description: 'Phiếu điểm / Scorecard',
        content: json(scorecardAnswerSchema.meta({ id: 'Scorecard' })),
      },
    },
    problems: ['not-found', 'unavailable'],
  },
  {
    route: routes.getLeagueTable,
    summary: 'Bảng tổng hợp tháng, quý, năm / A league over a month, a quarter or a year',
    description:
      'Units by the average of their weekly points, over the weeks that end within the period, with those proposed for commendation.',
    requestParams: {
      path: leagueTableQuerySchema.pick({ set: true, period: true }),
      query: leagueTableQuerySchema.pick({ league: true }),
    },
    responses: {
      200: {
        description: 'Bảng tổng hợp / League table',
        content: json(leagueTableAnswerSchema.meta({ id: 'LeagueTable' })),
      },
    },
    problems: ['not-found', 'unavailable'],
  },
];
