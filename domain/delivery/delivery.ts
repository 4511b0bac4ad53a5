import * as z from 'zod';
import { textSchema } from '../language/text.ts';
import { warningDigestSchema } from '../milestone/warning-digest.ts';
import { jobs } from '../schedule/occurrence.ts';

/** Where a delivery stands. `due` and `claimed` still have to be sent; `unknown` was tried and nobody answered. */
export const deliveryStates = [
  'due',
  'claimed',
  'unknown',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'expired',
] as const;

export type DeliveryState = (typeof deliveryStates)[number];

/** What a delivery says: a weekly report stored once for all its readers, or a digest of the recipient's own. */
export const deliveryContentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('weekly-report'), set: z.string(), period: z.string() }),
  z.strictObject({ kind: z.literal('warning-digest'), digest: warningDigestSchema }),
]);

/** One message to one recipient for one occurrence. Instants are ISO texts. */
export const deliverySchema = z.strictObject({
  /** `<job>_<nominal time without punctuation>_<recipient>`: only characters that an SES message tag may hold. */
  id: z.string(),
  occurrence: z.strictObject({ job: z.enum(jobs), nominalTime: z.string() }),
  recipient: z.strictObject({ id: z.string(), post: textSchema, unit: z.string(), email: z.string() }),
  content: deliveryContentSchema,
  state: z.enum(deliveryStates),
  /** When to look at it next: to send it, or, once claimed or unknown, to find out what became of it. */
  dueAt: z.string(),
  /** After this instant the message would only mislead; it is never sent. */
  expiresAt: z.string(),
  attempts: z.int(),
  /** The id SES gave the message. */
  messageId: z.string().optional(),
  /** Why the last attempt, or the delivery, failed. */
  failure: z.string().optional(),
});

export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryContent = z.infer<typeof deliveryContentSchema>;

/** The id under which one recipient's message for one occurrence is known everywhere. */
export function deliveryId(occurrence: Delivery['occurrence'], recipientId: string): string {
  return `${occurrence.job}_${occurrence.nominalTime.replaceAll(/[-:]/g, '')}_${recipientId}`;
}

/** Reads a delivery id back into what it names; null when it is none. */
export function parseDeliveryId(
  id: string,
): { occurrence: Delivery['occurrence']; recipientId: string } | null {
  const parts =
    /^(?<job>[a-z]+)_(?<d>\d{4})(?<m>\d\d)(?<day>\d\d)T(?<h>\d\d)(?<min>\d\d)(?<s>\d\d)Z_(?<recipient>[a-z0-9-]+)$/.exec(
      id,
    )?.groups;
  const job = jobs.find((name) => name === parts?.['job']);
  if (parts === undefined || job === undefined) return null;
  const nominalTime = `${parts['d']}-${parts['m']}-${parts['day']}T${parts['h']}:${parts['min']}:${parts['s']}Z`;
  return { occurrence: { job, nominalTime }, recipientId: parts['recipient'] ?? '' };
}
