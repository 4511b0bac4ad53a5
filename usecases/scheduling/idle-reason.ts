import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { rungDue } from '../../domain/milestone/ladder.ts';
import { dateAt, type Period, previousPeriod, weekOf } from '../../domain/period/period.ts';
import { isOwed } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Job } from '../../domain/schedule/occurrence.ts';
import { periodReportedOn } from '../../domain/schedule/reporting-day.ts';

/**
 * Why a job has nothing to do at its nominal time, judged by the catalogue alone; null when it must run. Most daily
 * runs have nothing to do, and are recorded with a single write.
 * @param missed earlier days whose warnings were not sent
 */
export function idleReason(
  job: Job,
  catalogue: Catalogue,
  nominalTime: Temporal.Instant,
  missed: readonly Temporal.PlainDate[],
): string | null {
  const today = dateAt(nominalTime);
  const calendar = new WorkingCalendar(catalogue.calendar);
  switch (job) {
    case 'rank':
      return withoutRankedSet(catalogue, previousPeriod(weekOf(today)));
    case 'report': {
      const period = periodReportedOn(today, calendar);
      return period === null ? 'not the reporting day' : withoutRankedSet(catalogue, period);
    }
    case 'warn': {
      if (!calendar.isWorkingDay(today)) return 'not a working day';
      return catalogue.milestones.some((milestone) => rungDue(milestone, today, missed, calendar) !== null)
        ? null
        : 'nobody to warn';
    }
  }
}

/** The set that is ranked and owed for a week; a catalogue has at most one. */
export function rankedSetOf(catalogue: Catalogue, period: Period): IndicatorSet | undefined {
  return catalogue.sets.find((set) => set.leagues.length > 0 && isOwed(set, period));
}

function withoutRankedSet(catalogue: Catalogue, period: Period): string | null {
  return rankedSetOf(catalogue, period) === undefined ? `nothing is owed for ${period.id}` : null;
}
