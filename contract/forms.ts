import * as z from 'zod';
import { idSchema } from '../domain/catalogue/keys.ts';
import { valueAnswerSchema } from '../domain/kinds/value-answer.ts';
import { textSchema } from '../domain/language/text.ts';
import { sentStates } from '../domain/submission/completeness/sent-state.ts';
import { formStates } from '../domain/submission/form-states.ts';
import { lastFigurePeriods } from '../domain/submission/submission-limits.ts';
import { ownApprovalSchema } from './approvals.ts';
import { leftOutField } from './http/left-out.ts';
import { anyToken, plain, type Resource } from './http/operation.ts';
import { parameters } from './parameters/parameters.ts';
import { periodParameterSchema } from './parameters/period.ts';

const nameOf = { name: textSchema };

const entrySchema = z.object({
  part: z
    .string()
    .meta({ description: 'The part of the figure, as a submission names it.', example: 'numerator' }),
  label: textSchema,
  form: z.enum(['whole', 'decimal', 'stated']).meta({
    description:
      'A whole number; a number with at most two decimals; or one that may be left out, since it is checked against the others and not stored.',
  }),
});

const askedSchema = z.object({
  indicator: z.string(),
  ...nameOf,
  measure: textSchema,
  maxPoints: z.number().meta({ description: 'In points; 0 for an indicator that is not scored.' }),
  entries: z.array(entrySchema),
  mayBeNothing: z.boolean().meta({ description: 'Whether `{"nothingToReport": true}` is a figure of it.' }),
  before: z
    .object({ period: z.string(), value: valueAnswerSchema })
    .nullable()
    .meta({
      description: `The unit’s last figure before this period, at most ${lastFigurePeriods} periods back.`,
    }),
});

const inForceSchema = z.object({
  revision: z.int(),
  receivedAt: z.iso.datetime(),
  status: z.enum(['on-time', 'late']),
  sent: z.enum(sentStates),
  values: z.record(z.string(), valueAnswerSchema),
  comments: z.record(z.string(), z.string()),
  asOf: z.iso.date().nullable(),
  note: z.string().nullable(),
});

/** What a set asks a unit for in a period, with what it sent before. */
const formSchema = z
  .object({
    unit: z.object({ id: z.string(), ...nameOf }),
    set: z.object({ id: z.string(), ...nameOf }),
    period: z.string(),
    at: z.iso.datetime(),
    opensAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    locksAt: z.iso.datetime(),
    state: z.enum(formStates).meta({
      description: '`reopened`: locked, and opened to the unit by an exception until `opensUntil`.',
    }),
    opensUntil: z.iso.datetime().nullable().meta({
      description:
        'The end of an exception from the lock, also while that is still ahead; null while none is open.',
    }),
    catalogueVersion: z.int(),
    groups: z.array(z.object({ group: z.string(), ...nameOf, indicators: z.array(askedSchema) })).meta({
      description: 'In the set’s order; only groups that ask the unit for something.',
    }),
    approval: ownApprovalSchema.nullable().meta({
      description:
        'Where the set asks for approval: how that of `inForce` stands; null elsewhere, and before the first revision.',
    }),
    maySend: z.boolean().meta({
      description: 'Whether the caller may submit it: the unit itself, and one that reports for it.',
    }),
    inForce: inForceSchema.nullable().meta({ description: 'The latest revision; null before the first.' }),
    ...leftOutField,
  })
  .meta({ id: 'Form' });

const address = parameters(
  { set: idSchema, period: periodParameterSchema, unit: idSchema },
  {},
  {
    vi: 'Địa chỉ cần có dạng /v1/forms/766/2024-W02/BD.STP: bộ chỉ số, kỳ, đơn vị; không có tham số.',
    en: 'Use /v1/forms/766/2024-W02/BD.STP: set, period, unit; there are no parameters.',
  },
);

/** An empty or filled form: what a set asks a unit for, what it sent last, and until when it may send. */
export type FormAnswer = z.infer<typeof formSchema>;

/** Forms to enter figures in. */
export const forms = {
  getForm: {
    ...plain,
    id: 'getForm',
    method: 'GET',
    path: '/v1/forms/{set}/{period}/{unit}',
    access: anyToken,
    summary: { vi: 'Biểu nhập số liệu của đơn vị', en: 'What a unit is asked for' },
    description:
      'Every indicator that applies to the unit by the rules in force on the period’s last day, with the parts to enter, the unit’s last figure and its latest revision (`inForce`), which counts unless `approval` says that it waits or was returned. Readable like the figures. A correction sends `inForce.revision` as `If-Match`.',
    parameters: address,
    answers: { 200: { description: { vi: 'Biểu nhập', en: 'The form' }, schema: formSchema } },
    problems: ['not-found', 'unavailable'],
  },
} as const satisfies Resource;
