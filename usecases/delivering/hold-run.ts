import { Temporal } from 'temporal-polyfill';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { heldRun, isReleased, recipientsDigest } from '../../domain/delivery/held-run.ts';
import type { Person } from '../../domain/delivery/persons.ts';
import { jobs, occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { Ports } from '../ports/ports.ts';

/** The ports needed to hold a run. */
export type HoldingPorts = Pick<Ports, 'deliveries' | 'holds' | 'mailCap' | 'occurrences'>;

/** How far back the last run of the same kind is looked for. */
const lookBackHours = 35 * 24;

/**
 * Whether a run may send: it is within the cap, or two operators have released exactly these recipients. Otherwise it is
 * held, with the difference from the last run of its kind; with other recipients than before, all words are void.
 */
export async function maySend(
  ports: HoldingPorts,
  occurrence: Delivery['occurrence'],
  persons: readonly Person[],
): Promise<boolean> {
  if (persons.length <= ports.mailCap) return true;
  const id = occurrenceId(occurrence);
  const seen = await ports.holds.find(id);
  if (seen?.digest === recipientsDigest(id, persons)) return isReleased(seen);
  const held = heldRun(id, persons, ports.mailCap, await lastSent(ports, occurrence));
  await ports.holds.replace(seen, held);
  return false;
}

/** The addresses of the last run of the same kind that sent messages. */
async function lastSent(
  { deliveries, occurrences }: HoldingPorts,
  { job: madeBy, nominalTime }: Delivery['occurrence'],
) {
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
