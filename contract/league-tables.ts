import * as z from 'zod';
import { idSchema } from '../domain/catalogue/keys.ts';
import { textSchema } from '../domain/language/text.ts';
import { anyToken, plain, type Resource } from './operation.ts';
import { askFor, parameters } from './parameters/parameters.ts';
import { periodParameterSchema } from './parameters/period.ts';

/** A league over a month, a quarter, a half or a year. Points are averages, with two decimals. */
const leagueTableSchema = z
  .object({
    set: z.string(),
    period: z.string(),
    league: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    weeks: z.array(z.object({ period: z.string(), edition: z.int(), provisional: z.boolean() })),
    lines: z.array(
      z.object({
        unit: z.string(),
        name: textSchema,
        rank: z.int(),
        points: z.number(),
        maxPoints: z.number(),
        weeks: z.int(),
        submitted: z.int(),
        onTime: z.int(),
        bestRank: z.int(),
        wins: z.int(),
        candidate: z.boolean().meta({ description: 'Proposed for commendation by the set’s rule.' }),
      }),
    ),
  })
  .meta({ id: 'LeagueTable' });

const oneTable = parameters(
  { set: idSchema, period: periodParameterSchema },
  { league: z.string().max(60) },
  askFor('/v1/league-tables/766/2024-Q1?league=departments'),
);

export type LeagueTableAnswer = z.infer<typeof leagueTableSchema>;
export type LeagueTableQuery = z.output<typeof oneTable.schema>;

/** Leagues over longer periods. */
export const leagueTables = {
  getLeagueTable: {
    ...plain,
    id: 'getLeagueTable',
    method: 'GET',
    path: '/v1/league-tables/{set}/{period}',
    access: anyToken,
    summary: {
      vi: 'Bảng tổng hợp tháng, quý, năm',
      en: 'A league over a month, a quarter or a year',
    },
    description:
      'Units by their average weekly points over the weeks that end within the period, and which of them are proposed for commendation.',
    parameters: oneTable,
    answers: {
      200: { description: { vi: 'Bảng tổng hợp', en: 'League table' }, schema: leagueTableSchema },
    },
    problems: ['not-found', 'unavailable'],
  },
} as const satisfies Resource;
