import type { Temporal } from 'temporal-polyfill';
import type { DeliveryState } from '../../domain/delivery/delivery-states.ts';
import { personsOf } from '../../domain/delivery/persons.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { reportRunsBetween } from '../../domain/delivery/report-reserve.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { isTerminal } from '../../domain/schedule/occurrence-record.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';

/** The ports needed to know what a weekly report still needs of the quota. */
export type ReservePorts = Pick<Ports, 'catalogues' | 'deliveries' | 'occurrences' | 'times'>;

/** The mail service counts the messages of the last 24 hours. */
const quotaHours = 24;

/**
 * How many messages of the daily quota to keep for the weekly report: one per reader of a report that is due within 24
 * hours, when what is sent now still counts, and one per message that a report of the last 24 hours has yet to send.
 */
export async function reportReserve(
  { catalogues, deliveries, occurrences, times }: ReservePorts,
  now: Temporal.Instant,
): Promise<number> {
  // Without a catalogue that can be read nothing new is planned; what is due goes out all the same.
  const current = await unlessUnreadable(catalogues.current());
  if (current === null) return 0;
  const { catalogue } = current;
  const readers = personsOf(
    recipientsOn(catalogue, dateAt(now)).filter(({ receives }) => receives.includes('weekly-report')),
  ).length;
  const ahead = reportRunsBetween(catalogue, times, now, now.add({ hours: quotaHours })).length * readers;
  const [made] = reportRunsBetween(catalogue, times, now.subtract({ hours: quotaHours }), now);
  return ahead + (made === undefined ? 0 : await unsent(made));

  async function unsent(nominal: Temporal.Instant): Promise<number> {
    const occurrence = { job: 'report', nominalTime: instantText(nominal) } as const;
    const record = await occurrences.find(occurrence);
    if (record === null || !isTerminal(record)) return readers;
    const all = await deliveries.byOccurrence(occurrence);
    return all.filter(({ state }) => yetToSend.includes(state)).length;
  }
}

const yetToSend: readonly DeliveryState[] = ['due', 'claimed', 'unknown'];
