import type { Temporal } from 'temporal-polyfill';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { Period } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { BesideWeek } from '../../domain/report/beside-week.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { rankRunOf } from '../../domain/schedule/reporting-day.ts';
import { RunSummary } from '../../domain/schedule/run-summary.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { unapprovedIn } from '../approving/unapproved-in.ts';
import type { Ports } from '../ports/ports.ts';
import { isWeekRanked } from '../ranking/rank-league.ts';
import { rankingCutOff } from '../ranking/ranking-cut-off.ts';
import { composeReport } from './compose-report.ts';
import { type CorrectedRankings, correctedRankings } from './corrected-rankings.ts';
import { UnreadableRanking } from './reported-edition.ts';
import type { Unreported, UnreportedWeek } from './unreported-weeks.ts';
import type { WeekToReport } from './week-to-report.ts';

/** The report that leaders get; `isSilent` where nobody gets it. */
export type FrozenReport = { readonly report: WeeklyReport; readonly isSilent: boolean };

type FreezingPorts = Pick<
  Ports,
  'catalogues' | 'editions' | 'exceptions' | 'occurrences' | 'questions' | 'reports' | 'submissions' | 'times'
>;

/** The run that freezes reports; `toldUntil` as in {@link Unreported}. */
type ReportRun = Omit<WeekToReport, 'set' | 'period'> & Pick<Unreported, 'toldUntil'>;

type SortedWeek = UnreportedWeek & {
  readonly why: Exclude<BesideWeek['why'], 'not-owed'>;
  readonly sent: readonly Submission[];
};

/**
 * Freezes the reports of all unreported weeks, which marks them as reported by this run. The one that leaders get is of the
 * latest week for which anybody sent something; failing that, of the latest with a working day. It mentions the others. It is
 * frozen first, so that an attempt that ends in between leaves the others to the next attempt of the same run.
 * @throws Error while a week is not ranked yet, or the ranking of the reported one cannot be read, since a report must not be sent
 * without its tables
 */
export async function freezeReports(
  ports: FreezingPorts,
  current: VersionedCatalogue,
  { weeks, between, toldUntil }: Unreported,
  nominalTime: Temporal.Instant,
): Promise<FrozenReport> {
  const calendar = WorkingCalendar.of(current.catalogue.calendar);
  const run = { current, calendar, nominalTime, toldUntil };
  const sorted = await sortedWeeks(ports, run, weeks);
  const main = weekToSend(sorted);
  // All are composed before any is frozen: one that fails leaves the others as they were.
  const others: (SortedWeek & { readonly own: WeeklyReport })[] = [];
  for (const week of sorted) {
    if (week === main) continue;
    const own = await compose(ports, run, week).catch(nullIfUnreadable);
    if (own !== null) others.push({ ...week, own });
  }
  const beside = [...others, ...between]
    .map(({ period, why }) => besideWeek(period, why, calendar))
    .toSorted((one, other) => (one.period < other.period ? -1 : 1));
  const isSilent = main.why === 'off' || (main.why === 'empty' && main.set.emptyWeek === 'none');
  const whole = { ...(await compose(ports, run, main)), beside };
  const told = isSilent
    ? whole
    : withCorrections(whole, await correctedRankings(ports, current.catalogue, main.set, main.period));
  const report = await freeze(ports, told, main.replaces);
  // What an earlier attempt did not mention is left to a later run.
  const mentioned = others.filter(({ period }) => report.beside.some((one) => one.period === period.id));
  for (const { own, replaces } of mentioned) await freeze(ports, own, replaces);
  return { report, isSilent };
}

