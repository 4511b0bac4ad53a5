import { Temporal } from 'temporal-polyfill';
import { dateAt, periodFrom } from '../period/period.ts';
import type { Submission } from './submission.ts';

/**
 * The date a submission's figures describe: as stated by the sender; otherwise the Vietnamese date of receipt, but at
 * most the last day of the period, so that a late correction of an old period does not count as news.
 */
export function figureDateOf({
  asOf,
  period,
  receivedAt,
}: Pick<Submission, 'asOf' | 'period' | 'receivedAt'>): Temporal.PlainDate {
  if (asOf !== undefined) return Temporal.PlainDate.from(asOf);
  const received = dateAt(Temporal.Instant.from(receivedAt));
  const last = periodFrom(period)?.to ?? received;
  return Temporal.PlainDate.compare(received, last) > 0 ? last : received;
}

/**
 * The revisions of a period whose figures count on a timeline: the latest, which replaces the others, and any before it
 * for which the sender stated a later date, because older figures do not undo newer ones.
 * @param revisions oldest first
 */
export function revisionsOnTimeline(revisions: readonly Submission[]): Submission[] {
  const latest = revisions.at(-1);
  if (latest === undefined) return [];
  const date = figureDateOf(latest).toString();
  return revisions.filter((one) => one === latest || (one.asOf !== undefined && one.asOf > date));
}
