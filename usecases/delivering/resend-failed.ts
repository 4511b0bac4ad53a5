import type { ResendAnswer, ResendRequest } from '../../contract/deliveries.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { deliveryJobs } from '../../domain/delivery/delivery-id.ts';
import { resending } from '../../domain/delivery/resending.ts';
import { occurrenceId } from '../../domain/schedule/occurrence.ts';
import { audited } from '../auditing/audited.ts';
import { didWrite } from '../did-write.ts';
import type { Ports } from '../ports/ports.ts';
import type { ReportedWeek } from '../ports/weekly-report-store.ts';
import { noOccurrence } from '../previewing/refusals.ts';
import { type FreezeAgainPorts, freezeAgain, isReportUnreadable } from '../reporting/freeze-again.ts';

/**
 * Makes the failed deliveries of an occurrence due again, each at most once. Those that bounced, were withheld or have
 * expired stay as they are. First freezes their weekly report again where it cannot be read; messages of it that are
 * still being retried go out then too.
 * @throws Problem `not-found` when the occurrence has no deliveries; `stored-row-unreadable` as {@link freezeAgain}
 */
export async function resendFailed(
  ports: FreezeAgainPorts & Pick<Ports, 'audit' | 'clock' | 'deliveries'>,
  by: Caller,
  { occurrence: { job, nominalTime } }: ResendRequest,
): Promise<ResendAnswer> {
  const id = occurrenceId({ job, nominalTime });
  const made = deliveryJobs.find((name) => name === job);
  const all = made === undefined ? [] : await ports.deliveries.byOccurrence({ job: made, nominalTime });
  if (all.length === 0) throw noOccurrence(id, '/occurrence');
  const find = async ({ occurrence, id: wanted }: Delivery) =>
    (await ports.deliveries.byOccurrence(occurrence)).find((one) => one.id === wanted);
  const now = ports.clock.now();
  const failed = all.filter(({ state }) => state === 'failed');
  const decided = failed.map((delivery) => ({ delivery, decision: resending(delivery, now) }));
  const countOf = (kind: string) => decided.filter(({ decision }) => decision.kind === kind).length;
  const counts = { expired: countOf('expired'), resentBefore: countOf('resent-before') };
  const week = unsentReport(all);
  const unreadable = week !== null && (await isReportUnreadable(ports, week)) ? week : null;
  if (countOf('resend') === 0 && unreadable === null) return { occurrence: id, resent: 0, ...counts };
  const auditing = { operation: 'resendDeliveries' as const, by, subject: id, changes: [] };
  return audited(ports, auditing, async (changed) => {
    if (unreadable !== null) {
      await freezeAgain(ports, { job: 'report', nominalTime }, unreadable);
      changed([{ field: 'report', from: 'unreadable', to: 'frozen again' }]);
    }
    let resent = 0;
    for (const { delivery, decision } of decided) {
      if (decision.kind !== 'resend') continue;
      const { change } = decision;
      const isOwn = ({ resentAt }: Delivery) => resentAt === change.resentAt;
      if (await didWrite(ports.deliveries.move(delivery, change), () => find(delivery), isOwn)) resent += 1;
    }
    if (resent > 0) changed([{ field: 'resent', from: null, to: resent }]);
    return { occurrence: id, resent, ...counts };
  });
}

/** The report that messages show which have not been sent and may yet be; null when there is none. */
function unsentReport(all: readonly Delivery[]): ReportedWeek | null {
  for (const { content, state } of all)
    if (content.kind === 'weekly-report' && (state === 'failed' || state === 'due')) return content;
  return null;
}
