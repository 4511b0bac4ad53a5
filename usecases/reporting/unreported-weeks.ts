import { Temporal } from 'temporal-polyfill';
import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { isAfter, laterOf } from '../../domain/period/compare-instants.ts';
import { dateAt, instantOf, type Period, previousPeriod, weekOf } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { isTerminal, type OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';
import { reportingDayOf, reportRunOn } from '../../domain/schedule/reporting-day.ts';
import { RunSummary } from '../../domain/schedule/run-summary.ts';
import type { Ports } from '../ports/ports.ts';
import type { ReportedWeek } from '../ports/weekly-report-store.ts';
import { rankedSetOf } from '../ranking/ranked-set.ts';

/** A week without a report that anybody got. */
export type UnreportedWeek = {
  readonly set: IndicatorSet;
  readonly period: Period;
  /** The reporting day of a report that is replaced: one that a failed run has left behind, or that cannot be read. */
  readonly replaces: string | null;
};

/** What a report run finds: weeks to report, and weeks between them that need none, each newest first. */
export type Unreported = {
  readonly weeks: readonly UnreportedWeek[];
  readonly between: readonly { readonly period: Period; readonly why: 'not-owed' | 'empty' }[];
  /** The nominal time of the last run before whose report anybody got; null where there was none. */
  readonly toldUntil: Temporal.Instant | null;
};

/** How many weeks back a run looks for the last one that was reported. */
const mostWeeks = 53;

/** A ranking may be made so many weeks late, after that of a later week was reported. */
const weeksOfRankings = 5;

/** How many weeks are read at once: as many as a run needs where the week before last was reported. */
const weeksAtOnce = 1 + weeksOfRankings;

/** A run this long before the day a report was due shows that there was a ledger. */
const ledgerBefore = { hours: 8 * 24 };

/** One of the weeks looked at, newest first. */
type SeenWeek = {
  readonly period: Period;
  /** The set that ranks it; undefined where nothing is owed. */
  readonly set: IndicatorSet | undefined;
  readonly report: WeeklyReport | 'unreadable' | null;
  /** The ledger's rows of report runs from before the week was due, by day; of a day with several the one that ended. */
  readonly runs: ReadonlyMap<string, OccurrenceRecord>;
};

/**
 * The weeks that the report run of a working day has to report: from the week just ended back to the last one that another
 * run reported, and any earlier week whose ranking was missing then. A frozen report marks its week as reported, unless its
 * run failed before anything was sent. A week that should have been reported before the ledger began was never expected.
 * @param again a week whose unreadable report is being made again by the run that made it
 * @returns no weeks on a day off, and where everything has been reported
 * @throws Error while another run is reporting one of them
 */
export async function unreportedWeeks(
  ports: Pick<Ports, 'occurrences' | 'reports' | 'times'>,
  catalogue: Catalogue,
  nominalTime: Temporal.Instant,
  again: ReportedWeek | null = null,
): Promise<Unreported> {
  const today = dateAt(nominalTime);
  const calendar = WorkingCalendar.of(catalogue.calendar);
  if (!calendar.isWorkingDay(today)) return { weeks: [], between: [], toldUntil: null };
  const weeks: UnreportedWeek[] = [];
  let between: PassedOver[] = [];
  let isBehindReported = false;
  let toldUntil: Temporal.Instant | null = null;
  let back = 0;
  for await (const week of weeksBefore(ports, catalogue, nominalTime)) {
    back += 1;
    if (isBehindReported && back > weeksOfRankings) break;
    const { period, set, runs } = week;
    const state = stateOf(week, today, again);
    const told = toldBy(week, state, calendar);
    if (told !== null) toldUntil = laterOf(toldUntil ?? told, told);
    if (set === undefined || state.is === 'silent') {
      if (!isBehindReported) between.push({ period, passedOverOn: state.day });
    } else if (state.is === 'reported') {
      isBehindReported = true;
      // The e-mail of that day mentioned the weeks that its run passed over.
      if (state.day !== null) between = between.filter(({ passedOverOn }) => passedOverOn !== state.day);
    } else if (
      state.is !== 'absent' ||
      (await wasExpected(ports, runs, reportingDayOf(period, calendar), today))
    ) {
      weeks.push({ set, period, replaces: state.is === 'left-behind' ? state.day : null });
    } else {
      break;
    }
  }
  // Where no older week was ever reported, nothing lies between it and these.
  const oldest = weeks.at(-1)?.period;
  const isBetween = (period: Period) => isBehindReported || (oldest && isLater(period, oldest));
  return {
    weeks,
    between: between
      .filter(({ period }) => isBetween(period))
      .map(({ period, passedOverOn }) => ({ period, why: passedOverOn === null ? 'not-owed' : 'empty' })),
    toldUntil,
  };
}

/** A week that needs no report, and the day of the run that reported it to nobody; null where nothing is owed. */
type PassedOver = { readonly period: Period; readonly passedOverOn: string | null };

/**
 * What became of a week's report: none; frozen by a run that reported it, to nobody if it is silent; frozen by this run; or left
 * behind by a run that failed or cannot be read, to be replaced. With the day of the run that froze it, as far as it is known.
 */
type ReportState = {
  readonly is: 'absent' | 'reported' | 'silent' | 'own' | 'left-behind';
  readonly day: string | null;
};

/**
 * @throws Error while another run that froze the report is still open: two runs that report at once could each leave a week to the
 * other
 */
function stateOf(
  { period, set, report, runs }: SeenWeek,
  today: Temporal.PlainDate,
  again: ReportedWeek | null,
): ReportState {
  if (report === null) return { is: 'absent', day: null };
  if (report === 'unreadable') {
    const isAgain = again !== null && period.id === again.period && set?.id === again.set;
    // One that cannot be read may have been sent.
    return isAgain ? { is: 'left-behind', day: today.toString() } : { is: 'reported', day: null };
  }
  const { reportingDay: day, empty } = report;
  if (day === today.toString()) return { is: 'own', day };
  const run = runs.get(day);
  // Of a run that cannot be read it is not known whether it sent the report.
  if (run === undefined || run.status === 'done' || run.status === 'unreadable')
    return { is: empty && set?.emptyWeek === 'none' ? 'silent' : 'reported', day };
  if (isTerminal(run)) return { is: 'left-behind', day };
  throw new Error(RunSummary.of('being-reported-by', { set: report.set, period: report.period, day }).text);
}

/**
 * Up to when a week's report told what was asked; null where nobody got it. Of one that cannot be read that is not known: what it
 * told is rather told again.
 */
function toldBy(
  { period, report, runs }: SeenWeek,
  { is }: ReportState,
  calendar: WorkingCalendar,
): Temporal.Instant | null {
  if (is !== 'reported' || report === null || report === 'unreadable') return null;
  // Nobody gets a report without figures of a week without a working day.
  if (report.empty && !calendar.hasWorkingDay(period.from, period.to)) return null;
  return runOf(runs, report);
}

/** The nominal time of the run that froze a report; the start of its day where the ledger does not tell. */
function runOf(runs: SeenWeek['runs'], { reportingDay }: WeeklyReport): Temporal.Instant {
  const run = runs.get(reportingDay);
  return run === undefined
    ? instantOf(Temporal.PlainDate.from(reportingDay), '00:00')
    : Temporal.Instant.from(run.nominalTime);
}

/** Why a run has no week to report. */
export function reasonWithoutReport(catalogue: Catalogue, nominalTime: Temporal.Instant): RunSummary {
  const today = dateAt(nominalTime);
  const due = weeksDueOn(catalogue, today);
  if (due.length > 0) return RunSummary.of('reported-before', { periods: due.map(({ id }) => id) });
  const lastWeek = previousPeriod(weekOf(today));
  const day = reportingDayOf(lastWeek, WorkingCalendar.of(catalogue.calendar));
  return day.equals(today)
    ? RunSummary.of('nothing-owed', { period: lastWeek.id })
    : RunSummary.of('not-reporting-day', {});
}

/** The owed weeks whose reports are due on a day, the latest first: more than one after a week without a working day. */
export function weeksDueOn(catalogue: Catalogue, today: Temporal.PlainDate): Period[] {
  const calendar = WorkingCalendar.of(catalogue.calendar);
  const due: Period[] = [];
  let week = previousPeriod(weekOf(today));
  while (reportingDayOf(week, calendar).equals(today)) {
    if (rankedSetOf(catalogue, week) !== undefined) due.push(week);
    week = previousPeriod(week);
  }
  return due;
}

/** The weeks before the one of a report run, newest first, with what is known of their reports. */
async function* weeksBefore(
  { occurrences, reports, times }: Pick<Ports, 'occurrences' | 'reports' | 'times'>,
  catalogue: Catalogue,
  nominalTime: Temporal.Instant,
): AsyncGenerator<SeenWeek> {
  let period = weekOf(dateAt(nominalTime));
  for (let left = mostWeeks; left > 0; left -= weeksAtOnce) {
    const weeks: { period: Period; set: IndicatorSet | undefined }[] = [];
    while (weeks.length < Math.min(left, weeksAtOnce)) {
      period = previousPeriod(period);
      weeks.push({ period, set: rankedSetOf(catalogue, period) });
    }
    const owed = weeks.flatMap(({ period: { id }, set }) => (set ? [{ set: set.id, period: id }] : []));
    const found = owed.length === 0 ? [] : await reports.findAll(owed);
    const since = reportRunOn(period.to, times).subtract(ledgerBefore);
    const until = found.reduce(
      (last, one) => (one && one !== 'unreadable' ? laterOf(last, endOf(one)) : last),
      nominalTime,
    );
    // Read after the reports: a report is frozen after its run has begun.
    const rows = owed.length === 0 ? [] : await occurrences.list('report', since, until);
    const runs = new Map(endedLast(rows).map((row) => [dayOf(row), row]));
    for (const week of weeks)
      yield {
        ...week,
        report: found[owed.findIndex(({ period: id }) => id === week.period.id)] ?? null,
        runs,
      };
  }
}

/** The end of the day of the run that froze a report. */
function endOf({ reportingDay }: Pick<WeeklyReport, 'reportingDay'>): Temporal.Instant {
  const next = Temporal.PlainDate.from(reportingDay).add({ days: 1 });
  return instantOf(next, '00:00').subtract({ seconds: 1 });
}

/** Rows that have not ended before those that have, so that these stand in a map by day. */
function endedLast(rows: readonly OccurrenceRecord[]): OccurrenceRecord[] {
  return rows.toSorted((one, other) => Number(isTerminal(one)) - Number(isTerminal(other)));
}

function dayOf({ nominalTime }: OccurrenceRecord): string {
  return dateAt(Temporal.Instant.from(nominalTime)).toString();
}

/** Whether there was a ledger on the day a report was due; on the day itself there is no need for one. */
async function wasExpected(
  { occurrences, times }: Pick<Ports, 'occurrences' | 'times'>,
  runs: SeenWeek['runs'],
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<boolean> {
  if (Temporal.PlainDate.compare(day, today) >= 0) return true;
  const due = reportRunOn(day, times);
  const first = dateAt(due.subtract(ledgerBefore)).toString();
  for (const ran of runs.keys()) if (first <= ran && ran <= day.toString()) return true;
  const settled = await occurrences.settled();
  return settled !== null && isAfter(due, settled.until);
}

function isLater(one: Period, other: Period): boolean {
  return Temporal.PlainDate.compare(one.from, other.from) > 0;
}
