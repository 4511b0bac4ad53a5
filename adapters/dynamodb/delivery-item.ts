import * as z from 'zod';
import {
  type Delivery,
  deliveryContentSchema,
  deliveryId,
  deliverySchema,
} from '../../domain/delivery/delivery.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import { compressJson, decompressJson } from '../compressed-json.ts';
import { instantOf, sortableInstant } from '../sortable-instant.ts';
import { binarySchema } from './binary.ts';
import { dueIndex } from './table-schema.ts';

const { occurrence, recipient, state, expiresAt, attempts } = deliverySchema.shape;

/** A delivery as stored. `lookAt` is its due time, which stays when the delivery leaves the index of due ones. */
export const deliveryItemSchema = z.object({
  /** `delivery#<job>#<nominal time>` */
  pk: z.string(),
  /** The recipient's id. */
  sk: z.string(),
  post: recipient.shape.post,
  unit: recipient.shape.unit,
  email: recipient.shape.email,
  content: binarySchema,
  state,
  lookAt: z.string(),
  expiresAt,
  attempts,
  messageId: z.string().exactOptional(),
  failure: z.string().exactOptional(),
});

/** Partition of all deliveries of an occurrence. */
export function deliveryPartition({ job, nominalTime }: Occurrence): string {
  return `delivery#${job}#${nominalTime}`;
}

/** Keys of the item that keeps a recipient's delivery. */
export function deliveryKey(of: Occurrence, recipientId: string) {
  return { pk: deliveryPartition(of), sk: recipientId };
}

/** The one partition of the index of due deliveries. */
export const duePartition = 'due';

/** Attributes that list a delivery in the index of due ones. */
export function listedAt(dueAt: string) {
  const sortable = sortableInstant(dueAt);
  return { lookAt: sortable, [dueIndex.partitionKey]: duePartition, [dueIndex.sortKey]: sortable };
}

/** The item that keeps a planned delivery. */
export function toDeliveryItem(delivery: Delivery) {
  const { id: _, occurrence: of, recipient: to, content, dueAt, ...rest } = delivery;
  const { id: recipientId, ...person } = to;
  const key = deliveryKey(of, recipientId);
  return { ...key, ...person, content: compressJson(content), ...listedAt(dueAt), ...rest };
}

/** The delivery an item keeps. */
export function fromDeliveryItem(item: z.infer<typeof deliveryItemSchema>): Delivery {
  const { pk, sk, post, unit, email, content, lookAt, ...rest } = item;
  const [, job, nominalTime] = pk.split('#');
  const of = occurrence.parse({ job, nominalTime });
  return {
    id: deliveryId(of, sk),
    occurrence: of,
    recipient: { id: sk, post, unit, email },
    content: decompressJson(content, deliveryContentSchema),
    dueAt: instantOf(lookAt),
    ...rest,
  };
}
