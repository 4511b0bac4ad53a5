import * as z from 'zod';
import { deliveryJobs } from '../domain/delivery/delivery-id.ts';
import { mostRemarks, remarkKinds } from '../domain/delivery/delivery-remark.ts';
import { deliveryStates } from '../domain/delivery/delivery-states.ts';
import { bilingual } from '../domain/language/bilingual.ts';
import { instantSchema, jobs } from '../domain/schedule/occurrence.ts';
import { jsonBody } from './http/body.ts';
import { leftOutField } from './http/left-out.ts';
import { operationsOnly, plain, type Resource } from './http/operation.ts';
import { sentenceSchema } from './http/sentence.ts';
import { asWholeTableFile, tableFiles } from './http/table-files.ts';
import { occurrenceSchema } from './occurrences.ts';
import { cursorOf, deliveryCursor } from './parameters/cursor.ts';
import { parameters } from './parameters/parameters.ts';
import { pageLimit } from './parameters/whole-number.ts';
import { recipientAnswerSchema } from './recipient.ts';

const occurrenceJobs = [...new Set([...jobs, ...deliveryJobs])] as const;

const occurrenceSchemaOfId = z.object({ job: z.enum(occurrenceJobs), nominalTime: instantSchema });

const occurrenceForm = bilingual({
  vi: 'mã lần chạy, ví dụ report@2024-01-15T00:00:00Z',
  en: 'the id of an occurrence, such as report@2024-01-15T00:00:00Z',
});

const occurrenceParameterSchema = z
  .string()
  .regex(new RegExp(`^(?:${occurrenceJobs.join('|')})@20`), occurrenceForm)
  .max(60)
  .transform((id, context) => {
    const [job, nominalTime] = id.split('@');
    const parsed = occurrenceSchemaOfId.safeParse({ job, nominalTime });
    if (parsed.success) return parsed.data;
    // The parameter is one text: what is wrong with a part of it is wrong with the parameter.
    context.addIssue({ code: 'custom', message: occurrenceForm });
    return z.NEVER;
  });

const remarkSchema = z.object({
  kind: z.enum(remarkKinds),
  text: sentenceSchema.meta({ description: 'What it says, in both languages.' }),
  at: z.iso.datetime().nullable().meta({ description: 'When it happened, if the mail service says so.' }),
  detail: z
    .string()
    .nullable()
    .meta({ description: "The mail service's own words.", example: 'Transient/General' }),
});

/** One message to one recipient, without its content. */
const deliverySchema = z.object({
  id: z.string(),
  recipient: recipientAnswerSchema,
  kind: z.string().meta({ description: 'The kind of content, e.g. `weekly-report`, `warning-digest`.' }),
  reason: sentenceSchema.meta({ description: 'Why the recipient gets the message.' }),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  dueAt: z.iso.datetime().meta({ description: 'When it is, or was last, due for processing.' }),
  expiresAt: z.iso.datetime().meta({ description: 'It is not sent after this instant.' }),
  sentAt: z.iso.datetime().nullable().meta({ description: 'When the mail service accepted it.' }),
  messageId: z.string().nullable(),
  failure: z.string().nullable().meta({ description: 'Why the last attempt, or the delivery, failed.' }),
  remarks: z.array(remarkSchema).meta({
    description: `What the mail service reported without moving the message to another state, such as automatic replies and delays; oldest first, at most ${mostRemarks}.`,
  }),
});

/** One message as operations see it: for whom, why and how far, without its text. */
export type DeliveryAnswer = z.infer<typeof deliverySchema>;

/** A page of an occurrence's deliveries, in key order; `next` is the cursor of the next page, null on the last. */
const deliveryPageSchema = z
  .object({
    occurrence: z.string(),
    run: occurrenceSchema
      .nullable()
      .meta({ description: 'The run that planned them; null for messages not planned by a scheduled job.' }),
    total: z.int().meta({
      description: 'All deliveries of the occurrence, in any state, those that cannot be read too.',
    }),
    counts: z.record(z.enum(deliveryStates), z.int()),
    deliveries: z.array(deliverySchema),
    ...leftOutField,
    next: z.string().nullable(),
  })
  .meta({ id: 'DeliveryPage' });

