import type { ResendAnswer, ResendRequest } from '../../contract/deliveries.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { deliveryJobs } from '../../domain/delivery/delivery.ts';
import { resending } from '../../domain/delivery/resending.ts';
import { occurrenceId } from '../../domain/schedule/occurrence.ts';
import { audited } from '../auditing/audited.ts';
import type { Ports } from '../ports/ports.ts';
import { noOccurrence } from '../previewing/refusals.ts';

/**
 * Makes the failed deliveries of an occurrence due again, each at most once. Those that bounced, were withheld or have
 * expired stay as they are.
 * @throws Problem `not-found` when the occurrence has no deliveries
 */
export async function resendFailed(
  ports: Pick<Ports, 'audit' | 'clock' | 'deliveries'>,
  by: Caller,
  { occurrence: { job, nominalTime } }: ResendRequest,
): Promise<ResendAnswer> {
  const id = occurrenceId({ job, nominalTime });
  const made = deliveryJobs.find((name) => name === job);
  const all = made === undefined ? [] : await ports.deliveries.byOccurrence({ job: made, nominalTime });
  if (all.length === 0) throw noOccurrence(id, '/occurrence');
  const now = ports.clock.now();
  const failed = all.filter(({ state }) => state === 'failed');
  const decided = failed.map((delivery) => ({ delivery, decision: resending(delivery, now) }));
  const countOf = (kind: string) => decided.filter(({ decision }) => decision.kind === kind).length;
  const counts = { expired: countOf('expired'), resentBefore: countOf('resent-before') };
  if (countOf('resend') === 0) return { occurrence: id, resent: 0, ...counts };
  const auditing = { operation: 'resendDeliveries' as const, by, subject: id, changes: [] };
  return audited(ports, auditing, async (changed) => {
    let resent = 0;
    for (const { delivery, decision } of decided)
      if (decision.kind === 'resend' && (await ports.deliveries.move(delivery, decision.change))) resent += 1;
    if (resent > 0) changed([{ field: 'resent', from: null, to: resent }]);
    return { occurrence: id, resent, ...counts };
  });
}
