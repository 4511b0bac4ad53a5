import { Temporal } from 'temporal-polyfill';
import { dateAt } from '../../domain/period/period.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import type { Ports } from '../ports/ports.ts';
import type { ReportedWeek } from '../ports/weekly-report-store.ts';
import { unreadableProblem } from '../stored-rows/unreadable-problem.ts';
import { freezeReports } from './freeze-reports.ts';
import { UnreadableRanking } from './reported-edition.ts';
import { unreportedWeeks } from './unreported-weeks.ts';

/** Whether a report that was frozen cannot be read. */
export async function isReportUnreadable(
  { reports }: Pick<Ports, 'reports'>,
  week: ReportedWeek,
): Promise<boolean> {
  const [found] = await reports.findAll([week]);
  return found === 'unreadable';
}

/** The ports needed to freeze a report again. */
export type FreezeAgainPorts = Pick<
  Ports,
  'catalogues' | 'editions' | 'exceptions' | 'occurrences' | 'questions' | 'reports' | 'submissions' | 'times'
>;

/**
 * Freezes the report of a run again that cannot be read: from the latest rankings, with the catalogue of the run and what
 * was known at its nominal time. Reports of other weeks stay as they are.
 * @throws Problem `stored-row-unreadable` when its rankings cannot be read either, or its row does not say which day it is of
 */
export async function freezeAgain(
  ports: FreezeAgainPorts,
  occurrence: Occurrence,
  week: ReportedWeek,
): Promise<void> {
  const { catalogues, occurrences, reports } = ports;
  const version = (await occurrences.find(occurrence))?.catalogueVersion;
  const begunWith = version === undefined ? await catalogues.current() : await catalogues.find(version);
  if (begunWith === null) throw unreadableProblem('catalogue');
  const nominalTime = Temporal.Instant.from(occurrence.nominalTime);
  const { weeks, ...others } = await unreportedWeeks(ports, begunWith.catalogue, nominalTime, week);
  const day = dateAt(nominalTime).toString();
  const stored = await reports.findAll(weeks.map(({ set, period }) => ({ set: set.id, period: period.id })));
  const ofRun = weeks.filter(({ period }, index) => {
    const one = stored[index];
    return period.id === week.period || (one && one !== 'unreadable' && one.reportingDay === day);
  });
  try {
    if (ofRun.length > 0) await freezeReports(ports, begunWith, { weeks: ofRun, ...others }, nominalTime);
  } catch (error) {
    if (error instanceof UnreadableRanking) throw unreadableProblem('edition');
    throw error;
  }
  if (await isReportUnreadable(ports, week)) throw unreadableProblem('weekly-report');
}