/** Messages of an occurrence in key order; `next` is null on the last page. */
export type DeliveryPage = z.infer<typeof deliveryPageSchema>;

const pageSize = { max: 500, usual: 200 };

const page = parameters(
  {},
  {
    occurrence: occurrenceParameterSchema.optional().meta({
      description:
        'The occurrence that planned the messages, as in GET /v1/occurrences; by default the latest report.',
      example: 'report@2024-01-15T00:00:00Z',
    }),
    state: z.enum(deliveryStates).optional(),
    cursor: cursorOf(deliveryCursor),
    limit: pageLimit(pageSize),
  },
  {
    vi: `Địa chỉ cần có dạng /v1/deliveries?occurrence=report@2024-01-15T00:00:00Z&state=<trạng thái>&limit=<1–${pageSize.max}>&cursor=<next của trang trước>.`,
    en: `Use /v1/deliveries?occurrence=report@2024-01-15T00:00:00Z&state=<state>&limit=<1–${pageSize.max}>&cursor=<next of the previous page>.`,
  },
);

/** The checked parameters of a page of messages. */
export type DeliveriesQuery = z.output<typeof page.schema>;

/** Which messages to send again. */
const resendRequestSchema = z.strictObject({
  occurrence: occurrenceParameterSchema.meta({
    description: 'The occurrence that planned the messages, as in GET /v1/occurrences.',
    example: 'report@2024-01-15T00:00:00Z',
  }),
});

/** Whose failed messages to send again. */
export type ResendRequest = z.output<typeof resendRequestSchema>;

const resendAnswerSchema = z
  .object({
    occurrence: z.string(),
    resent: z.int().meta({ description: 'The failed messages that are due again.' }),
    expired: z.int().meta({ description: 'Failed messages that would mislead by now; they stay failed.' }),
    resentBefore: z
      .int()
      .meta({ description: 'Messages that failed again after they were sent again once.' }),
  })
  .meta({ id: 'Resent' });

/** How many failed messages are due again, and how many are not for which reason. */
export type ResendAnswer = z.infer<typeof resendAnswerSchema>;

const exampleDeliveriesCsv =
  'Occurrence,Recipient,Post,Unit,Address,Message,State,Attempts,Sent at,Due,Expires,Why not,SES also reported,Message id\r\nreport@2024-01-15T00:00:00Z,chair,Chair,BD,chair@example.vn,weekly-report,delivered,1,2024-01-15 07:01,2024-01-15 07:00,2024-01-16 07:00,,,0102018d\r\n';

/** Messages and their states. */
export const deliveries = {
  listDeliveries: {
    ...plain,
    id: 'listDeliveries',
    method: 'GET',
    path: '/v1/deliveries',
    access: operationsOnly,
    summary: {
      vi: 'Thư đã gửi cho ai, khi nào, vì sao chưa',
      en: 'Messages by recipient, with time and state',
    },
    description: `The messages of one occurrence, in key order, with the number in each state. ${asWholeTableFile}`,
    parameters: page,
    answers: {
      200: {
        description: { vi: 'Một trang', en: 'A page' },
        schema: deliveryPageSchema,
        alternatives: tableFiles(exampleDeliveriesCsv),
      },
    },
    problems: ['not-found', 'answer-too-large'],
  },
  resendDeliveries: {
    ...plain,
    id: 'resendDeliveries',
    method: 'POST',
    path: '/v1/deliveries/resend',
    access: operationsOnly,
    summary: { vi: 'Gửi lại các thư không gửi được', en: 'Send failed messages again' },
    description:
      'Makes the messages of an occurrence in state `failed` due again, each at most once; the next run of the sender sends them. Messages that bounced, were withheld or have expired stay as they are. A weekly report that cannot be read is frozen again first, from the latest rankings.',
    body: jsonBody(resendRequestSchema, {
      example: { occurrence: 'report@2024-01-15T00:00:00Z' },
      usage: {
        vi: 'Gửi {"occurrence": "<mã lần chạy>"}.',
        en: 'Send {"occurrence": "<id of the occurrence>"}.',
      },
    }),
    answers: { 200: { description: { vi: 'Số thư gửi lại', en: 'How many' }, schema: resendAnswerSchema } },
    problems: ['not-found'],
  },
} as const satisfies Resource;
