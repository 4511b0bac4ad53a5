import * as z from 'zod';
import { strayEventDays, strayReasons } from '../domain/delivery/stray-event.ts';
import { plainLine } from '../domain/language/plain-text.ts';
import { jsonBody } from './http/body.ts';
import { leftOutField } from './http/left-out.ts';
import { operationsOnly, plain, type Resource } from './http/operation.ts';
import { sentenceSchema } from './http/sentence.ts';

/** The most events of the mail service that are shown. */
export const mostStrayEventsShown = 20;

/** Why sending is paused. */
const pauseRequestSchema = z.strictObject({
  reason: plainLine(300).meta({
    description: 'The reason, shown to every reader of the state.',
    example: 'Nhập nhầm số liệu tuần 02',
  }),
});

/**
 * Whether messages may be sent at all. The last three fields record who changed it last, when and why; null if it was
 * never changed.
 */
const sendingStateSchema = z
  .object({
    paused: z.boolean(),
    /** When this state began; an instant in ISO 8601. */
    since: z.string().nullable(),
    /** The id of the token that changed it; `reputation` when sending paused automatically; `import` or `restore`. */
    by: z.string().nullable(),
    reason: z.string().nullable().meta({
      description:
        'Why sending was paused; null while it is not. Where the stored switch cannot be read, mail is held to be safe: the reason says so, and since and by are null.',
    }),
  })
  .meta({ id: 'SendingState' });

/** An SES event that could not be recorded with a message. */
const strayEventSchema = z.object({
  id: z.string().meta({ description: 'The id of its notification.' }),
  at: z.string().meta({ description: 'When it was published; an instant in ISO 8601.' }),
  reason: z.enum(strayReasons),
  text: sentenceSchema.meta({ description: 'The reason, in both languages.' }),
  kind: z.string().nullable().meta({ description: "SES's name for its kind.", example: 'Bounce' }),
  delivery: z.string().nullable().meta({ description: 'The message it names, which does not exist.' }),
  messageId: z.string().nullable().meta({ description: "SES's id of the message." }),
  problem: z.string().nullable().meta({ description: 'What is wrong with one that cannot be read.' }),
});

/** The state of sending, with what SES reported about messages that nobody knows. */
const sendingStatusSchema = sendingStateSchema
  .extend({
    held: z
      .object({
        since: z.string().meta({ description: 'When a run found it first; an instant in ISO 8601.' }),
        reason: sentenceSchema,
      })
      .nullable()
      .meta({
        description:
          'Why the deployment holds its mail although nobody paused it, such as a mail domain that SES has not verified, or an account in its sandbox; null when it sends.',
      }),
    strayEvents: z.array(strayEventSchema).meta({
      description: `The newest events of SES that could not be recorded with a message, newest first, at most ${mostStrayEventsShown}. They are kept for ${strayEventDays} days, without addresses.`,
    }),
    ...leftOutField,
  })
  .meta({ id: 'SendingStatus' });

/** Whether mail goes out, why not where it does not, and what the mail service reported that fits no message. */
export type SendingStatusAnswer = z.infer<typeof sendingStatusSchema>;

/** Whether operations, or the product itself, paused all mail; null where nobody ever did. */
export type SendingStateAnswer = z.infer<typeof sendingStateSchema>;

const changed = {
  200: { description: { vi: 'Tình trạng', en: 'The new state' }, schema: sendingStateSchema },
} as const;

/** The switch for all sending. */
export const sending = {
  getSending: {
    ...plain,
    id: 'getSending',
    method: 'GET',
    path: '/v1/sending',
    access: operationsOnly,
    summary: {
      vi: 'Việc gửi thư có đang tạm dừng hay bị giữ không',
      en: 'Whether sending is paused, or mail is held',
    },
    answers: { 200: { description: { vi: 'Tình trạng', en: 'The state' }, schema: sendingStatusSchema } },
    problems: [],
  },
  pauseDeliveries: {
    ...plain,
    id: 'pauseDeliveries',
    method: 'POST',
    path: '/v1/deliveries/pause',
    access: operationsOnly,
    summary: { vi: 'Tạm dừng mọi việc gửi thư', en: 'Pause all sending' },
    description:
      'Effective from the next message. Due messages keep their place and are sent when sending resumes, unless they have expired. Pausing again keeps the first reason.',
    body: jsonBody(pauseRequestSchema, {
      example: { reason: 'Nhập nhầm số liệu tuần 02, đang rà soát' },
      usage: {
        vi: 'Gửi {"reason": "<lý do tạm dừng>"}.',
        en: 'Send {"reason": "<why sending is paused>"}.',
      },
    }),
    answers: changed,
    problems: [],
  },
  resumeDeliveries: {
    ...plain,
    id: 'resumeDeliveries',
    method: 'POST',
    path: '/v1/deliveries/resume',
    access: operationsOnly,
    summary: { vi: 'Tiếp tục gửi thư', en: 'Resume sending' },
    answers: changed,
    problems: [],
  },
} as const satisfies Resource;
