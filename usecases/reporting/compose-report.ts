import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet, League, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, type Period } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import type { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Edition, RankingLine } from '../../domain/ranking/edition.ts';
import { type AbsentUnit, longestAbsentFirst, mostAbsent } from '../../domain/report/absent-unit.ts';
import { carriersOf } from '../../domain/report/carriers.ts';
import { standingChange } from '../../domain/report/delta.ts';
import { explainedLine } from '../../domain/report/explained.ts';
import { indicatorsNamedIn, reportedLeague } from '../../domain/report/reported-league.ts';
import { mostLeagues, rowsOf } from '../../domain/report/shown-lines.ts';
import { type Trend, trendOf } from '../../domain/report/trend.ts';
import { unitRemarks } from '../../domain/report/unit-remarks.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { reportingDayOf } from '../../domain/schedule/reporting-day.ts';
import { RunAccount } from '../../domain/schedule/run-account.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Ports } from '../ports/ports.ts';
import { standingBefore, standingOf } from '../ranking/published-standings.ts';
import { earlierWeeks, periodsBefore, placesIn, weeksAbsent } from './earlier-weeks.ts';
import { milestonesAtRisk } from './milestones-at-risk.ts';

/**
 * Composes a week's report from the frozen editions, the published standing known at the nominal time, and what units wrote.
 * @param sent every unit's last revision for the week
 * @throws Error when a league is not ranked yet, since a report must not be sent without its tables
 */
export async function composeReport(
  sources: Pick<Ports, 'submissions' | 'editions'>,
  { catalogue, version }: VersionedCatalogue,
  set: IndicatorSet,
  period: Period,
  calendar: WorkingCalendar,
  nominalTime: Temporal.Instant,
  sent: readonly Submission[],
): Promise<WeeklyReport> {
  const readers = new Set(
    catalogue.recipients.filter(({ receives }) => receives.includes('weekly-report')).map(({ unit }) => unit),
  );
  const ranked: { readonly league: League; readonly edition: Edition }[] = [];
  for (const league of catalogue.leagues.filter(({ id }) => set.leagues.includes(id))) {
    const edition = await sources.editions.find(set.id, period.id, league.id);
    if (edition === null) {
      const about = { set: set.id, period: period.id, league: league.id };
      throw new Error(RunAccount.of('not-ranked-yet', about).text);
    }
    ranked.push({ league, edition });
  }
  const rows = rowsOf(ranked.map(({ edition }) => edition.lines.length));
  const monday = period.to.add({ days: 1 });
  const plannedDay = reportingDayOf(period, calendar);
  const reportingDay = dateAt(nominalTime);
  const periods = periodsBefore(catalogue, set, period);
  const leagues: WeeklyReport['leagues'] = [];
  for (const [index, { league, edition }] of ranked.entries()) {
    const weeks = await earlierWeeks(sources.editions, set.id, league.id, periods);
    const trend = (line: RankingLine) => trendOf(placesIn(weeks, line.unit), period.id, line);
    const dueOn = (week: Period) => dateAt(windowOf(set, week, calendar).dueAt);
    leagues.push({
      ...reportedLeague(catalogue, league, edition, readers, index < mostLeagues ? rows : 0, trend),
      ...(index >= mostLeagues
        ? {}
        : {
            absent: absentUnits(edition, (unit) => {
              const earlier = weeksAbsent(weeks, unit);
              const [first = period] = earlier;
              return {
                weeks: earlier.length + 1,
                workingDays: calendar.workingDaysBetween(dueOn(first), reportingDay),
              };
            }),
          }),
      ...(edition.comparedWith === null ? {} : { carriers: carriersOf(set, edition.lines) }),
    });
  }
  // Also what the readers' own lines name that are in their deliveries.
  const explained = ranked.flatMap(({ edition }) =>
    edition.lines.filter(({ unit }) => readers.has(unit)).map(explainedLine),
  );
  const counted = new Map(
    ranked.flatMap(({ edition }) =>
      edition.lines.flatMap(({ unit, revision }): [string, number][] =>
        revision === undefined ? [] : [[unit, revision]],
      ),
    ),
  );
  const milestones = await milestonesAtRisk(sources, catalogue, calendar, nominalTime);
  const remarks = unitRemarks(catalogue, set, sent, counted);
  return {
    set: set.id,
    setName: set.name,
    scope: catalogue.name,
    period: period.id,
    from: period.from.toString(),
    to: period.to.toString(),
    reportingDay: reportingDay.toString(),
    movedBecause: plannedDay.equals(monday) ? null : (calendar.exceptionOn(monday)?.name ?? null),
    ...(plannedDay.equals(reportingDay) ? {} : { missedDay: plannedDay.toString() }),
    empty: false,
    beside: [],
    catalogueVersion: version,
    cutOffAt: ranked.at(-1)?.edition.cutOffAt ?? instantText(nominalTime),
    standing: await headlineOf(sources, set, period, periods, nominalTime),
    leagues,
    ...(milestones.length === 0 ? {} : { milestones }),
    ...(remarks.length === 0 ? {} : { remarks }),
    indicators: indicatorsNamedIn(set, [...leagues.flatMap(({ lines }) => lines), ...explained]),
  };
}

/** The units without figures, the latest first. */
function absentUnits(
  { lines, excluded }: Edition,
  lateness: (unit: Edition['excluded'][number]) => Pick<AbsentUnit, 'weeks' | 'workingDays'>,
): AbsentUnit[] {
  const silent = lines.filter(({ submitted }) => !submitted).map(({ unit, name }) => ({ unit, name }));
  const absent = [...silent, ...excluded].map((unit) => ({ ...unit, ...lateness(unit) }));
  return longestAbsentFirst(absent).slice(0, mostAbsent);
}

async function headlineOf(
  sources: Pick<Ports, 'submissions'>,
  set: IndicatorSet,
  period: Period,
  periods: readonly Period[],
  nominalTime: Temporal.Instant,
): Promise<WeeklyReport['standing']> {
  const indicator = set.indicators.find(({ id }) => id === set.headline?.indicator);
  const now = await standingOf(sources, set, period, nominalTime);
  if (indicator === undefined || now === null) return null;
  const before = await standingBefore(sources, set, period, nominalTime);
  const trend: Trend = [];
  for (const week of [...periods, period]) {
    const published = await standingOf(sources, set, week, nominalTime);
    trend.push({ period: week.id, points: published?.points ?? null, rank: published?.rank ?? null });
  }
  const { points, rank, of, illustrative } = now;
  return {
    indicator: indicator.id,
    name: indicator.name,
    ...{ points, rank, of, illustrative },
    delta: before && standingChange(now, before),
    since: before && { period: before.period, of: before.of, among: null },
    trend,
  };
}
