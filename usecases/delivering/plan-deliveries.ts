import type { Temporal } from 'temporal-polyfill';
import { type Delivery, type DeliveryContent, deliveryId } from '../../domain/delivery/delivery.ts';
import { type Person, recipientFrom } from '../../domain/delivery/persons.ts';
import { inParallel } from '../in-parallel.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';

/** One message that has to go to one person; `duty` as in a delivery. */
export type PlannedMessage = {
  readonly person: Person;
  readonly content: DeliveryContent;
  readonly duty?: true;
};

/** How many rows are written at once. All go into one partition of the due index, which takes about 1,000 writes a second. */
const writesAtOnce = 8;

/** Where rows go, and how many messages an occurrence may have. A run that wants more has gone wrong. */
export type PlanningPorts = { readonly deliveries: DeliveryStore; readonly mailCap: number };

/**
 * Writes one delivery row for each message; rows that are there already stay as they are. None of them is sent before
 * the occurrence is finished, that is, before all of them are written.
 * @param mayGoOn asked before each row; what is left once it is false waits for the next attempt
 * @returns how many rows are new
 * @throws Error that says how many rows there are, when not all could be written in time; and before any is written when
 * there are more messages than the cap allows
 */
export async function planDeliveries(
  { deliveries, mailCap }: PlanningPorts,
  { job, nominalTime }: Delivery['occurrence'],
  messages: readonly PlannedMessage[],
  expiresAt: Temporal.Instant,
  mayGoOn: () => boolean,
): Promise<number> {
  if (messages.length > mailCap) {
    throw new Error(
      `${messages.length} messages for one run are more than the cap of ${mailCap}; none is planned`,
    );
  }
  const occurrence = { job, nominalTime };
  const there = new Set(await deliveries.keysOf(occurrence));
  const missing = messages.filter(({ person }) => !there.has(person.first.id));
  const outcomes = await inParallel(missing, writesAtOnce, async ({ person, content, duty }) => {
    if (!mayGoOn()) return 'left';
    const recipient = recipientFrom(person);
    return deliveries.plan({
      id: deliveryId(occurrence, recipient.id),
      occurrence,
      key: recipient.id,
      recipient,
      content,
      ...(duty && { duty }),
      state: 'due',
      dueAt: nominalTime,
      expiresAt: expiresAt.toString(),
      attempts: 0,
    });
  });
  const left = outcomes.filter((outcome) => outcome === 'left').length;
  if (left > 0)
    throw new Error(
      `the time was up when ${messages.length - left} of ${messages.length} messages were planned`,
    );
  return outcomes.filter((outcome) => outcome === true).length;
}
