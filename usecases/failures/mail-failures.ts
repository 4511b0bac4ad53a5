import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { personsOf, recipientFrom } from '../../domain/delivery/persons.ts';
import { plannedDelivery } from '../../domain/delivery/planned-delivery.ts';
import type { FailureDigest } from '../../domain/failures/failure-digest.ts';
import { failureReaders, hoursBetweenDigests } from '../../domain/failures/failure-readers.ts';
import type { FailureRound } from '../../domain/failures/failure-round.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { isFullHour } from '../../domain/period/full-hour.ts';
import { dateAt } from '../../domain/period/period.ts';
import { didWrite } from '../did-write.ts';
import type { Ports } from '../ports/ports.ts';
import { UnreadableRow } from '../ports/unreadable-row.ts';
import { type FailurePorts, newFailures } from './new-failures.ts';

/** The ports needed to mail failures. */
export type FailureMailPorts = FailurePorts & Pick<Ports, 'catalogues' | 'failureRounds'>;

/**
 * Plans one e-mail about failures to each person in operations, if there is something new and the last digest is as many
 * hours old as the catalogue says. It checks once per hour, in the run on the hour. The digest is stored before its messages
 * are planned, so that an attempt that dies in between leaves the same content to the next.
 * @param nominalTime of the run
 * @returns how many messages were planned now
 */
export async function mailFailures(ports: FailureMailPorts, nominalTime: Temporal.Instant): Promise<number> {
  if (!isFullHour(nominalTime)) return 0;
  const { catalogues, failureRounds, clock } = ports;
  const now = clock.now();
  const current = await catalogues.current();
  if (current === null) return 0;
  const { catalogue } = current;
  if (failureReaders(catalogue, dateAt(now)).length === 0) return 0;
  const last = await lastRound(failureRounds);
  if (last === 'unreadable') return 0;
  if (last !== null && !last.isPlanned) return planRound(ports, catalogue, last);
  if (last !== null && isBefore(now, nextRoundAt(last.digest, catalogue))) return 0;
  const next = await newFailures(ports, catalogue, last, now);
  if (next === null) return 0;
  const replacing = failureRounds.replace(last, next);
  const isOwn = (found: FailureRound) => isDeepStrictEqual(found, next);
  // Another run of the same instant plans the same messages, each once.
  if (!(await didWrite(replacing, () => failureRounds.last(), isOwn))) return 0;
  return planRound(ports, catalogue, next);
}

/** The last digest; where its row cannot be read, that is reported as of any row, and operations delete it. */
async function lastRound(failureRounds: Ports['failureRounds']): Promise<FailureRound | null | 'unreadable'> {
  try {
    return await failureRounds.last();
  } catch (error) {
    if (error instanceof UnreadableRow) return 'unreadable';
    throw error;
  }
}

/** When the next digest may be sent. */
function nextRoundAt({ at }: FailureDigest, catalogue: Catalogue): Temporal.Instant {
  return Temporal.Instant.from(at).add({ hours: hoursBetweenDigests(catalogue) });
}

async function planRound(
  { deliveries, failureRounds }: Pick<Ports, 'deliveries' | 'failureRounds'>,
  catalogue: Catalogue,
  round: FailureRound,
): Promise<number> {
  let fresh = 0;
  for (const delivery of failureMails(catalogue, round.digest))
    if (await deliveries.plan(delivery)) fresh += 1;
  // Where another run was first, it planned the same ones.
  await failureRounds.replace(round, { ...round, isPlanned: true });
  return fresh;
}

/** The messages of a digest, one a person. */
export function failureMails(catalogue: Catalogue, digest: FailureDigest): Delivery[] {
  const since = Temporal.Instant.from(digest.at);
  const occurrence = { job: 'failures', nominalTime: digest.at } as const;
  const content = { kind: 'failure-digest', digest } as const;
  return personsOf(failureReaders(catalogue, dateAt(since))).map((person) => {
    const recipient = recipientFrom(person);
    return plannedDelivery({ occurrence, key: recipient.id, recipient, content, since }, catalogue);
  });
}
