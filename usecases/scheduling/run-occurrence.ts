import { isDeepStrictEqual } from 'node:util';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import {
  type Attempt,
  type Beginning,
  beginning,
  finished,
  givenBack,
  isTerminal,
  type OccurrenceRecord,
} from '../../domain/schedule/occurrence-record.ts';
import type { RunSummary } from '../../domain/schedule/run-summary.ts';
import { cleanUpAfter, messageOf } from '../clean-up-after.ts';
import { didWrite } from '../did-write.ts';
import type { OccurrenceStore } from '../ports/occurrence-store.ts';
import type { Ports } from '../ports/ports.ts';

/** Longer than a job may run, so that only a dead run is taken over. */
const leaseMinutes = 6;

/** The result of a trigger: the job ran now, had nothing to do, was too late, or had already run. */
export type OccurrenceResult =
  | { readonly status: 'done' | 'idle' | 'too-late'; readonly outcome: string }
  | { readonly status: 'already-finished' };

/**
 * Runs a job once for its occurrence, no matter how often it is triggered. A second trigger of a finished occurrence
 * does nothing; a failed run releases the occurrence, so that the next attempt need not wait for the lease.
 * @param job receives the catalogue version to use: that of the first attempt, even if a newer one exists
 * @throws Error while another run holds the occurrence, so that the trigger is retried later, and where another one took it over
 * meanwhile; and any error of the job, also where the occurrence cannot be released after it
 */
export async function runOccurrence(
  { occurrences, clock, entropy }: Pick<Ports, 'occurrences' | 'clock' | 'entropy'>,
  occurrence: Occurrence,
  catalogueVersion: number,
  job: (catalogueVersion: number) => Promise<RunSummary>,
): Promise<OccurrenceResult> {
  const now = clock.now();
  const begun = await begin(occurrences, occurrence, {
    owner: Buffer.from(entropy.bytes(8)).toString('hex'),
    now,
    leaseUntil: now.add({ minutes: leaseMinutes }),
    catalogueVersion,
  });
  if (begun.kind === 'finished') return { status: 'already-finished' };
  if (begun.kind === 'running')
    throw new Error(`${occurrence.job} at ${occurrence.nominalTime} is being run already`);
  const mine = begun.row;
  try {
    const { text: outcome } = await job(mine.catalogueVersion ?? catalogueVersion);
    const ended = finished(mine, 'done', outcome, clock.now());
    const isOwn = (found: OccurrenceRecord) => isDeepStrictEqual(found, ended);
    const find = () => occurrences.find(occurrence);
    if (!(await didWrite(occurrences.replace(mine, ended), find, isOwn)))
      throw new Error(
        `${occurrence.job} at ${occurrence.nominalTime} was taken over by another run meanwhile`,
      );
    return { status: 'done', outcome };
  } catch (error) {
    // One that another run has taken over stays as it is.
    return cleanUpAfter(error, () => occurrences.replace(mine, givenBack(mine, messageOf(error))));
  }
}

async function begin(
  occurrences: OccurrenceStore,
  occurrence: Occurrence,
  attempt: Attempt,
): Promise<Beginning> {
  let seen: OccurrenceRecord | null = null;
  for (;;) {
    const next = beginning(occurrence, seen, attempt);
    if (next.kind !== 'begin' || (await occurrences.replace(seen, next.row))) return next;
    seen = await occurrences.find(occurrence);
  }
}

/**
 * Records an occurrence that has nothing to do, usually in one write; a finished one is kept.
 * @returns null when a run of it began and did not finish: that run must be resumed, with the catalogue it began with
 */
export async function recordIdle(
  { occurrences, clock }: Pick<Ports, 'occurrences' | 'clock'>,
  occurrence: Occurrence,
  { text: reason }: RunSummary,
): Promise<OccurrenceResult | null> {
  if (!(await occurrences.replace(null, finished(occurrence, 'done', reason, clock.now())))) {
    const seen = await occurrences.find(occurrence);
    if (seen !== null && !isTerminal(seen)) return null;
  }
  return { status: 'idle', outcome: reason };
}
