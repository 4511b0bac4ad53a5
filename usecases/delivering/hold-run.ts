import { Temporal } from 'temporal-polyfill';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { heldRun, isReleased, recipientsDigest } from '../../domain/delivery/held-run.ts';
import type { Person } from '../../domain/delivery/persons.ts';
import { jobs, occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { Ports } from '../ports/ports.ts';

/** The ports needed to hold messages that are too many. */
export type HoldingPorts = Pick<Ports, 'holds' | 'mailCap'>;

/** The last run of the same kind that sent messages, with their addresses. */
type LastRun = { readonly id: string; readonly addresses: readonly string[] };

/** How far back the last run of the same kind is looked for. */
const lookBackHours = 35 * 24;

/**
 * Whether messages may be sent: they are within the cap, or two operators have released exactly these recipients. Otherwise
 * they are held, with the difference from the last run of their kind; with other recipients than before, all words are void.
 * @param id the id of an occurrence, or of a correction
 * @param lastRun read only where messages are held anew
 */
export async function maySend(
  { holds, mailCap }: HoldingPorts,
  id: string,
  persons: readonly Person[],
  lastRun: () => Promise<LastRun | null>,
): Promise<boolean> {
  if (persons.length <= mailCap) return true;
  const seen = await holds.find(id);
  if (seen?.digest === recipientsDigest(id, persons)) return isReleased(seen);
  // Where another attempt was first, it held the same run, and the next one compares the recipients again.
  await holds.replace(seen, heldRun(id, persons, mailCap, await lastRun()));
  return false;
}

/** The last run of a job before an occurrence that sent messages. */
export async function lastRunBefore(
  { deliveries, occurrences }: Pick<Ports, 'deliveries' | 'occurrences'>,
  { job: madeBy, nominalTime }: Delivery['occurrence'],
): Promise<LastRun | null> {
  const job = jobs.find((name) => name === madeBy);
  if (job === undefined) return null;
  const until = Temporal.Instant.from(nominalTime).subtract({ seconds: 1 });
  const earlier = await occurrences.list(job, until.subtract({ hours: lookBackHours }), until);
  for (const { status, attempts, nominalTime: at } of earlier.toReversed()) {
    if (status !== 'done' || attempts === 0) continue;
    const sent = await deliveries.byOccurrence({ job: madeBy, nominalTime: at });
    if (sent.length > 0)
      return {
        id: occurrenceId({ job, nominalTime: at }),
        addresses: sent.map(({ recipient }) => recipient.email),
      };
  }
  return null;
}
