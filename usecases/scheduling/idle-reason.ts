import type { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { rungDue } from '../../domain/milestone/ladder.ts';
import { dateAt, previousPeriod, weekOf } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Job } from '../../domain/schedule/occurrence.ts';
import { RunAccount } from '../../domain/schedule/run-account.ts';
import { missedWarningDays } from '../milestones/missed-days.ts';
import type { Ports } from '../ports/ports.ts';
import { rankedSetOf } from '../ranking/ranked-set.ts';
import { reasonWithoutReport, unreportedWeeks } from '../reporting/unreported-weeks.ts';

/**
 * Why a job has nothing to do at its nominal time; null when it has to look at what was sent. Most daily runs are of this
 * kind, and are recorded with a single write.
 * @throws Error while another run is reporting a week that this one might have to report
 */
export async function idleReason(
  ports: Pick<Ports, 'occurrences' | 'reports'>,
  job: Job,
  catalogue: Catalogue,
  nominalTime: Temporal.Instant,
): Promise<RunAccount | null> {
  const today = dateAt(nominalTime);
  switch (job) {
    case 'rank': {
      const period = previousPeriod(weekOf(today));
      return rankedSetOf(catalogue, period) === undefined
        ? RunAccount.of('nothing-owed', { period: period.id })
        : null;
    }
    case 'report': {
      const { weeks } = await unreportedWeeks(ports, catalogue, nominalTime);
      return weeks.length === 0 ? reasonWithoutReport(catalogue, nominalTime) : null;
    }
    case 'warn': {
      const calendar = new WorkingCalendar(catalogue.calendar);
      if (!calendar.isWorkingDay(today)) return RunAccount.of('day-off', {});
      const missed = await missedWarningDays(ports.occurrences, nominalTime, calendar);
      return catalogue.milestones.some((milestone) => rungDue(milestone, today, missed, calendar) !== null)
        ? null
        : RunAccount.of('nobody-to-warn', {});
    }
  }
}
