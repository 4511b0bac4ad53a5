import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type Delivery, deliverySchema } from '../../domain/delivery/delivery.ts';
import { deliveryContentSchema } from '../../domain/delivery/delivery-content.ts';
import { deliveryId } from '../../domain/delivery/delivery-id.ts';
import { type DeliveryRemark, deliveryRemarkSchema } from '../../domain/delivery/delivery-remark.ts';
import { type InstantText, instantTextSchema } from '../../domain/period/instant-text.ts';
import { compressJson, decompressJson } from '../compressed-json.ts';
import { instantInSortable, sortableInstant, sortableInstantSchema } from '../sortable-instant.ts';
import { binarySchema } from './requests/binary.ts';
import { expression } from './requests/expression.ts';
import { rowReader, UnreadableReason } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import { dueIndex } from './table/table-schema.ts';

const { occurrence, recipient, helpdesk, portal, covers, duty, state, expiresAt, attempts } =
  deliverySchema.shape;

/** A delivery as stored. `lookAt` is its due time, which remains when the delivery leaves the due index. */
const deliveryItemSchema = z.object({
  /** `delivery#<job>#<nominal time>` */
  pk: z.string(),
  /** The delivery's key. */
  sk: z.string(),
  recipient: recipient.shape.id.min(1),
  post: recipient.shape.post,
  unit: recipient.shape.unit.min(1),
  email: recipient.shape.email.min(1),
  language: recipient.shape.language,
  also: recipient.shape.also,
  more: recipient.shape.more,
  content: binarySchema,
  helpdesk,
  portal,
  covers,
  duty,
  state,
  lookAt: sortableInstantSchema,
  expiresAt,
  attempts,
  messageId: z.string().exactOptional(),
  sentAt: instantTextSchema.exactOptional(),
  failure: z.string().exactOptional(),
  resentAt: instantTextSchema.exactOptional(),
  softBounce: z.literal(true).exactOptional(),
  failedAt: instantTextSchema.exactOptional(),
  /** A set, so that an event that arrives twice adds nothing. Each is `<when> <kind> <detail>`, `-` where there is none. */
  remarks: z.set(z.string()).exactOptional(),
  /** In the due index only while it is to be processed. */
  dueAt: z.string().exactOptional(),
});

const absent = '-';

/** A remark as stored; texts sort by time. */
export function toRemarkText({ kind, at, detail }: DeliveryRemark): string {
  return `${at ?? absent} ${kind} ${detail ?? absent}`;
}

function fromRemarkText(text: string): DeliveryRemark {
  const [at = absent, kind, ...detail] = text.split(' ');
  const said = detail.join(' ');
  return deliveryRemarkSchema.parse({
    kind,
    at: at === absent ? null : at,
    detail: said === absent ? null : said,
  });
}

/** Partition of all deliveries of an occurrence. */
export function deliveryPartition({ job, nominalTime }: Delivery['occurrence']): string {
  return `delivery#${job}#${nominalTime}`;
}

/** Keys of a delivery's item. */
export function deliveryKey(of: Delivery['occurrence'], key: string) {
  return { pk: deliveryPartition(of), sk: key };
}

/** The partition of the due index with the deliveries to process. */
export const duePartition = 'due';

/** The partition of the due index with those that did not reach their recipient, by when that became known. */
const failedPartition = 'failed';

/** The key condition for deliveries that failed after one instant, up to and including another. */
export function failedWithin(after: Temporal.Instant, until: Temporal.Instant) {
  // A text that is longer than another with which it begins sorts after it: the bound below is not part of the range.
  return expression`dueKey = ${failedPartition} AND dueAt BETWEEN ${`${sortableInstant(after)} `} AND ${sortableInstant(until)}`;
}

/** Attributes that list a delivery among those that failed. */
export function listedAsFailed(failedAt: InstantText) {
  return {
    failedAt,
    [dueIndex.partitionKey]: failedPartition,
    [dueIndex.sortKey]: sortableInstant(failedAt),
  };
}

/** Attributes that add a delivery to the due index. */
export function listedAt(dueAt: InstantText) {
  const sortable = sortableInstant(dueAt);
  return { lookAt: sortable, [dueIndex.partitionKey]: duePartition, [dueIndex.sortKey]: sortable };
}

/** The item of a planned delivery. */
export function toDeliveryItem(delivery: Delivery) {
  const { id: _, occurrence: of, key, recipient: to, content, dueAt, remarks, ...rest } = delivery;
  const { id: recipientId, ...person } = to;
  return {
    ...deliveryKey(of, key),
    ...versionOf('delivery'),
    recipient: recipientId,
    ...person,
    content: compressJson(content),
    ...listedAt(dueAt),
    ...(remarks === undefined ? {} : { remarks: new Set(remarks.map(toRemarkText)) }),
    ...rest,
  };
}

/** The states of deliveries that runs have yet to process. */
const openStates: readonly string[] = ['due', 'claimed', 'unknown'];

/**
 * The delivery in an item.
 * @throws Error for one that has yet to be processed but is not in the index, where no run would find it
 */
function fromDeliveryItem(item: z.infer<typeof deliveryItemSchema>): Delivery {
  const {
    pk,
    sk,
    recipient: recipientId,
    post,
    unit,
    email,
    language,
    also,
    more,
    content,
    lookAt,
    remarks,
    dueAt,
    ...rest
  } = item;
  if (openStates.includes(rest.state) && dueAt === undefined)
    throw new UnreadableReason('it is to be sent, but not in the list of due messages');
  const [, job, nominalTime] = pk.split('#');
  const of = occurrence.parse({ job, nominalTime });
  return {
    id: deliveryId(of, sk),
    occurrence: of,
    key: sk,
    recipient: {
      id: recipientId,
      post,
      unit,
      email,
      ...(language === undefined ? {} : { language }),
      ...(also === undefined ? {} : { also }),
      ...(more === undefined ? {} : { more }),
    },
    content: decompressJson(content, deliveryContentSchema),
    dueAt: instantInSortable(lookAt),
    ...(remarks === undefined ? {} : { remarks: [...remarks].sort().map(fromRemarkText) }),
    ...rest,
  };
}

/** Makes a delivery of its row, or says what is wrong with the row. */
export const deliveryReader = rowReader('delivery', deliveryItemSchema, fromDeliveryItem);

/** Reads the key of a delivery, of items that may have nothing else. */
export const deliveryKeyReader = rowReader('delivery', deliveryItemSchema.pick({ sk: true }), ({ sk }) => sk);

/** Reads when a delivery is due. */
export const dueAtReader = rowReader('delivery', deliveryItemSchema.pick({ lookAt: true }), ({ lookAt }) =>
  instantInSortable(lookAt),
);
