import * as z from 'zod';
import { type Delivery, deliverySchema, deliveryStates } from '../../domain/delivery/delivery.ts';

const { recipient } = deliverySchema.shape;

/** One message to one recipient, as the API tells it. */
export const deliveryAnswerSchema = z.strictObject({
  id: z.string(),
  recipient,
  kind: z.string().meta({ description: 'What it says, e.g. `weekly-report`, `warning-digest`.' }),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  dueAt: z.iso.datetime().meta({ description: 'When it is, or was last, to be looked at.' }),
  expiresAt: z.iso.datetime().meta({ description: 'From this instant on it is not sent any more.' }),
  sentAt: z.iso.datetime().nullable().meta({ description: 'When the mail service took it.' }),
  messageId: z.string().nullable(),
  failure: z.string().nullable().meta({ description: 'Why the last attempt, or the delivery, failed.' }),
});

export type DeliveryAnswer = z.infer<typeof deliveryAnswerSchema>;

/** A delivery without its content. */
export function deliveryAnswer(delivery: Delivery): DeliveryAnswer {
  const { id, recipient: to, content, state, attempts, dueAt, expiresAt } = delivery;
  return {
    id,
    recipient: to,
    kind: content.kind,
    state,
    attempts,
    dueAt,
    expiresAt,
    sentAt: delivery.sentAt ?? null,
    messageId: delivery.messageId ?? null,
    failure: delivery.failure ?? null,
  };
}
