import {
  longestRangeDays,
  type OccurrenceAnswer,
  type OccurrencesAnswer,
  type OccurrencesQuery,
  usualRangeDays,
} from '../../contract/occurrences.ts';
import { isAfter, isBefore } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import { expectedRuns, jobDayOf, triggerGraceMinutes } from '../../domain/schedule/expected-runs.ts';
import { jobs, type Occurrence, occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { Ports } from '../ports/ports.ts';
import { rangeTooLong } from '../previewing/refusals.ts';
import { occurrenceAnswer } from './occurrence-answer.ts';

/**
 * The runs of the scheduled jobs in a time range: those in the ledger, those still to come, and those that should have
 * run but have no row. Nothing is expected from before the ledger began.
 * @throws Problem `malformed-request` for a range that is reversed or too long
 */
export async function listOccurrences(
  { occurrences, clock, times }: Pick<Ports, 'occurrences' | 'clock' | 'times'>,
  query: OccurrencesQuery,
): Promise<OccurrencesAnswer> {
  const now = wholeSecond(clock.now());
  const from = query.from?.first ?? now.subtract({ hours: usualRangeDays * 24 });
  const to = query.to?.last ?? now.add({ hours: usualRangeDays * 24 });
  const hours = from.until(to, { largestUnit: 'hour' }).hours;
  if (isAfter(from, to) || hours >= longestRangeDays * 24) throw rangeTooLong(longestRangeDays);
  const asked = query.job === undefined ? jobs : [query.job];
  const rows = (await Promise.all(asked.map((job) => occurrences.list(job, from, to)))).flat();
  const told = new Map(rows.map((row) => [occurrenceId(row), occurrenceAnswer(row)]));
  const settled = await occurrences.settled();
  const days = new Set(rows.map(jobDayOf));
  for (const { occurrence, at } of expectedRuns(from.subtract({ seconds: 1 }), to, times)) {
    const id = occurrenceId(occurrence);
    if (days.has(jobDayOf(occurrence)) || !asked.includes(occurrence.job)) continue;
    const isToCome = !isBefore(at, now.subtract({ minutes: triggerGraceMinutes }));
    const isMissing = settled !== null && isAfter(at, settled.until);
    if (isToCome || isMissing) told.set(id, unrecorded(occurrence, isToCome ? 'planned' : 'missing'));
  }
  return { from: instantText(from), to: instantText(to), occurrences: [...told.values()].sort(byTime) };
}

function unrecorded({ job, nominalTime }: Occurrence, status: 'planned' | 'missing'): OccurrenceAnswer {
  const id = occurrenceId({ job, nominalTime });
  return {
    id,
    job,
    nominalTime,
    status,
    attempts: 0,
    account: null,
    finishedAt: null,
    catalogueVersion: null,
  };
}

function byTime(one: OccurrenceAnswer, other: OccurrenceAnswer): number {
  return one.nominalTime < other.nominalTime ? -1 : 1;
}
