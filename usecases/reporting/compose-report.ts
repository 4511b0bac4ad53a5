import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet, League, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, type Period } from '../../domain/period/period.ts';
import type { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Edition } from '../../domain/ranking/edition.ts';
import { standingChange } from '../../domain/report/delta.ts';
import { explainedLine } from '../../domain/report/explained.ts';
import { indicatorsNamedIn, reportedLeague } from '../../domain/report/reported-league.ts';
import { mostLeagues, rowsOf } from '../../domain/report/shown-lines.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { reportingDayOf } from '../../domain/schedule/reporting-day.ts';
import { RunAccount } from '../../domain/schedule/run-account.ts';
import type { Ports } from '../ports/ports.ts';
import { standingBefore, standingOf } from '../ranking/published-standings.ts';

/**
 * Composes a week's report from the frozen editions and the published standing known at the nominal time.
 * @throws Error when a league is not ranked yet, since a report must not be sent without its tables
 */
export async function composeReport(
  sources: Pick<Ports, 'submissions' | 'editions'>,
  { catalogue, version }: VersionedCatalogue,
  set: IndicatorSet,
  period: Period,
  calendar: WorkingCalendar,
  nominalTime: Temporal.Instant,
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
  const leagues = ranked.map(({ league, edition }, index) =>
    reportedLeague(catalogue, league, edition, readers, index < mostLeagues ? rows : 0),
  );
  // Also what the readers' own lines name that are in their deliveries.
  const explained = ranked.flatMap(({ edition }) =>
    edition.lines.filter(({ unit }) => readers.has(unit)).map(explainedLine),
  );
  const monday = period.to.add({ days: 1 });
  const plannedDay = reportingDayOf(period, calendar);
  const reportingDay = dateAt(nominalTime);
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
    standing: await headlineOf(sources, set, period, nominalTime),
    leagues,
    indicators: indicatorsNamedIn(set, [...leagues.flatMap(({ lines }) => lines), ...explained]),
  };
}

async function headlineOf(
  sources: Pick<Ports, 'submissions'>,
  set: IndicatorSet,
  period: Period,
  nominalTime: Temporal.Instant,
): Promise<WeeklyReport['standing']> {
  const indicator = set.indicators.find(({ id }) => id === set.headline?.indicator);
  const now = await standingOf(sources, set, period, nominalTime);
  if (indicator === undefined || now === null) return null;
  const before = await standingBefore(sources, set, period, nominalTime);
  const { points, rank, of, illustrative } = now;
  return {
    indicator: indicator.id,
    name: indicator.name,
    ...{ points, rank, of, illustrative },
    delta: before && standingChange(now, before),
    since: before && { period: before.period, of: before.of, among: null },
  };
}