/** What is known of each week: whether anybody sent something, and what. A week that must wait for its ranking is left out. */
async function sortedWeeks(
  ports: FreezingPorts,
  { current, calendar, nominalTime }: ReportRun,
  weeks: readonly UnreportedWeek[],
): Promise<SortedWeek[]> {
  const sorted: SortedWeek[] = [];
  for (const week of weeks) {
    const { set, period } = week;
    const isThere = await isWeekRanked(ports, current.catalogue, set, period);
    const hasWorkingDay = calendar.hasWorkingDay(period.from, period.to);
    // What comes after the cut-off, by an exception from the lock, makes no ranking of a week without a working day.
    const until =
      isThere || hasWorkingDay
        ? nominalTime
        : rankingCutOff(set, period, calendar, rankRunOf(period, ports.times));
    const sent = await ports.submissions.latestByUnit(set, period.id, until);
    const anybody = sent.found.length + sent.unreadable.length + unapprovedIn(sent).size;
    const why = anybody > 0 ? 'waiting' : hasWorkingDay ? 'empty' : 'off';
    const isReady = why === 'off' || isThere;
    // An older week that is not ranked yet must not hold up the latest; a later run reports it.
    if (isReady || sorted.every((later) => later.why === 'off'))
      sorted.push({ ...week, why, sent: sent.found });
  }
  return sorted;
}

/** The latest week for which anybody sent something; failing that, the latest with a working day; failing that, the latest. */
function weekToSend(sorted: readonly SortedWeek[]): SortedWeek {
  const first = (wanted: SortedWeek['why']) => sorted.find(({ why }) => why === wanted);
  const main = first('waiting') ?? first('empty') ?? first('off');
  if (main === undefined) throw new RangeError('there is no week to report');
  return main;
}

async function compose(
  ports: FreezingPorts,
  { toldUntil, ...run }: ReportRun,
  { set, period, why, sent }: SortedWeek,
): Promise<WeeklyReport> {
  // A week off is not ranked, unless somebody sent something all the same.
  const reported = why === 'off' ? { ...set, leagues: [] } : set;
  const whole = await composeReport(ports, { ...run, set: reported, period }, { sent, toldUntil });
  return why === 'waiting' ? whole : withoutLines(whole);
}

/** A report that also says which rankings were corrected since, and of which weeks that cannot be read. */
function withCorrections(report: WeeklyReport, { corrected, unreadable }: CorrectedRankings): WeeklyReport {
  const uncorrected = unreadable.map((period) => ({ what: 'corrections' as const, period }));
  const all = [...(report.unreadable ?? []), ...uncorrected];
  return {
    ...report,
    ...(corrected.length === 0 ? {} : { corrected: [...corrected] }),
    ...(all.length === 0 ? {} : { unreadable: all }),
  };
}

/** Freezes a report, or finds the one that an earlier attempt of the same run has frozen. */
async function freeze(
  { reports }: FreezingPorts,
  own: WeeklyReport,
  replaces: string | null,
): Promise<WeeklyReport> {
  if (await reports.put(own, replaces ?? undefined)) return own;
  const there = await reports.find(own.set, own.period);
  if (there?.reportingDay === own.reportingDay) return there;
  throw new Error(RunSummary.of('being-reported', { set: own.set, period: own.period }).text);
}

/** An older week whose ranking cannot be read must not hold up the latest; a later run reports it. */
function nullIfUnreadable(error: unknown): null {
  if (error instanceof UnreadableRanking) return null;
  throw error;
}

function withoutLines(report: WeeklyReport): WeeklyReport {
  const leagues = report.leagues.map(
    ({ summary: _, absent: _absent, carriers: _carriers, scoring: _scoring, ...league }) => ({
      ...league,
      lines: [],
      excluded: [],
      joined: [],
      left: [],
    }),
  );
  return { ...report, empty: true, leagues, indicators: [] };
}

function besideWeek({ id, from, to }: Period, why: BesideWeek['why'], calendar: WorkingCalendar): BesideWeek {
  if (why !== 'off') return { period: id, why };
  const holidays = calendar.holidaysBetween(from, to);
  return { period: id, why, ...(holidays.length === 0 ? {} : { holidays }) };
}
