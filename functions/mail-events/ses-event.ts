import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { deliveryFailures } from '../../domain/delivery/delivery-failures.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { type InstantText, instantText } from '../../domain/period/instant-text.ts';
import type { MailEvent } from '../../usecases/mail-events/record-mail-event.ts';
import { type Meaning, meaningOf } from './ses-meanings.ts';

/** A time of SES; null when it is missing or none at all. */
const timeSchema = z
  .unknown()
  .optional()
  .transform((value): InstantText | null => {
    try {
      return typeof value === 'string' ? instantText(Temporal.Instant.from(value)) : null;
    } catch {
      return null;
    }
  });

/** A word of SES; empty when it is missing. */
const wordSchema = z.string().trim().max(80).catch('').default('');

/** The values of a message tag; none when they are of an unexpected shape. */
const tagSchema = z.array(z.string()).catch([]).default([]);

const detailSchema = z.looseObject({ timestamp: timeSchema });

const recipientSchema = z.looseObject({ action: wordSchema });

/**
 * The fields of an SES event that are used; other fields are ignored. What only describes an event may be missing or of
 * an unexpected shape; which message it is about may not.
 */
const sesEventSchema = z.object({
  eventType: z.string().min(1).max(40),
  mail: z.object({
    messageId: z.string().min(1).max(200),
    /** When the message was sent. */
    timestamp: timeSchema,
    tags: z.looseObject({ delivery: tagSchema }).catch({ delivery: [] }).default({ delivery: [] }),
  }),
  bounce: detailSchema
    .extend({
      bounceType: z.string().min(1).max(80),
      bounceSubType: wordSchema,
      bouncedRecipients: z.array(recipientSchema).catch([]).default([]),
    })
    .optional(),
  complaint: detailSchema
    .extend({ complaintSubType: wordSchema, complaintFeedbackType: wordSchema })
    .optional(),
  deliveryDelay: detailSchema.extend({ delayType: wordSchema }).optional(),
  reject: detailSchema.extend({ reason: wordSchema }).optional(),
  subscription: detailSchema.optional(),
});

type SesEvent = z.infer<typeof sesEventSchema>;

/** One SES event as it arrived, before it is read. */
export type Notification = {
  /** Of the notification, not of the message. */
  readonly id: string;
  /** When it was published; null when it does not say. */
  readonly at: InstantText | null;
  /** The event as JSON. */
  readonly message: string;
};

const id = z.string().min(1).max(100);

/** What EventBridge hands over: one event. */
const busEventSchema = z
  .object({ source: z.literal('aws.ses'), id, time: timeSchema, detail: z.unknown() })
  .transform((event): Notification[] => [
    { id: event.id, at: event.time, message: JSON.stringify(event.detail ?? null) },
  ]);

/** The SNS notification of one SES event, as versions before 0.3 were given them; failed ones may still be run again. */
const snsNotificationSchema = z
  .object({ Sns: z.object({ MessageId: id, Message: z.string(), Timestamp: timeSchema }) })
  .transform(({ Sns }): Notification => ({ id: Sns.MessageId, at: Sns.Timestamp, message: Sns.Message }));

/** An invocation, as the SES events it carries; those that are no notifications are errors. */
export const invocationSchema = z.union([
  busEventSchema,
  z.object({ Records: z.array(z.unknown()).min(1) }).transform(({ Records }): (Notification | z.ZodError)[] =>
    Records.map((one) => {
      const { data, error } = snsNotificationSchema.safeParse(one);
      return error ?? data;
    }),
  ),
]);

/** How much later than the function's clock SES's clock may be, in minutes. */
const mostAhead = 5;

/** The maximum length of the value of a message tag. */
const longestTag = 256;

/**
 * Reads an SES event. The product sends every message to one recipient, so an event about any recipient is about the
 * delivery.
 * @param now when it was received; a later time of sending is not believed
 * @throws Error on an unexpected shape
 */
export function readEvent(message: string, now: Temporal.Instant): MailEvent {
  const event = sesEventSchema.parse(JSON.parse(message));
  const { names, said, at } = describe(event);
  const { meaning, isDocumented } = meaningOf(names);
  const { messageId, timestamp, tags } = event.mail;
  const isLater =
    timestamp !== null && isBefore(now.add({ minutes: mostAhead }), Temporal.Instant.from(timestamp));
  const failure = failureOf(event, meaning, said);
  const remark = meaning.remark && { kind: meaning.remark, at: at ?? timestamp, detail: said };
  const report = {
    evidence: meaning.evidence,
    messageId,
    ...(timestamp === null || isLater ? {} : { sentAt: timestamp }),
    ...(failure === null ? {} : { failure }),
    ...(remark === undefined ? {} : { remark }),
  };
  const delivery = tags.delivery.find((tag) => tag.length <= longestTag);
  return { delivery, report, isDocumented };
}

type Described = {
  /** Its names in the table of meanings, from the most specific to its type alone. */
  readonly names: readonly string[];
  /** What SES calls it. */
  readonly said: string | null;
  readonly at: InstantText | null;
};

function describe(event: SesEvent): Described {
  const { eventType } = event;
  switch (eventType) {
    case 'Bounce': {
      if (event.bounce === undefined) throw new TypeError('a Bounce event without `bounce`');
      const { bounceType: type, bounceSubType: subtype, bouncedRecipients, timestamp } = event.bounce;
      const specific = [`Bounce ${type}/${subtype}`, `Bounce ${type}`, 'Bounce'];
      const hasFailed = bouncedRecipients.some(({ action }) => action.toLowerCase() === 'failed');
      const names = hasFailed ? specific.flatMap((name) => [`${name} failed`, name]) : specific;
      return { names, said: subtype === '' ? type : `${type}/${subtype}`, at: timestamp };
    }
    case 'Complaint': {
      const { complaintSubType: subtype, complaintFeedbackType: type } = event.complaint ?? {};
      const names = [`Complaint ${subtype}`, `Complaint ${type?.toLowerCase()}`, 'Complaint'];
      return { names, said: subtype || type || null, at: event.complaint?.timestamp ?? null };
    }
    case 'DeliveryDelay': {
      const { delayType, timestamp } = event.deliveryDelay ?? {};
      return { names: [eventType], said: delayType || null, at: timestamp ?? null };
    }
    case 'Reject':
      return { names: [eventType], said: event.reject?.reason || null, at: null };
    case 'Subscription':
      return { names: [eventType], said: null, at: event.subscription?.timestamp ?? null };
    default:
      return { names: [eventType], said: eventType, at: null };
  }
}

function failureOf({ eventType }: SesEvent, { evidence, failure }: Meaning, said: string | null) {
  if (failure !== undefined) return eventType === 'Reject' && said !== null ? `${failure}: ${said}` : failure;
  if (eventType === 'Complaint' && evidence === 'suppressed') return `${deliveryFailures.complaint}: ${said}`;
  return eventType === 'Bounce' && evidence !== 'sent' ? `${deliveryFailures.bounce}: ${said}` : null;
}
