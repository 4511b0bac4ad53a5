import * as z from 'zod';
import { idSchema } from '../domain/catalogue/keys.ts';
import { textSchema } from '../domain/language/text.ts';
import { leftOutField } from './http/left-out.ts';
import { anyToken, plain, type Resource } from './http/operation.ts';
import { askFor, parameters } from './parameters/parameters.ts';
import { periodParameterSchema } from './parameters/period.ts';
import { rankingLineSchema, rankingSchema } from './rankings/ranking.ts';

/** How many periods a trend goes back, the one asked for included. */
export const trendLength = 12;

const { period, set, league, edition, provisional, cutOffAt, scoringChanged } = rankingSchema.shape;

/** A unit's points by group and indicator, why they changed, and how they went over the last periods. */
const scorecardSchema = z
  .object({
    set,
    period,
    league,
    edition,
    provisional,
    cutOffAt,
    of: z.int().meta({ description: 'How many units are ranked: the number of places.' }),
    line: rankingLineSchema,
    className: textSchema.nullable(),
    scoringChanged,
    explanation: z.object({ vi: z.array(z.string()), en: z.array(z.string()) }),
    trend: z
      .array(
        z.object({
          period,
          rank: z.int(),
          of: z.int(),
          points: z.number(),
          maxPoints: z.number(),
          illustrative: z.boolean(),
        }),
      )
      .meta({
        description: `The last ${trendLength} periods at most, oldest first; periods in which the unit was not ranked are omitted.`,
      }),
    ...leftOutField,
  })
  .meta({ id: 'Scorecard' });

const oneScorecard = parameters(
  { unit: idSchema },
  { set: idSchema, period: periodParameterSchema },
  askFor('/v1/units/BD.STP/scorecard?set=766&period=2024-W02'),
);

/** How a unit's points of a period came about. Points have two decimals. */
export type Scorecard = z.infer<typeof scorecardSchema>;
/** The unit, set and period of a scorecard, checked. */
export type ScorecardQuery = z.output<typeof oneScorecard.schema>;

/** The points of one unit, explained. */
export const scorecards = {
  getScorecard: {
    ...plain,
    id: 'getScorecard',
    method: 'GET',
    path: '/v1/units/{unit}/scorecard',
    access: anyToken,
    summary: { vi: 'Phiếu điểm của một đơn vị', en: 'A unit’s points, explained' },
    description:
      'The unit’s line in the latest ranking: points by group and indicator, why they changed, the cheapest step up, and the trend over the latest periods.',
    parameters: oneScorecard,
    answers: { 200: { description: { vi: 'Phiếu điểm', en: 'Scorecard' }, schema: scorecardSchema } },
    problems: ['not-found', 'unavailable'],
  },
} as const satisfies Resource;
