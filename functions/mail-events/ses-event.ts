import * as z from 'zod';
import type { DeliveryState } from '../../domain/delivery/delivery.ts';
import { instantTextSchema } from '../../domain/period/instant-text.ts';

const mail = z.object({
  messageId: z.string(),
  /** When the message was sent. */
  timestamp: instantTextSchema.optional(),
  tags: z.record(z.string(), z.array(z.string())).optional(),
});

/**
 * The fields of an SES event that are used; other fields are ignored. See "Contents of event data that Amazon SES
 * publishes to Amazon SNS" in the SES developer guide.
 */
export const sesEventSchema = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail }),
  z.object({ eventType: z.literal('Delivery'), mail }),
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({ bounceType: z.string(), bounceSubType: z.string() }),
  }),
  z.object({ eventType: z.literal('Complaint'), mail }),
  z.object({ eventType: z.literal('Reject'), mail, reject: z.object({ reason: z.string() }) }),
  z.object({ eventType: z.literal('Rendering Failure'), mail }),
]);

export type SesEvent = z.infer<typeof sesEventSchema>;

/** The SNS notification of an SES event. */
export const snsEventSchema = z.object({
  Records: z.array(z.object({ Sns: z.object({ MessageId: z.string(), Message: z.string() }) })).min(1),
});

/** Sub-types of bounces that SES creates itself, because the address is on a suppression list. */
const suppressions = new Set(['Suppressed', 'OnAccountSuppressionList']);

/** The state an event moves a delivery to, with the reason for a failure. */
export function stateAfter(event: SesEvent): { state: DeliveryState; failure?: string } {
  switch (event.eventType) {
    case 'Send':
      return { state: 'sent' };
    case 'Delivery':
      return { state: 'delivered' };
    case 'Bounce': {
      const { bounceType, bounceSubType } = event.bounce;
      const state = suppressions.has(bounceSubType) ? 'suppressed' : 'bounced';
      return { state, failure: `bounce: ${bounceType}/${bounceSubType}` };
    }
    case 'Complaint':
      return { state: 'complained', failure: 'the recipient complained' };
    case 'Reject':
      return { state: 'bounced', failure: `rejected by SES: ${event.reject.reason}` };
    case 'Rendering Failure':
      return { state: 'bounced', failure: 'rendering failure at SES' };
  }
}
