import { type DeliveriesQuery, type DeliveryPage, deliveries } from '../../contract/deliveries.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { deliveryId, deliveryJobs } from '../../domain/delivery/delivery-id.ts';
import type { DeliveryState } from '../../domain/delivery/delivery-states.ts';
import type { Text } from '../../domain/language/text.ts';
import { jobs, type Occurrence, occurrenceId } from '../../domain/schedule/occurrence.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { type ChooseEntries, entriesThatFit } from '../fitting.ts';
import { notOfThisList } from '../not-of-this-list.ts';
import { cursorAfter, entriesAfter } from '../pages.ts';
import { allReadable } from '../ports/listed.ts';
import type { Ports } from '../ports/ports.ts';
import { noOccurrence, noReportYet } from '../previewing/refusals.ts';
import { occurrenceAnswer } from '../scheduling/occurrence-answer.ts';
import { deliveryAnswer } from './delivery-answer.ts';

/** How many days back to look for the latest report: whole weeks are off around Tết. */
const reportWithinDays = 35;

/**
 * The state of an occurrence's messages: recipient, time, and the reason for a failure.
 * @throws Problem `not-found` for an unknown occurrence, and before the first report; `malformed-request` for a cursor that
 * is none of this list
 */
export async function listDeliveries(
  ports: Pick<Ports, 'deliveries' | 'occurrences' | 'clock'>,
  { occurrence: asked, state, cursor, limit }: DeliveriesQuery,
  fitted: ChooseEntries = entriesThatFit,
): Promise<DeliveryPage> {
  const { job, nominalTime } = asked ?? (await latestReport(ports));
  const scheduled = jobs.find((name) => name === job);
  const made = deliveryJobs.find((name) => name === job);
  const run = scheduled === undefined ? null : await ports.occurrences.find({ job: scheduled, nominalTime });
  const { found: all, unreadable } =
    made === undefined ? allReadable([]) : await ports.deliveries.listOf({ job: made, nominalTime });
  if (run === null && all.length + unreadable.length === 0)
    throw noOccurrence(occurrenceId({ job, nominalTime }), 'query:occurrence');
  const counts = noneYet();
  for (const delivery of all) counts[delivery.state] += 1;
  const { usage } = deliveries.listDeliveries.parameters;
  const left = entriesAfter(all, cursor, byDeliveryId, usage, notOfThisOccurrence).filter(
    (delivery) => state === undefined || delivery.state === state,
  );
  const shown = fitted(left.slice(0, limit).map(deliveryAnswer));
  const page = left.slice(0, shown.length);
  return {
    occurrence: occurrenceId({ job, nominalTime }),
    run: run && occurrenceAnswer(run),
    total: all.length + unreadable.length,
    counts,
    deliveries: shown,
    ...leftOut(unreadable),
    next: cursorAfter(page, left, byDeliveryId),
  };
}

/** The same people are told on other occasions, so the occasion is part of the cursor. */
const byDeliveryId = ({ occurrence, key }: Delivery) => deliveryId(occurrence, key);

const notOfThisOccurrence = (usage: Text) => notOfThisList(usage, { vi: 'lần chạy', en: 'occurrence' });

/** The last report made; on most days none is due, and no attempt is recorded. */
async function latestReport({
  occurrences,
  clock,
}: Pick<Ports, 'occurrences' | 'clock'>): Promise<Occurrence> {
  const now = clock.now();
  const rows = await occurrences.list('report', now.subtract({ hours: reportWithinDays * 24 }), now);
  // One whose row cannot be read may have sent the latest.
  const latest = rows.findLast(({ attempts, status }) => attempts > 0 || status === 'unreadable');
  if (latest === undefined) throw noReportYet(reportWithinDays);
  return latest;
}

function noneYet(): Record<DeliveryState, number> {
  return {
    due: 0,
    claimed: 0,
    unknown: 0,
    sent: 0,
    delivered: 0,
    bounced: 0,
    complained: 0,
    suppressed: 0,
    failed: 0,
    expired: 0,
  };
}
