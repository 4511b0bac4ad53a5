import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { failureDigest, failureMark } from '../../domain/failures/failure-digest.ts';
import { hoursBetweenDigests } from '../../domain/failures/failure-readers.ts';
import { type FailureRound, mostKnown } from '../../domain/failures/failure-round.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import type { Ports } from '../ports/ports.ts';
import { failedMessages } from './failed-messages.ts';
import { failedRuns } from './failed-runs.ts';
import { unreadableRowsFound } from './unreadable-rows-found.ts';

/** The ports needed to look for failures. */
export type FailurePorts = Pick<Ports, 'clock' | 'deliveries' | 'holds' | 'occurrences' | 'unreadableRows'>;

/** The list of failed messages may lag behind by this much. */
const lagMinutes = 2;

/** How far back failed messages are looked for before the first digest, in hours. */
const firstLookHours = 8 * 24;

/**
 * The digest of the failures since the last one, as it would be made now.
 * @param last null before the first
 * @returns null where nothing is new
 */
export async function newFailures(
  ports: FailurePorts,
  catalogue: Catalogue,
  last: FailureRound | null,
  now: Temporal.Instant,
): Promise<FailureRound | null> {
  const until = wholeSecond(now.subtract({ minutes: lagMinutes }));
  const after = last === null ? until.subtract({ hours: firstLookHours }) : Temporal.Instant.from(last.until);
  const { messages, undelivered } = await failedMessages(ports, catalogue, after, until);
  const lasting = [...(await failedRuns(ports, catalogue, now)), ...(await unreadableRowsFound(ports))];
  const head = {
    scope: catalogue.name,
    at: instantText(wholeSecond(now)),
    everyHours: hoursBetweenDigests(catalogue),
    undelivered,
  };
  const digest = failureDigest(head, [...messages, ...lasting], new Set(last?.known));
  if (digest === null) return null;
  const known = lasting.map(failureMark).slice(0, mostKnown);
  return { digest, until: instantText(until), known, isPlanned: false };
}
