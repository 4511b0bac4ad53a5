import * as z from 'zod';
import { textSchema } from '../domain/language/text.ts';
import { anyToken, plain, type Resource } from './operation.ts';
import { askFor } from './parameters/parameters.ts';
import { setAndPeriod } from './parameters/set-and-period.ts';

const tallySchema = z.object({
  expected: z.int(),
  received: z.int(),
  onTime: z
    .int()
    .meta({ description: 'Units whose first figures were on time, whether corrected since or not.' }),
  late: z.int(),
  missing: z.array(
    z.object({
      unit: z.string(),
      name: textSchema,
      workingDaysLate: z
        .int()
        .nullable()
        .meta({ description: 'Working days past the due day; null before the due time.' }),
    }),
  ),
});

/** Which units submitted what they owe for a set and period, in total and by league. */
const completenessSchema = z
  .object({
    set: z.string(),
    period: z.string(),
    owed: z.boolean().meta({ description: 'False when the set requires no figures for this period.' }),
    dueAt: z.iso.datetime().nullable(),
    at: z.iso.datetime().meta({ description: 'The instant of this state.' }),
    catalogueVersion: z.int(),
    total: tallySchema,
    leagues: z.array(tallySchema.extend({ league: z.string(), name: textSchema })),
  })
  .meta({ id: 'Completeness' });

export type TallyAnswer = z.infer<typeof tallySchema>;
export type CompletenessAnswer = z.infer<typeof completenessSchema>;

/** Which units have submitted and which have not. */
export const completeness = {
  getCompleteness: {
    ...plain,
    id: 'getCompleteness',
    method: 'GET',
    path: '/v1/completeness/{set}/{period}',
    access: anyToken,
    summary: { vi: 'Tình hình gửi số liệu', en: 'Which units have submitted and which have not' },
    description:
      'A ranked set expects the units of its leagues; any other set expects every unit that one of its indicators applies to. Both count the units that exist on the last day of the period.',
    parameters: setAndPeriod(askFor('/v1/completeness/766/2024-W02')),
    answers: { 200: { description: { vi: 'Tình hình', en: 'Completeness' }, schema: completenessSchema } },
    problems: ['not-found', 'unavailable'],
  },
} as const satisfies Resource;
