import type { Temporal } from 'temporal-polyfill';
import { portalLimitOf } from '../access/portal-access.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type InstantText, instantText } from '../period/instant-text.ts';
import type { Delivery } from './delivery.ts';
import { contentRules } from './delivery-content.ts';
import { deliveryId } from './delivery-id.ts';
import { isNotice, type MessageKind, type ReceivedKind } from './message-kind.ts';

/** A message to plan. `since` is the instant it refers to, from which its expiry counts. */
export type MessageToPlan = Pick<Delivery, 'occurrence' | 'key' | 'recipient' | 'content'> & {
  readonly since: Temporal.Instant;
  /** The earliest time to send it; by default the nominal time of its occurrence. */
  readonly dueAt?: InstantText;
};

/** The kinds that are a duty when the catalogue lists none. */
const usualDuties: readonly MessageKind[] = ['warnings'];

/** What a catalogue says of duties. */
type Duties = { readonly dutyMessages?: readonly MessageKind[] | undefined };

/** Whether a kind of message belongs to a duty, so that recipients cannot unsubscribe from it. */
export function isDuty(kind: ReceivedKind, { dutyMessages = usualDuties }: Duties): boolean {
  return isNotice(kind) || kind === 'failures' || dutyMessages.includes(kind);
}

/** A delivery not yet tried. It is marked as a duty when the catalogue lists its kind in `dutyMessages`. */
export function plannedDelivery(
  { occurrence, key, recipient, content, since, dueAt = occurrence.nominalTime }: MessageToPlan,
  catalogue: Pick<Catalogue, 'helpdesk' | 'recipients'> & Duties,
): Delivery {
  const { messageKind, expiry } = contentRules[content.kind];
  const portal = portalLimitOf(catalogue, recipient.email);
  return {
    id: deliveryId(occurrence, key),
    occurrence,
    key,
    recipient,
    content,
    helpdesk: catalogue.helpdesk,
    ...(portal === null ? {} : { portal }),
    ...(messageKind !== null && isDuty(messageKind, catalogue) ? { duty: true } : {}),
    state: 'due',
    dueAt,
    expiresAt: instantText(expiry(since)),
    attempts: 0,
  };
}
