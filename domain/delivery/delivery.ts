import * as z from 'zod';
import { portalLimits } from '../access/portal-roles.ts';
import { readerLanguageSchema } from '../language/reader-language.ts';
import { textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import { deliveryContentSchema } from './delivery-content.ts';
import { deliveryJobs } from './delivery-id.ts';
import { deliveryRemarkSchema } from './delivery-remark.ts';
import { deliveryStates } from './delivery-states.ts';

/** One message to one recipient for one occurrence. */
export const deliverySchema = z.strictObject({
  /** `<job>_<nominal time without punctuation>_<key>`: only characters allowed in an SES message tag. */
  id: z.string(),
  /** The source of the message, and its time to the second. */
  occurrence: z.strictObject({ job: z.enum(deliveryJobs), nominalTime: instantTextSchema }),
  /** Distinguishes the deliveries of an occurrence: the recipient's id, if each recipient gets one message. */
  key: z.string(),
  recipient: z.strictObject({
    id: z.string(),
    post: textSchema,
    unit: z.string(),
    email: z.string(),
    /** The language of the message; omitted where it is both. */
    language: readerLanguageSchema.exclude(['both']).exactOptional(),
    /** The person's other posts that the message is for, in id order. */
    also: z.array(z.strictObject({ id: z.string(), post: textSchema, unit: z.string() })).exactOptional(),
    /** How many more posts the person has than those listed; omitted where there are none. */
    more: z.int().exactOptional(),
  }),
  content: deliveryContentSchema,
  /** Where the reader can ask for help, as the catalogue said then; omitted in deliveries planned before they had it. */
  helpdesk: textSchema.exactOptional(),
  /** What kept the reader from acting for a unit in the portal when it was planned; omitted where nothing did, and in earlier ones. */
  portal: z.enum(portalLimits).exactOptional(),
  /** How many submissions a receipt confirms that stands for several, of which its content shows the last. */
  covers: z.int().exactOptional(),
  /** True when the message was part of a duty to report when planned; recipients cannot unsubscribe from it. */
  duty: z.literal(true).exactOptional(),
  state: z.enum(deliveryStates),
  /** When to process it next: to send it or, once claimed or unknown, to determine its outcome. */
  dueAt: instantTextSchema,
  /** After this instant the message would mislead; it is never sent. */
  expiresAt: instantTextSchema,
  attempts: z.int(),
  /** The message id assigned by SES. */
  messageId: z.string().optional(),
  /** When SES accepted the message. */
  sentAt: instantTextSchema.optional(),
  /** Why the last attempt, or the delivery, failed. */
  failure: z.string().optional(),
  /** When operations had it sent again after it had failed; that is possible once. */
  resentAt: instantTextSchema.exactOptional(),
  /** When it became known that the message does not reach its recipient; omitted unless it does not. */
  failedAt: instantTextSchema.exactOptional(),
  /** True while its only bounce is temporary: a later Delivery event makes it `delivered`. */
  softBounce: z.literal(true).exactOptional(),
  /** What the mail service reported beside the state, oldest first. */
  remarks: z.array(deliveryRemarkSchema).exactOptional(),
});

/** One message to one recipient: its content, its address, and its state. */
export type Delivery = z.infer<typeof deliverySchema>;
