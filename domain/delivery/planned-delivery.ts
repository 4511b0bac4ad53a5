import type { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type InstantText, instantText } from '../period/instant-text.ts';
import { type Delivery, deliveryId } from './delivery.ts';
import { contentRules } from './delivery-content.ts';
import type { MessageKind } from './message-kind.ts';

/** A message to plan. `since` is the instant it refers to, from which its expiry counts. */
export type MessageToPlan = Pick<Delivery, 'occurrence' | 'key' | 'recipient' | 'content'> & {
  readonly since: Temporal.Instant;
  /** The earliest time to send it; by default the nominal time of its occurrence. */
  readonly dueAt?: InstantText;
};

/** The kinds that are a duty when the catalogue lists none. */
const usualDuties: readonly MessageKind[] = ['warnings'];

/** A delivery not yet tried. It is marked as a duty when the catalogue lists its kind in `dutyMessages`. */
export function plannedDelivery(
  { occurrence, key, recipient, content, since, dueAt = occurrence.nominalTime }: MessageToPlan,
  {
    dutyMessages = usualDuties,
    helpdesk,
  }: Pick<Catalogue, 'helpdesk'> & { readonly dutyMessages?: readonly MessageKind[] | undefined },
): Delivery {
  const { messageKind, expiry } = contentRules[content.kind];
  const isDuty = messageKind !== null && dutyMessages.includes(messageKind);
  return {
    id: deliveryId(occurrence, key),
    occurrence,
    key,
    recipient,
    content,
    helpdesk,
    ...(isDuty ? { duty: true } : {}),
    state: 'due',
    dueAt,
    expiresAt: instantText(expiry(since)),
    attempts: 0,
  };
}
