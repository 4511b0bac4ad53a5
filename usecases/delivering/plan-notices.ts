import { Temporal } from 'temporal-polyfill';
import type { Catalogue, Recipient } from '../../domain/catalogue/catalogue.ts';
import type { Notice } from '../../domain/delivery/notice.ts';
import { personsOf, recipientFrom } from '../../domain/delivery/persons.ts';
import { plannedDelivery } from '../../domain/delivery/planned-delivery.ts';
import { type InstantText, instantText } from '../../domain/period/instant-text.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';

/** A notice to plan: what it is about, and when that happened. */
type NoticeToPlan = {
  /** The id of what was asked or decided, in lower case letters, digits and hyphens. */
  readonly id: string;
  readonly at: InstantText;
  readonly notice: Notice;
};

/**
 * Plans a notice to the persons of some posts, one each. What is planned already stays, so a retry plans only what is missing.
 * @returns how many persons get it, now or already
 */
export async function planNotices(
  deliveries: DeliveryStore,
  catalogue: Pick<Catalogue, 'helpdesk' | 'dutyMessages' | 'recipients'>,
  posts: readonly Recipient[],
  { id, at, notice }: NoticeToPlan,
): Promise<number> {
  const since = Temporal.Instant.from(at);
  const occurrence = { job: 'notice', nominalTime: instantText(wholeSecond(since)) } as const;
  const content = { kind: 'notice', notice } as const;
  const persons = personsOf(posts);
  for (const person of persons) {
    const recipient = recipientFrom(person);
    const key = `${id}-${notice.about}-${recipient.id}`;
    await deliveries.plan(plannedDelivery({ occurrence, key, recipient, content, since }, catalogue));
  }
  return persons.length;
}
