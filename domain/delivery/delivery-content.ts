import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { failureDigestSchema } from '../failures/failure-digest.ts';
import { warningDigestSchema } from '../milestone/warning-digest.ts';
import { dateAt, instantOf } from '../period/period.ts';
import { ownLinesSchema } from '../report/own-lines.ts';
import { rankingCorrectionSchema } from '../report/ranking-correction.ts';
import { submissionReceiptSchema } from '../submission/submission-receipt.ts';
import type { MessageKind } from './message-kind.ts';
import { noticeSchema } from './notice.ts';

/**
 * The content of a delivery, frozen when it is planned: a weekly report stored once for all its readers, with this one's own lines where it has only parts of a ranking; a digest for
 * one recipient, a receipt, a notice, or a test message rendered beforehand.
 */
export const deliveryContentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weekly-report'),
    set: z.string(),
    period: z.string(),
    /** The recipient's own lines in rankings that the report shows in part; omitted where there are none. */
    own: ownLinesSchema.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('warning-digest'), digest: warningDigestSchema }),
  z.strictObject({ kind: z.literal('submission-receipt'), receipt: submissionReceiptSchema }),
  z.strictObject({ kind: z.literal('ranking-correction'), correction: rankingCorrectionSchema }),
  z.strictObject({ kind: z.literal('notice'), notice: noticeSchema }),
  z.strictObject({ kind: z.literal('failure-digest'), digest: failureDigestSchema }),
  z.strictObject({
    kind: z.literal('rendered'),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    /** The files that come with it; omitted where there are none. */
    files: z
      .array(z.strictObject({ name: z.string(), mediaType: z.string(), base64: z.string() }))
      .exactOptional(),
  }),
]);

/** What a message says, frozen when it is planned; its renderer writes the text when it is sent. */
export type DeliveryContent = z.infer<typeof deliveryContentSchema>;
/** Which renderer writes a message. */
export type ContentKind = DeliveryContent['kind'];

type ContentRule = {
  /** The kind recipients subscribe to and unsubscribe from; null when they cannot unsubscribe. */
  readonly messageKind: MessageKind | null;
  /** When a message not sent by then would mislead; `since` is the instant it refers to. */
  readonly expiry: (since: Temporal.Instant) => Temporal.Instant;
};

/** How each kind of content is planned. Renderers are registered in `messages/message-kinds.ts`. */
export const contentRules: Readonly<Record<ContentKind, ContentRule>> = {
  // A late report would be read as this week's.
  'weekly-report': { messageKind: 'weekly-report', expiry: (since) => since.add({ hours: 5 * 24 }) },
  // It counts days from its own day.
  'warning-digest': {
    messageKind: 'warnings',
    expiry: (since) => instantOf(dateAt(since).add({ days: 1 }), '00:00'),
  },
  // A later confirmation is useless.
  'submission-receipt': { messageKind: 'receipts', expiry: (since) => since.add({ hours: 72 }) },
  // The next weekly report mentions the correction.
  'ranking-correction': { messageKind: 'weekly-report', expiry: (since) => since.add({ hours: 5 * 24 }) },
  // The page behind it still says so.
  notice: { messageKind: null, expiry: (since) => since.add({ hours: 5 * 24 }) },
  // Later digests do not repeat what it says.
  'failure-digest': { messageKind: null, expiry: (since) => since.add({ hours: 5 * 24 }) },
  // The tester has stopped waiting by then.
  rendered: { messageKind: null, expiry: (since) => since.add({ hours: 1 }) },
};
