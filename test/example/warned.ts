import { Temporal } from 'temporal-polyfill';
import { rungOn } from '../../domain/milestone/ladder.ts';
import { progressIn } from '../../domain/milestone/progress.ts';
import { instantOf } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { catalogue, submissions } from './example.ts';

/**
 * The units warned about a milestone on a date at 07:30, from the submissions by then; none when no rung falls on it.
 */
export function warnedOn(milestoneId: string, day: string): string[] {
  const milestone = catalogue.milestones.find(({ id }) => id === milestoneId);
  if (milestone === undefined || milestone.goal === 'date' || milestone.goal === 'submissions')
    throw new Error(milestoneId);
  const date = Temporal.PlainDate.from(day);
  if (rungOn(milestone, date, new WorkingCalendar(catalogue.calendar)) === null) return [];
  const known = submissions.filter(
    ({ receivedAt, set, period, values }) =>
      receivedAt <= instantOf(date, '07:30').toString() &&
      set === milestone.set &&
      period >= milestone.measuredFrom &&
      values.has(milestone.indicator),
  );
  return milestone.obligations
    .filter((obligation) => {
      const latest = known.findLast(({ unit }) => unit === obligation.unit);
      return latest === undefined || progressIn(milestone, obligation, latest)?.complete !== true;
    })
    .map(({ unit }) => unit)
    .sort();
}
