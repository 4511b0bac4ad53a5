import * as z from 'zod';
import { recipientSchema } from '../domain/catalogue/catalogue.ts';
import { mostPreviewsADay } from '../domain/delivery/mail-limits.ts';
import { bilingual } from '../domain/language/bilingual.ts';
import { textSchema } from '../domain/language/text.ts';
import { jobs } from '../domain/schedule/occurrence.ts';
import { occurrenceStatuses } from '../domain/schedule/occurrence-statuses.ts';
import { jsonBody } from './http/body.ts';
import { headers, idempotencyKey } from './http/headers.ts';
import { operationsOnly, plain, type Resource } from './http/operation.ts';
import { sentenceSchema } from './http/sentence.ts';
import { cursorOf, deliveryCursor } from './parameters/cursor.ts';
import { momentSchema } from './parameters/moment.ts';
import { parameters } from './parameters/parameters.ts';
import { pageLimit } from './parameters/whole-number.ts';
import { recipientAnswerSchema } from './recipient.ts';

/** The most messages of a page that has them whole. */
export const mostWholeMessages = 20;

const runSchema = z.object({
  id: z.string().meta({ example: 'warn@2024-01-15T00:30:00Z' }),
  job: z.enum(jobs),
  nominalTime: z.iso.datetime(),
  outcome: z.enum(['runs', 'idle', 'fails']),
  account: z
    .string()
    .meta({ description: 'What it would do, why it would do nothing, or how it would fail.' }),
  recorded: z
    .enum([...occurrenceStatuses, 'unreadable'])
    .nullable()
    .meta({ description: 'The ledger’s record of this run; null when it has not run yet.' }),
});

const messageSchema = z.object({
  id: z.string(),
  occurrence: z.string(),
  recipient: recipientAnswerSchema,
  kind: z.string(),
  subject: z.string(),
  reason: sentenceSchema.meta({ description: 'Why this person receives it, in both languages.' }),
  unsubscribed: z
    .boolean()
    .meta({ description: 'True: it would not be sent, because its recipient unsubscribed.' }),
  dueAt: z.iso.datetime().meta({ description: 'The earliest time it would be sent.' }),
  expiresAt: z.iso.datetime(),
  text: z.string().optional().meta({
    description: 'The whole message, if one recipient is requested or `whole` is true.',
  }),
  html: z.string().optional(),
  attachments: z
    .array(
      z.object({
        name: z.string(),
        mediaType: z.string(),
        bytes: z.int(),
        content: z
          .string()
          .optional()
          .meta({ description: 'The file itself, in base64, if `whole` is true.' }),
      }),
    )
    .optional()
    .meta({
      description: 'The files that come with the message, if one recipient is requested or `whole` is true.',
    }),
});

/** Who would receive what on a day, and why. */
const previewSchema = z
  .object({
    day: z.iso.date(),
    workingDay: z.boolean(),
    dayNote: textSchema.nullable().meta({ description: 'Why the day is off, or how it is special.' }),
    knownAt: z.iso.datetime().meta({ description: 'The figures and catalogue are as of this instant.' }),
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
    at: momentSchema.optional().meta({
      description:
        'The day whose message to send; without it a message without content, to see whether mail arrives.',
    }),
    to: z
      .email()
      .max(254)
      .meta({ description: 'The address to send it to.', example: 'van-hanh@province.example' }),
    recipient: recipientSchema.shape.id.optional().meta({
      description: 'The recipient whose message to send; by default the first of the day.',
      example: 'chair',
    }),
  })
  .refine(({ at, recipient }) => at !== undefined || recipient === undefined, {
    path: ['at'],
    message: bilingual({ vi: 'ngày, khi có «recipient»', en: 'a day, when there is a recipient' }),
  })
  .meta({ id: 'PreviewRequest' });

/** The message that will be sent. */
const plannedPreviewSchema = z
  .object({
    id: z.string(),
    occurrence: z.string().meta({
      description: 'The occurrence under which GET /v1/deliveries lists it.',
      example: 'preview@2024-01-14T17:00:00Z',
    }),
    to: z.string(),
    subject: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'PlannedPreview' });

