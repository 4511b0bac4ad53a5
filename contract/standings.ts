import * as z from 'zod';
import { textSchema } from '../domain/language/text.ts';
import { anyToken, plain, type Resource } from './operation.ts';
import { askFor } from './parameters/parameters.ts';
import { setAndPeriod } from './parameters/set-and-period.ts';

/** The number of periods in the series, including the requested one. */
export const standingsLength = 12;

/** Results published by another body, such as the national ranking of the province, period by period. */
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
          points: z.number(),
          rank: z.int(),
          of: z.int(),
          illustrative: z.boolean(),
          delta: z.object({ points: z.number(), places: z.int() }).nullable().meta({
            description:
              'Change since the previous period; null when it is unknown. Places are positive upwards.',
          }),
        }),
      )
      .meta({
        description: `The last ${standingsLength} periods at most, oldest first; unknown ones are omitted.`,
      }),
  })
  .meta({ id: 'Standings' });

export type Standings = z.infer<typeof standingsSchema>;

/** Standings published by another body. */
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
