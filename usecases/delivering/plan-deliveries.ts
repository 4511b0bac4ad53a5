import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryContent } from '../../domain/delivery/delivery-content.ts';
import { type Person, recipientFrom } from '../../domain/delivery/persons.ts';
import { plannedDelivery } from '../../domain/delivery/planned-delivery.ts';
import { occurrenceId } from '../../domain/schedule/occurrence.ts';
import { RunSummary } from '../../domain/schedule/run-summary.ts';
import { inParallel } from '../in-parallel.ts';
import type { Ports } from '../ports/ports.ts';
import { type HoldingPorts, lastRunBefore, maySend } from './hold-run.ts';

/** A message to one person; who has several posts gets it once. */
export type PersonalMessage = { readonly person: Person; readonly content: DeliveryContent };

/** Rows written at once. All go to one partition of the due index, which accepts about 1,000 writes per second. */
const writesAtOnce = 8;

/**
 * Writes one delivery row per message; existing rows are kept. None of them is sent before the occurrence is finished,
 * that is, before all of them are written.
 * @param mayGoOn called before each row; when false, the next attempt writes the rest
 * @returns the number of new rows
 * @throws Error with the number of rows when not all could be written in time; and, before any is written, while a run of
 * more messages than the cap waits for two operators
 */
export async function planDeliveries(
  ports: HoldingPorts & Pick<Ports, 'deliveries' | 'occurrences'>,
  catalogue: Catalogue,
  { job, nominalTime }: Delivery['occurrence'],
  messages: readonly PersonalMessage[],
  mayGoOn: () => boolean,
): Promise<number> {
  const { deliveries, mailCap } = ports;
  const occurrence = { job, nominalTime };
  const persons = messages.map(({ person }) => person);
  const lastRun = () => lastRunBefore(ports, occurrence);
  if (!(await maySend(ports, occurrenceId(occurrence), persons, lastRun)))
    throw new Error(RunSummary.of('held', { count: messages.length, total: mailCap }).text);
  const since = Temporal.Instant.from(nominalTime);
  const there = new Set(await deliveries.keysOf(occurrence));
  const missing = messages.filter(({ person }) => !there.has(person.first.id));
  const outcomes = await inParallel(missing, writesAtOnce, async ({ person, content }) => {
    if (!mayGoOn()) return 'left';
    const recipient = recipientFrom(person);
    const message = { occurrence, key: recipient.id, recipient, content, since };
    return deliveries.plan(plannedDelivery(message, catalogue));
  });
  const left = outcomes.filter((outcome) => outcome === 'left').length;
  if (left > 0) {
    const total = messages.length;
    throw new Error(RunSummary.of('out-of-time', { count: total - left, total }).text);
  }
  return outcomes.filter((outcome) => outcome === true).length;
}