/** How many days back a day can be previewed: a year. */
export const previewDaysBack = 366;

/** How many days ahead a day can be previewed: a quarter. */
export const previewDaysAhead = 92;

const pageSize = { max: 500, usual: 200 };

const page = parameters(
  {},
  {
    at: momentSchema.meta({
      description: `The day in Vietnam, or an instant on it; from ${previewDaysBack} days back to ${previewDaysAhead} days ahead.`,
      example: '2024-01-15',
    }),
    recipient: recipientSchema.shape.id.optional().meta({
      description: 'Only this recipient’s message, with its text and HTML.',
    }),
    cursor: cursorOf(deliveryCursor),
    limit: pageLimit(pageSize),
    whole: z
      .enum(['true', 'false'])
      .optional()
      .transform((given) => given === 'true')
      .meta({
        description: `True: every message with its text, its HTML and its files; at most ${mostWholeMessages} a page.`,
      }),
  },
  {
    vi: `Địa chỉ cần có dạng /v1/preview?at=2024-01-15&recipient=<mã người nhận>&limit=<1–${pageSize.max}>&cursor=<next của trang trước>; thêm «whole=true» để lấy toàn văn.`,
    en: `Use /v1/preview?at=2024-01-15&recipient=<recipient id>&limit=<1–${pageSize.max}>&cursor=<next of the previous page>; whole=true adds the messages themselves.`,
  },
);

/** The checked parameters of a page of a day's preview. */
export type PreviewQuery = z.output<typeof page.schema>;
/** Which message to send as a test, and to which address. */
export type PreviewRequest = z.output<typeof previewRequestSchema>;
/** What would happen on a day: its runs, and a page of their messages; `next` is null on the last page. */
export type PreviewAnswer = z.infer<typeof previewSchema>;
/** A run as it would go on the day, beside what the ledger records of it. */
export type PreviewedRun = z.infer<typeof runSchema>;
/** A message as somebody would get it on the day. */
export type PreviewedMessage = z.infer<typeof messageSchema>;
/** A test message that is planned and not sent yet. */
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
      en: 'Who would receive what and why, without sending',
    },
    description:
      'Simulates the jobs of a day in Vietnam with the current figures and catalogue, using the same code as the schedules. For a later day, the runs before it count as done. Nothing is written.',
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
    summary: { vi: 'Gửi thử một thư', en: 'Send a test message to one address' },
    description: `Sends the named recipient’s message, or the first of the day, or without a day one without content, to the given address, with the subject marked \`[THỬ / TEST]\`. It is sent by the next run of \`deliver\`, and not while sending is paused. The same \`Idempotency-Key\` with the same body sends it only once.\n\nThe address belongs to a recipient of the catalogue, or to one of its \`previewDomains\`. Operations may send ${mostPreviewsADay} test messages a day; above that the answer is 429 with \`Retry-After\` until midnight in Vietnam.`,
    headers: headers({ 'Idempotency-Key': idempotencyKey('f3a1c0de-preview') }),
    body: jsonBody(previewRequestSchema, {
      example: { at: '2024-01-15', to: 'van-hanh@province.example', recipient: 'chair' },
      usage: {
        vi: 'Gửi {"to": "<địa chỉ nhận thư thử>", "at": "<ngày, có thể bỏ>", "recipient": "<mã người nhận, có thể bỏ>"}.',
        en: 'Send {"to": "<address for the test>", "at": "<day, optional>", "recipient": "<recipient id, optional>"}.',
      },
    }),
    answers: {
      201: {
        description: { vi: 'Thư thử sẽ được gửi', en: 'The message that will be sent' },
        schema: plannedPreviewSchema,
      },
    },
    problems: [
      'missing-idempotency-key',
      'idempotency-key-reused',
      'address-not-allowed',
      'not-found',
      'unavailable',
    ],
  },
} as const satisfies Resource;
