import * as z from 'zod';
import { idSchema } from '../domain/catalogue/keys.ts';
import { textSchema } from '../domain/language/text.ts';
import { anyToken, plain, type Resource } from './http/operation.ts';
import { computedCursor, nextCursor } from './parameters/cursor.ts';
import { parameters } from './parameters/parameters.ts';
import { periodParameterSchema } from './parameters/period.ts';
import { pageLimit } from './parameters/whole-number.ts';

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
        rank: z
          .int()
          .nullable()
          .meta({ description: 'Null for a unit that was ranked in none of the weeks.' }),
        points: z.number(),
        maxPoints: z.number(),
        weeks: z.int().meta({
          description:
            'Weeks in the average. One in which the unit sent nothing counts with no points; one in which nobody was ranked does not count.',
        }),
        submitted: z.int(),
        onTime: z.int(),
        bestRank: z.int().nullable().meta({
          description: 'Of the weeks in which enough units sent figures to compare; so are the weeks led.',
        }),
        wins: z.int(),
        candidate: z.boolean().meta({ description: 'Proposed for commendation by the set’s rule.' }),
      }),
    ),
    total: z.int().meta({ description: 'How many lines there are on all pages.' }),
    next: nextCursor,
  })
  .meta({ id: 'LeagueTable' });

const pageSize = { max: 1_000, usual: 200 };

const oneTable = parameters(
  { set: idSchema, period: periodParameterSchema },
  {
    league: z.string().max(60),
    limit: pageLimit(pageSize),
    cursor: computedCursor,
  },
  {
    vi: `Địa chỉ cần có dạng /v1/league-tables/766/2024-Q1?league=departments&limit=<1–${pageSize.max}>&cursor=<next của trang trước>.`,
    en: `Use /v1/league-tables/766/2024-Q1?league=departments&limit=<1–${pageSize.max}>&cursor=<next of the previous page>.`,
  },
);

/** The units of a league by their average over the weeks of a longer period. Points have two decimals. */
export type LeagueTableAnswer = z.infer<typeof leagueTableSchema>;
/** The checked parameters of a page of a league's table. */
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
      'Units by the share that the average of their weekly points is of what they could reach, over the weeks that end within the period, with those proposed for commendation.',
    parameters: oneTable,
    answers: {
      200: { description: { vi: 'Bảng tổng hợp', en: 'League table' }, schema: leagueTableSchema },
    },
    problems: ['not-found', 'unavailable'],
  },
} as const satisfies Resource;
