import type { Temporal } from 'temporal-polyfill';
import type { Recipient } from '../../domain/catalogue/catalogue.ts';
import { type DeliveryContent, deliveryId } from '../../domain/delivery/delivery.ts';
import type { DeliveryStore } from '../../domain/ports/report-store.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';

/** One message that has to go to one recipient. */
export type PlannedMessage = { readonly recipient: Recipient; readonly content: DeliveryContent };

/**
 * Writes one delivery row for each message; rows that are there already stay as they are. None of them is sent before
 * the occurrence is finished, that is, before all of them are written.
 * @returns how many rows are new
 */
export async function planDeliveries(
  deliveries: DeliveryStore,
  occurrence: Occurrence,
  messages: readonly PlannedMessage[],
  expiresAt: Temporal.Instant,
): Promise<number> {
  let planned = 0;
  for (const { recipient, content } of messages) {
    const { id, post, unit, email } = recipient;
    const stored = await deliveries.plan({
      id: deliveryId(occurrence, id),
      occurrence: { job: occurrence.job, nominalTime: occurrence.nominalTime },
      recipient: { id, post, unit, email },
      content,
      state: 'due',
      dueAt: occurrence.nominalTime,
      expiresAt: expiresAt.toString(),
      attempts: 0,
    });
    if (stored === 'stored') planned += 1;
  }
  return planned;
}
