import * as z from 'zod';
import { textSchema } from '../domain/language/text.ts';
import { leftOutField } from './http/left-out.ts';
import { anyToken, plain, type Resource } from './http/operation.ts';
import { askFor } from './parameters/parameters.ts';
import { setAndPeriod } from './parameters/set-and-period.ts';

/** How many periods the series goes back, the one asked for included. */
export const standingsLength = 12;

/** What somebody else published about the whole, such as the nation about the province, period by period. */
const standingsSchema = z
  .object({
    set: z.string(),
    indicator: z.string(),
    name: textSchema,
    unit: z.string(),
    series: z
      .array(
        z.object({
          period: z.string(),
          points: z.number().nullable(),
          rank: z.int().nullable(),
          of: z.int().nullable().meta({ description: 'Null where the number of places was not published.' }),
          illustrative: z.boolean(),
          comparedWith: z.string().nullable().meta({
            description: 'The period of the last standing before it; null when there is none.',
          }),
          delta: z.object({ points: z.number().nullable(), places: z.int().nullable() }).nullable().meta({
            description:
              'Against that period. Places are positive upwards, and null where the two ranks are not known to be out of the same number of places.',
          }),
        }),
      )
      .meta({
        description: `The last ${standingsLength} periods at most, oldest first; unknown ones are omitted.`,
      }),
    ...leftOutField,
  })
  .meta({ id: 'Standings' });

/** A published standing over the last periods, oldest first; points have two decimals, places are positive upwards. */
export type Standings = z.infer<typeof standingsSchema>;

/** Standings that somebody else publishes. */
export const standings = {
  getStandings: {
    ...plain,
    id: 'getStandings',
    method: 'GET',
    path: '/v1/standings/{set}/{period}',
    access: anyToken,
    summary: { vi: 'Thứ hạng do nơi khác công bố', en: 'Standing published by another body' },
    description: 'The standing that heads a set’s reports, over the latest periods, with its changes.',
    parameters: setAndPeriod(askFor('/v1/standings/766/2024-W02')),
    answers: {
      200: { description: { vi: 'Chuỗi thứ hạng', en: 'The series' }, schema: standingsSchema },
    },
    problems: ['not-found', 'unavailable'],
  },
} as const satisfies Resource;
