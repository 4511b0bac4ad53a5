import { Temporal } from 'temporal-polyfill';
import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, type Period, previousPeriod, weekOf } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { isTerminal } from '../../domain/schedule/occurrence-record.ts';
import { reportingDayOf, reportRunOn } from '../../domain/schedule/reporting-day.ts';
import type { Ports } from '../ports/ports.ts';
import { rankedSetOf } from '../ranking/ranked-set.ts';

/** A week without a report that anybody got, and the report of it that a failed run has left behind. */
export type UnreportedWeek = {
  readonly set: IndicatorSet;
  readonly period: Period;
  readonly leftBehind: WeeklyReport | null;
};

/** What a report run finds: weeks to report, and weeks between them that need none, each newest first. */
export type Unreported = {
  readonly weeks: readonly UnreportedWeek[];
  readonly between: readonly { readonly period: Period; readonly why: 'not-owed' | 'empty' }[];
};

/** How many weeks back a run looks for the last one that was reported. */
const mostWeeks = 53;

/** A ranking may be made so many weeks late, after that of a later week was reported. */
const weeksOfRankings = 5;

/**
 * The weeks that the report run of a working day has to report: from the week just ended back to the last one that another
 * run reported, and any before it whose ranking was not there then. A frozen report is what makes a week reported, unless its
 * run failed before anything was sent. A week that should have been reported before the ledger began was never expected.
 * @returns no weeks on a day off, and where everything has been reported
 * @throws Error while another run is reporting one of them
 */
export async function unreportedWeeks(
  ports: Pick<Ports, 'occurrences' | 'reports'>,
  catalogue: Catalogue,
  nominalTime: Temporal.Instant,
): Promise<Unreported> {
  const today = dateAt(nominalTime);
  const calendar = new WorkingCalendar(catalogue.calendar);
  const weeks: UnreportedWeek[] = [];
  let between: { readonly period: Period; readonly passedOverOn: string | null }[] = [];
  if (!calendar.isWorkingDay(today)) return { weeks, between: [] };
  let period = weekOf(today);
  let isBehindReported = false;
  for (let back = 1; back <= (isBehindReported ? weeksOfRankings : mostWeeks); back += 1) {
    period = previousPeriod(period);
    const set = rankedSetOf(catalogue, period);
    const report = set === undefined ? null : await ports.reports.find(set.id, period.id);
    const state = report === null ? 'absent' : await stateOf(ports, report, today);
    const isSilent = report?.empty === true && set?.emptyWeek === 'none';
    if (set === undefined || (state === 'reported' && isSilent)) {
      const passedOver = { period, passedOverOn: report?.reportingDay ?? null };
      if (!isBehindReported) between.push(passedOver);
    } else if (state === 'reported') {
      isBehindReported = true;
      // The e-mail of that day mentioned the weeks that its run passed over.
      between = between.filter(({ passedOverOn }) => passedOverOn !== report?.reportingDay);
    } else if (state !== 'absent' || (await wasExpected(ports, reportingDayOf(period, calendar), today))) {
      weeks.push({ set, period, leftBehind: state === 'left-behind' ? report : null });
    } else {
      break;
    }
  }
  // Where no older week was ever reported, nothing lies between it and these.
  const oldest = weeks.at(-1)?.period;
  return {
    weeks,
    between: between
      .filter(({ period: one }) => isBehindReported || (oldest && isLater(one, oldest)))
      .map(({ period: one, passedOverOn }) => ({
        period: one,
        why: passedOverOn === null ? 'not-owed' : 'empty',
      })),
  };
}

/** Why a run has no week to report. */
export function reasonWithoutReport(catalogue: Catalogue, nominalTime: Temporal.Instant): string {
  const today = dateAt(nominalTime);
  const due = weeksDueOn(catalogue, today);
  if (due.length > 0) return `${due.map(({ id }) => id).join(', ')} was reported by another run`;
  const lastWeek = previousPeriod(weekOf(today));
  const day = reportingDayOf(lastWeek, new WorkingCalendar(catalogue.calendar));
  return day.equals(today) ? `nothing is owed for ${lastWeek.id}` : 'not the reporting day';
}

/** The owed weeks whose reports are due on a day, the latest first: more than one after a week without a working day. */
export function weeksDueOn(catalogue: Catalogue, today: Temporal.PlainDate): Period[] {
  const calendar = new WorkingCalendar(catalogue.calendar);
  const due: Period[] = [];
  let week = previousPeriod(weekOf(today));
  while (reportingDayOf(week, calendar).equals(today)) {
    if (rankedSetOf(catalogue, week) !== undefined) due.push(week);
    week = previousPeriod(week);
  }
  return due;
}

/**
 * Whether a frozen report is another run's, this run's own, or left behind by a run that has failed.
 * @throws Error while the other run is still open: two runs that report at once could each leave a week to the other
 */
async function stateOf(
  { occurrences }: Pick<Ports, 'occurrences'>,
  { set, period, reportingDay }: WeeklyReport,
  today: Temporal.PlainDate,
): Promise<'reported' | 'own' | 'left-behind'> {
  if (reportingDay === today.toString()) return 'own';
  const nominalTime = instantText(reportRunOn(Temporal.PlainDate.from(reportingDay)));
  const row = await occurrences.find({ job: 'report', nominalTime });
  if (row === null || row.status === 'done') return 'reported';
  if (isTerminal(row)) return 'left-behind';
  throw new Error(`${set} ${period} is being reported by the run of ${reportingDay}`);
}

/** Whether there was a ledger on the day a report was due; on the day itself there is no need for one. */
async function wasExpected(
  { occurrences }: Pick<Ports, 'occurrences'>,
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<boolean> {
  if (Temporal.PlainDate.compare(day, today) >= 0) return true;
  const due = reportRunOn(day);
  const settled = await occurrences.settledUntil();
  if (settled !== null && isAfter(due, settled)) return true;
  const rows = await occurrences.list('report', due.subtract({ hours: 8 * 24 }), due);
  return rows.length > 0;
}

function isLater(one: Period, other: Period): boolean {
  return Temporal.PlainDate.compare(one.from, other.from) > 0;
}
