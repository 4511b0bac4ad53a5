import type { DeliveryAnswer } from '../../contract/deliveries.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { remarkTexts } from '../../domain/delivery/delivery-remark.ts';
import { deliveryReason } from '../../messages/message-kinds.ts';

/** A delivery without its content. */
export function deliveryAnswer(delivery: Delivery): DeliveryAnswer {
  const { id, recipient: to, content, state, attempts, dueAt, expiresAt } = delivery;
  return {
    id,
    recipient: to,
    kind: content.kind,
    reason: deliveryReason(delivery),
    state,
    attempts,
    dueAt,
    expiresAt,
    sentAt: delivery.sentAt ?? null,
    messageId: delivery.messageId ?? null,
    failure: delivery.failure ?? null,
    remarks: (delivery.remarks ?? []).map((remark) => ({ ...remark, text: remarkTexts[remark.kind] })),
  };
}
