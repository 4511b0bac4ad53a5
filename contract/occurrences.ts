import * as z from 'zod';
import { jobs } from '../domain/schedule/occurrence.ts';
import { occurrenceStatuses } from '../domain/schedule/occurrence-statuses.ts';
import { operationsOnly, plain, type Resource } from './http/operation.ts';
import { momentSchema } from './parameters/moment.ts';
import { parameters } from './parameters/parameters.ts';

/** The longest time range of a request, in days. */
export const longestRangeDays = 92;

/** How many days back and ahead runs are listed when the request does not say. */
export const usualRangeDays = 7;

/** One run of a job. */
export const occurrenceSchema = z.object({
  id: z.string().meta({ example: 'report@2024-01-15T00:00:00Z' }),
  job: z.enum(jobs),
  nominalTime: z.iso.datetime(),
  status: z.enum([...occurrenceStatuses, 'missing', 'unreadable']).meta({
    description:
      '`planned` is still to run; `missing` should have run but has no record, so the next reconciliation runs or closes it; the row of an `unreadable` one cannot be read, so it is left as it is.',
  }),
  attempts: z.int(),
  account: z
    .string()
    .nullable()
    .meta({ description: 'What the run did, why it did nothing, or how the last attempt failed.' }),
  finishedAt: z.iso.datetime().nullable(),
  catalogueVersion: z.int().nullable(),
});

/** A run of a job, with what it did; `finishedAt` is null until it has ended. */
export type OccurrenceAnswer = z.infer<typeof occurrenceSchema>;

/** The occurrences of a time range, in order. */
const occurrencesSchema = z
  .object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    occurrences: z.array(occurrenceSchema),
  })
  .meta({ id: 'Occurrences' });

/** The runs between two instants, both included, whether they have happened or not. */
export type OccurrencesAnswer = z.infer<typeof occurrencesSchema>;

const range = parameters(
  {},
  {
    from: momentSchema
      .optional()
      .meta({ description: `A day or an instant; by default ${usualRangeDays} days ago.` }),
    to: momentSchema
      .optional()
      .meta({ description: `A day or an instant, inclusive; by default ${usualRangeDays} days ahead.` }),
    job: z.enum(jobs).optional(),
  },
  {
    vi: 'Địa chỉ cần có dạng /v1/occurrences?from=2024-01-08&to=2024-01-21&job=<rank, report hoặc warn>; có thể bỏ từng tham số.',
    en: 'Use /v1/occurrences?from=2024-01-08&to=2024-01-21&job=<rank, report or warn>; all are optional.',
  },
);

/** The checked range of runs that is asked for. */
export type OccurrencesQuery = z.output<typeof range.schema>;

/** The runs of the scheduled jobs. */
export const occurrences = {
  listOccurrences: {
    ...plain,
    id: 'listOccurrences',
    method: 'GET',
    path: '/v1/occurrences',
    access: operationsOnly,
    summary: { vi: 'Các lần chạy theo lịch', en: 'Past, planned and missed runs' },
    description: `The runs of the scheduled jobs with their results, and those still to come. At most ${longestRangeDays} days per request.`,
    parameters: range,
    answers: { 200: { description: { vi: 'Các lần chạy', en: 'The runs' }, schema: occurrencesSchema } },
    problems: [],
  },
} as const satisfies Resource;
