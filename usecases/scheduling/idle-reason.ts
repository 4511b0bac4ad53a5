import type { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { dateAt, previousPeriod, weekOf } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Job } from '../../domain/schedule/occurrence.ts';
import { RunSummary } from '../../domain/schedule/run-summary.ts';
import { periodsToWarn } from '../../domain/submission/warnings/warning-days.ts';
import { warnsOn } from '../milestones/milestone-warnings.ts';
import { missedWarningDays } from '../milestones/missed-days.ts';
import { mayWarn, owedToday } from '../milestones/owed-figures.ts';
import type { Ports } from '../ports/ports.ts';
import { rankedSetOf } from '../ranking/ranked-set.ts';
import { reasonWithoutReport, unreportedWeeks } from '../reporting/unreported-weeks.ts';

/**
 * Why a job has nothing to do at its nominal time; null when it has to look at what was sent. Most daily runs are of this
 * kind, and are recorded with a single write.
 * @throws Error while another run is reporting a week that this one might have to report
 */
export async function idleReason(
  ports: Pick<Ports, 'exceptions' | 'occurrences' | 'reports' | 'snoozes' | 'times'>,
  job: Job,
  catalogue: Catalogue,
  nominalTime: Temporal.Instant,
): Promise<RunSummary | null> {
  const today = dateAt(nominalTime);
  switch (job) {
    case 'rank': {
      const period = previousPeriod(weekOf(today));
      return rankedSetOf(catalogue, period) === undefined
        ? RunSummary.of('nothing-owed', { period: period.id })
        : null;
    }
    case 'report': {
      const { weeks } = await unreportedWeeks(ports, catalogue, nominalTime);
      return weeks.length === 0 ? reasonWithoutReport(catalogue, nominalTime) : null;
    }
    case 'warn': {
      const calendar = WorkingCalendar.of(catalogue.calendar);
      // On a day off nothing missed is made up for, and only the last warning before a lock goes out.
      if (!calendar.isWorkingDay(today))
        return catalogue.sets.some((set) => periodsToWarn(set, today, [], calendar, ports.times).length > 0)
          ? null
          : RunSummary.of('day-off', {});
      const missed = await missedWarningDays(ports.occurrences, nominalTime, calendar);
      const day = { today, missed, calendar };
      if (catalogue.milestones.some((milestone) => warnsOn(milestone, day))) return null;
      if ((await owedToday(ports, catalogue, nominalTime, day)).some(mayWarn)) return null;
      return RunSummary.of('nobody-to-warn', {});
    }
  }
}
