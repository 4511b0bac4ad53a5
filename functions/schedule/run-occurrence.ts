import type { OccurrenceStore } from '../../domain/ports/report-store.ts';
import type { Clock } from '../../domain/ports/surroundings.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';

/** Longer than a job may run, so that only a run that died is taken over. */
const leaseMinutes = 6;

/** What became of a trigger: the job ran now, had nothing to do, or had run before. */
export type OccurrenceResult =
  | { readonly status: 'done' | 'idle'; readonly outcome: string }
  | { readonly status: 'already-finished' };

/**
 * Runs a job once for its occurrence, however often it is triggered. A second trigger of a finished occurrence does
 * nothing; a failed run gives the occurrence back, so that the trigger's own retry can take it again.
 * @throws Error while another run holds the occurrence, so that the trigger is retried later; and whatever the job throws
 */
export async function runOccurrence(
  ports: { readonly occurrences: OccurrenceStore; readonly clock: Clock },
  occurrence: Occurrence,
  job: () => Promise<string>,
): Promise<OccurrenceResult> {
  const now = ports.clock.now();
  const begun = await ports.occurrences.begin(
    occurrence,
    now.toString(),
    now.add({ minutes: leaseMinutes }).toString(),
  );
  if (begun === 'finished') return { status: 'already-finished' };
  if (begun === 'running')
    throw new Error(`${occurrence.job} at ${occurrence.nominalTime} is being run already`);
  try {
    const outcome = await job();
    await ports.occurrences.finish(occurrence, ports.clock.now().toString(), outcome);
    return { status: 'done', outcome };
  } catch (error) {
    await ports.occurrences.release(occurrence, ports.clock.now().toString());
    throw error;
  }
}

/** Records an occurrence that had nothing to do, in one write; one that was recorded before stays as it was. */
export async function recordIdle(
  ports: { readonly occurrences: OccurrenceStore; readonly clock: Clock },
  occurrence: Occurrence,
  reason: string,
): Promise<OccurrenceResult> {
  await ports.occurrences.finish(occurrence, ports.clock.now().toString(), reason);
  return { status: 'idle', outcome: reason };
}
