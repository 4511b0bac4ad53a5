import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { type Day, dayAt, type Instant, mondayOf, weekOf } from './days.ts';
import { type Person, personsOf } from './persons.ts';
import { rankedSet } from './ranked-week.ts';
import { type Calendar, firstWorkingDay } from './working-days.ts';

/** A week's report and its recipients. */
export type Report = {
  readonly set: string;
  readonly monday: Day;
  readonly period: string;
  readonly readers: readonly Person[];
};

/**
 * The report sent at a nominal time; null on days other than reporting days, and when nothing was owed. A week is
 * reported on the first working day after it. When two weeks share that day, only the later one is reported.
 */
export function reportAt(catalogue: Catalogue, at: Instant): Report | null {
  const monday = weekReportedOn(catalogue.calendar, dayAt(at));
  const set = monday === null ? undefined : rankedSet(catalogue, monday);
  if (monday === null || set === undefined) return null;
  const readers = personsOf(
    catalogue.recipients.filter(({ receives }) => receives.includes('weekly-report')),
  );
  return { set: set.id, monday, period: weekOf(monday), readers };
}

/** The Monday of the week reported on a day. */
function weekReportedOn(calendar: Calendar, today: Day): Day | null {
  const last = mondayOf(today) - 7;
  return [last, last - 7].find((monday) => firstWorkingDay(calendar, monday + 7) === today) ?? null;
}
