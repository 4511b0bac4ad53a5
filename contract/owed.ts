import * as z from 'zod';
import { idSchema } from '../domain/catalogue/keys.ts';
import { textSchema } from '../domain/language/text.ts';
import { frequencies } from '../domain/period/period.ts';
import { sentStates } from '../domain/submission/completeness/sent-state.ts';
import { formStates } from '../domain/submission/form-states.ts';
import { ownApprovalSchema } from './approvals.ts';
import { ownExtensionSchema } from './extension-requests.ts';
import { leftOutField } from './http/left-out.ts';
import { anyToken, plain, type Resource } from './http/operation.ts';
import { pathParameters } from './parameters/parameters.ts';
import { ownSnoozeSchema } from './snoozes.ts';

const owedSchema = z.object({
  set: z.string(),
  name: textSchema,
  frequency: z.enum(frequencies),
  period: z.string(),
  dueAt: z.iso.datetime(),
  locksAt: z.iso.datetime(),
  state: z.enum(formStates),
  opensUntil: z.iso
    .datetime()
    .nullable()
    .meta({ description: 'The end of an exception from the lock, also while that is still ahead.' }),
  workingDaysLate: z
    .int()
    .nullable()
    .meta({ description: 'Working days past the due day; null before the due time.' }),
  sent: z.enum(sentStates).nullable().meta({
    description: 'Null where figures were sent that cannot be read; operations are told.',
  }),
  isEnough: z.boolean().meta({
    description:
      'Whether the set asks for nothing more: all was sent, or some where the set says that is enough.',
  }),
  asked: z.int(),
  lackingCount: z.int(),
  latest: z
    .object({
      id: z.string(),
      revision: z.int(),
      receivedAt: z.iso.datetime(),
      status: z.enum(['on-time', 'late']),
    })
    .nullable()
    .meta({
      description: 'The receipt of the latest revision; null before the first, and where it cannot be read.',
    }),
  approval: ownApprovalSchema.nullable().meta({
    description:
      'Where the set asks for approval: how that of the latest revision stands; null elsewhere, and before the first revision.',
  }),
  snooze: ownSnoozeSchema.nullable().meta({
    description:
      'Until when the unit has put its reminders off; null when it has not, and once that is over.',
  }),
  snoozeDays: z.array(z.iso.date()).meta({
    description:
      'Days to which reminders can be put off: the next ones, and the last; none from the deadline on.',
  }),
  extension: ownExtensionSchema.nullable().meta({
    description: 'The unit’s latest request for an extension; null when it made none.',
  }),
});

const unitSchema = z.object({ id: z.string(), name: textSchema });

/** The maximum number of reported units whose duties the answer includes. */
export const mostReported = 50;

/** What a unit owes now, the most urgent first. */
const owedListSchema = z
  .object({
    unit: unitSchema,
    at: z.iso.datetime(),
    catalogueVersion: z.int(),
    owed: z.array(owedSchema),
    reportsFor: z.array(z.object({ unit: unitSchema, owed: z.array(owedSchema) })).meta({
      description: `The units for which this one reports (\`reportedBy\` in the catalogue), each with what it owes of periods in which this one exists; the one whose figures are most urgent first, ${mostReported} at most.`,
    }),
    reportsForMore: z.int().meta({
      description: 'How many units it reports for beside these; ask for what each owes by itself.',
    }),
    ...leftOutField,
  })
  .meta({ id: 'Owed' });

/** What a unit owes, and what the units owe that it reports for; the most urgent first. */
export type OwedAnswer = z.infer<typeof owedListSchema>;

/** What units owe. */
export const owed = {
  getOwed: {
    ...plain,
    id: 'getOwed',
    method: 'GET',
    path: '/v1/owed/{unit}',
    access: anyToken,
    summary: { vi: 'Những gì đơn vị phải nộp', en: 'What a unit owes' },
    description:
      'Of every set that asks the unit for figures: the period of today, those before it that can still be sent, and the last one that cannot; the same of the units for which it reports. Readable like the figures.',
    parameters: pathParameters(
      { unit: idSchema },
      {
        vi: 'Địa chỉ cần có dạng /v1/owed/BD.STP: đơn vị; không có tham số.',
        en: 'Use /v1/owed/BD.STP: the unit; there are no parameters.',
      },
    ),
    answers: {
      200: { description: { vi: 'Những gì phải nộp', en: 'What is owed' }, schema: owedListSchema },
    },
    problems: ['not-found', 'unavailable'],
  },
} as const satisfies Resource;
