import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { warningDigestSchema } from '../milestone/warning-digest.ts';
import { dateAt, instantOf } from '../period/period.ts';
import { submissionReceiptSchema } from '../submission/submission-receipt.ts';
import type { MessageKind } from './message-kind.ts';

/**
 * What a delivery says, frozen when it is planned: a weekly report stored once for all its readers, a digest of the
 * recipient's own, a receipt, or a message rendered beforehand for somebody to try out.
 */
export const deliveryContentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('weekly-report'), set: z.string(), period: z.string() }),
  z.strictObject({ kind: z.literal('warning-digest'), digest: warningDigestSchema }),
  z.strictObject({ kind: z.literal('submission-receipt'), receipt: submissionReceiptSchema }),
  z.strictObject({ kind: z.literal('rendered'), subject: z.string(), text: z.string(), html: z.string() }),
]);

export type DeliveryContent = z.infer<typeof deliveryContentSchema>;
export type ContentKind = DeliveryContent['kind'];

type ContentRule = {
  /** The kind recipients ask for and unsubscribe from; null for a message nobody can unsubscribe from. */
  readonly messageKind: MessageKind | null;
  /** When a message that has not left by then would only mislead; `since` is the instant it is about. */
  readonly expiry: (since: Temporal.Instant) => Temporal.Instant;
};

/** How each kind of content is planned. Its rendering is registered in `messages/message-kinds.ts`. */
export const contentRules: Readonly<Record<ContentKind, ContentRule>> = {
  // An older report would be read as this week's.
  'weekly-report': { messageKind: 'weekly-report', expiry: (since) => since.add({ hours: 5 * 24 }) },
  // The days it counts are those of its own day.
  'warning-digest': {
    messageKind: 'warnings',
    expiry: (since) => instantOf(dateAt(since).add({ days: 1 }), '00:00'),
  },
  // A later confirmation answers a question nobody asks any more.
  'submission-receipt': { messageKind: 'receipts', expiry: (since) => since.add({ hours: 72 }) },
  // Whoever waits for a test message has given up by then.
  rendered: { messageKind: null, expiry: (since) => since.add({ hours: 1 }) },
};
