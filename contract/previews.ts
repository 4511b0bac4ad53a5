import * as z from 'zod';
import { recipientSchema } from '../domain/catalogue/catalogue.ts';
import { parseDeliveryId } from '../domain/delivery/delivery.ts';
import { bilingual } from '../domain/language/bilingual.ts';
import { textSchema } from '../domain/language/text.ts';
import { jobs } from '../domain/schedule/occurrence.ts';
import { occurrenceStatuses } from '../domain/schedule/occurrence-record.ts';
import { jsonBody } from './body.ts';
import { headers, idempotencyKey } from './headers.ts';
import { operationsOnly, plain, type Resource } from './operation.ts';
import { nextOfBefore } from './parameters/cursor.ts';
import { momentSchema } from './parameters/moment.ts';
import { parameters } from './parameters/parameters.ts';
import { recipientAnswerSchema } from './recipient.ts';

const runSchema = z.object({
  id: z.string().meta({ example: 'warn@2024-01-15T00:30:00Z' }),
  job: z.enum(jobs),
  nominalTime: z.iso.datetime(),
  outcome: z.enum(['runs', 'idle', 'fails']),
  account: z.string().meta({ description: 'What it would do, why nothing, or how it would fail.' }),
  recorded: z
    .enum(occurrenceStatuses)
    .nullable()
    .meta({ description: 'What the ledger says of this run; null when it has not run yet.' }),
});

const messageSchema = z.object({
  id: z.string(),
  occurrence: z.string(),
  recipient: recipientAnswerSchema,
  kind: z.string(),
  subject: z.string(),
  reason: textSchema.meta({ description: 'Why this person gets it, in both languages.' }),
  unsubscribed: z
    .boolean()
    .meta({ description: 'True: it would be kept back, as its recipient wants none.' }),
  dueAt: z.iso.datetime().meta({ description: 'When it would go, at the earliest.' }),
  expiresAt: z.iso.datetime(),
  text: z.string().optional().meta({ description: 'The whole message, when one recipient is asked for.' }),
  html: z.string().optional(),
});

/** Who would receive what on a day, and why. */
const previewSchema = z
  .object({
    day: z.iso.date(),
    workingDay: z.boolean(),
    dayNote: textSchema.nullable().meta({ description: 'Why the day is off, or what is special about it.' }),
    knownAt: z.iso.datetime().meta({ description: 'Figures and catalogue are those of this instant.' }),
    catalogueVersion: z.int(),
    runs: z.array(runSchema),
    total: z.int().meta({ description: 'Messages on all pages.' }),
    messages: z.array(messageSchema),
    next: z.string().nullable(),
  })
  .meta({ id: 'Preview' });

/** The message to send as a test, and its address. */
const previewRequestSchema = z
  .strictObject({
    at: momentSchema,
    to: z
      .email()
      .max(254)
      .meta({ description: 'The one address it goes to.', example: 'van-hanh@province.example' }),
    recipient: recipientSchema.shape.id.optional().meta({
      description: 'Whose message it is; without it, the first one of the day.',
      example: 'chair',
    }),
  })
  .meta({ id: 'PreviewRequest' });

/** The message that will be sent. */
const plannedPreviewSchema = z
  .object({
    id: z.string(),
    occurrence: z.string().meta({
      description: 'What GET /v1/deliveries tells what became of it under.',
      example: 'preview@2024-01-14T17:00:00Z',
    }),
    to: z.string(),
    subject: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'PlannedPreview' });

const page = parameters(
  {},
  {
    at: momentSchema.meta({
      description: 'The day in Vietnam, or an instant on it; from a year back to 92 days ahead.',
      example: '2024-01-15',
    }),
    recipient: recipientSchema.shape.id.optional().meta({
      description: 'Only what this recipient would get, with its text and HTML.',
    }),
    cursor: z
      .string()
      .refine((id) => parseDeliveryId(id) !== null, bilingual(nextOfBefore))
      .optional()
      .meta({ description: 'The `next` of the page before, unchanged.' }),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  },
  {
    vi: 'Địa chỉ cần có dạng /v1/preview?at=2024-01-15&recipient=<mã người nhận>&limit=<1–500>&cursor=<next của trang trước>.',
    en: 'Ask for /v1/preview?at=2024-01-15&recipient=<recipient id>&limit=<1–500>&cursor=<next of the page before>.',
  },
);

export type PreviewQuery = z.output<typeof page.schema>;
export type PreviewRequest = z.output<typeof previewRequestSchema>;
export type PreviewAnswer = z.infer<typeof previewSchema>;
export type PreviewedRun = z.infer<typeof runSchema>;
export type PreviewedMessage = z.infer<typeof messageSchema>;
export type PlannedPreview = z.infer<typeof plannedPreviewSchema>;

/** The messages a day would send. */
export const previews = {
  getPreview: {
    ...plain,
    id: 'getPreview',
    method: 'GET',
    path: '/v1/preview',
    access: operationsOnly,
    summary: {
      vi: 'Ai sẽ nhận gì và vì sao, không gửi',
      en: 'Who would get what and why, without sending',
    },
    description:
      'Plays the jobs of a day in Vietnam with the figures and the catalogue known now, by the same code that the schedules run. For a later day, the runs until then count as done. Nothing is written.',
    parameters: page,
    answers: { 200: { description: { vi: 'Bản xem trước', en: 'The preview' }, schema: previewSchema } },
    problems: ['not-found', 'unavailable'],
  },
  sendPreview: {
    ...plain,
    id: 'sendPreview',
    method: 'POST',
    path: '/v1/preview',
    access: operationsOnly,
    summary: { vi: 'Gửi thử một thư', en: 'Send one message of a preview to one address' },
    description:
      'The message of the named recipient, or the first of the day, goes to the one address given, its subject marked `[THỬ / TEST]`: at the next run of `deliver`, and not while sending is paused. The same `Idempotency-Key` with the same body sends it once.',
    headers: headers({ 'Idempotency-Key': idempotencyKey('f3a1c0de-preview') }),
    body: jsonBody(previewRequestSchema, {
      example: { at: '2024-01-15', to: 'van-hanh@province.example', recipient: 'chair' },
      usage: {
        vi: 'Gửi {"at": "2024-01-15", "to": "<địa chỉ nhận thư thử>", "recipient": "<mã người nhận, có thể bỏ>"}.',
        en: 'Send {"at": "2024-01-15", "to": "<address for the test>", "recipient": "<recipient id, optional>"}.',
      },
    }),
    answers: {
      201: {
        description: { vi: 'Thư thử sẽ được gửi', en: 'The message that is going to be sent' },
        schema: plannedPreviewSchema,
      },
    },
    problems: ['missing-idempotency-key', 'idempotency-key-reused', 'not-found', 'unavailable'],
  },
} as const satisfies Resource;
