import * as z from 'zod';
import { textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import { deliveryContentSchema } from './delivery-content.ts';

/**
 * Where a delivery stands. `due` and `claimed` still have to be sent; `unknown` was tried and nobody answered; `suppressed`
 * was kept back, by the mail service or because its recipient wants no such messages.
 */
export const deliveryStates = [
  'due',
  'claimed',
  'unknown',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'failed',
  'expired',
] as const;

export type DeliveryState = (typeof deliveryStates)[number];

/** What messages are made by: the scheduled jobs that write any, an accepted submission, and a person trying one out. */
export const deliveryJobs = ['report', 'warn', 'receipt', 'preview'] as const;

/** One message to one recipient for one occurrence. */
export const deliverySchema = z.strictObject({
  /** `<job>_<nominal time without punctuation>_<key>`: only characters that an SES message tag may hold. */
  id: z.string(),
  /** What made the message, and when: to the second. */
  occurrence: z.strictObject({ job: z.enum(deliveryJobs), nominalTime: instantTextSchema }),
  /** Distinguishes the deliveries of an occurrence: the recipient's id, where a recipient gets one message. */
  key: z.string(),
  recipient: z.strictObject({
    id: z.string(),
    post: textSchema,
    unit: z.string(),
    email: z.string(),
    /** The other posts of the same person that the message is for, in the order of their ids. */
    also: z.array(z.strictObject({ id: z.string(), post: textSchema, unit: z.string() })).exactOptional(),
  }),
  content: deliveryContentSchema,
  /** True when the message belonged to a duty to report when it was planned; nobody can unsubscribe from it. */
  duty: z.literal(true).exactOptional(),
  state: z.enum(deliveryStates),
  /** When to look at it next: to send it, or, once claimed or unknown, to find out what became of it. */
  dueAt: instantTextSchema,
  /** After this instant the message would only mislead; it is never sent. */
  expiresAt: instantTextSchema,
  attempts: z.int(),
  /** The id SES gave the message. */
  messageId: z.string().optional(),
  /** When SES took the message. */
  sentAt: instantTextSchema.optional(),
  /** Why the last attempt, or the delivery, failed. */
  failure: z.string().optional(),
});

export type Delivery = z.infer<typeof deliverySchema>;

/** The id under which one message of an occurrence is known everywhere. */
export function deliveryId(occurrence: Delivery['occurrence'], key: string): string {
  return `${occurrence.job}_${occurrence.nominalTime.replaceAll(/[-:]/g, '')}_${key}`;
}

/** Reads a delivery id back into what it names; null when it is none. */
export function parseDeliveryId(id: string): { occurrence: Delivery['occurrence']; key: string } | null {
  const parts =
    /^(?<job>[a-z]+)_(?<d>\d{4})(?<m>\d\d)(?<day>\d\d)T(?<h>\d\d)(?<min>\d\d)(?<s>\d\d)Z_(?<key>[a-z0-9-]+)$/.exec(
      id,
    )?.groups;
  const job = deliveryJobs.find((name) => name === parts?.['job']);
  if (parts === undefined || job === undefined) return null;
  const nominalTime = instantTextSchema.safeParse(
    `${parts['d']}-${parts['m']}-${parts['day']}T${parts['h']}:${parts['min']}:${parts['s']}Z`,
  );
  if (!nominalTime.success) return null;
  return { occurrence: { job, nominalTime: nominalTime.data }, key: parts['key'] ?? '' };
}
