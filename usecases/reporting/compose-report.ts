import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet, League, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
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
import { reportedQuestions } from '../../domain/report/reported-question.ts';
import { mostLeagues, rowsOf } from '../../domain/report/shown-lines.ts';
import { type Trend, trendOf } from '../../domain/report/trend.ts';
import { unitRemarks } from '../../domain/report/unit-remarks.ts';
import type { UnreadableSource } from '../../domain/report/unreadable-source.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { reportingDayOf } from '../../domain/schedule/reporting-day.ts';
import { extendedUntil } from '../../domain/submission/exceptions/exceptions-to-warn.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Ports } from '../ports/ports.ts';
import { standingBefore, standingOf } from '../ranking/published-standings.ts';
import {
  type EarlierWeek,
  earlierWeeks,
  isOwedBefore,
  periodsBefore,
  placesIn,
  weeksAbsent,
} from './earlier-weeks.ts';
import { milestonesAtRisk } from './milestones-at-risk.ts';
import { isMadeAgain, reportedEdition } from './reported-edition.ts';

/**
 * Composes a week's report from the frozen editions, the published standing known at the nominal time, and what units wrote.
 * What cannot be read of all that is left out, and named in `unreadable`.
 * @param sent every unit's last revision for the week
 * @param toldUntil up to when the report before that anybody got shows questions; null where there was none
 * @throws Error as {@link reportedEdition}
 */
export async function composeReport(
  sources: Pick<Ports, 'editions' | 'exceptions' | 'occurrences' | 'questions' | 'submissions' | 'times'>,
  current: VersionedCatalogue,
  set: IndicatorSet,
  period: Period,
  calendar: WorkingCalendar,
  nominalTime: Temporal.Instant,
  sent: readonly Submission[],
  toldUntil: Temporal.Instant | null,
): Promise<WeeklyReport> {
  const { catalogue, version } = current;
  const readers = new Set(
    catalogue.recipients.filter(({ receives }) => receives.includes('weekly-report')).map(({ unit }) => unit),
  );
  const ranked: { readonly league: League; readonly edition: Edition }[] = [];
  for (const league of catalogue.leagues.filter(({ id }) => set.leagues.includes(id))) {
    const edition = await reportedEdition(sources, { current, set, period, nominalTime }, league);
    ranked.push({ league, edition });
  }
  const rows = rowsOf(ranked.map(({ edition }) => edition.lines.length));
  const monday = period.to.add({ days: 1 });
  const plannedDay = reportingDayOf(period, calendar);
  const reportingDay = dateAt(nominalTime);
  const extendedOf = await extensionsOf(sources, set, period, calendar, nominalTime);
  const periods = periodsBefore(catalogue, set, period);
  const owedBefore = isOwedBefore(catalogue, set, period);
  const leagues: WeeklyReport['leagues'] = [];
  const unreadable: UnreadableSource[] = [];
  for (const [index, { league, edition }] of ranked.entries()) {
    const weeks = await earlierWeeks(sources.editions, set.id, league.id, periods);
    unreadable.push(...unreadableRankings(league, edition, weeks));
    const trend = (line: RankingLine) => trendOf(placesIn(weeks, line.unit), period.id, line);
    const dueOn = (week: Period) => dateAt(windowOf(set, week, calendar).dueAt);
    leagues.push({
      ...reportedLeague(catalogue, league, edition, readers, index < mostLeagues ? rows : 0, trend),
      // Whom that moved is not known; the report says it in words of its own.
      ...(isMadeAgain(edition) ? { recomputed: null } : {}),
      ...(index >= mostLeagues
        ? {}
        : {
            absent: absentUnits(edition, (unit) => {
              const { absent, isAllAlong } = weeksAbsent(weeks, unit);
              const [first = period] = absent;
              return {
                weeks: absent.length + 1,
                workingDays: calendar.workingDaysBetween(dueOn(first), reportingDay),
                ...(isAllAlong && owedBefore ? { atLeast: true } : {}),
                ...extendedOf(unit.unit),
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
  const { milestones, ...unmeasured } = await milestonesAtRisk(sources, catalogue, calendar, nominalTime);
  const headline = await headlineOf(sources, set, period, periods, nominalTime);
  unreadable.push(...headline.unreadable, ...unmeasured.unreadable);
  const remarks = unitRemarks(catalogue, set, sent, counted);
  const { found: asked } = await sources.questions.list(set.id);
  const questions = reportedQuestions(catalogue, asked, toldUntil, nominalTime);
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
    ...(set.reportRows === undefined ? {} : { rows: set.reportRows }),
    catalogueVersion: version,
    cutOffAt: ranked.at(-1)?.edition.cutOffAt ?? instantText(nominalTime),
    standing: headline.standing,
    ...(headline.unpublished === undefined ? {} : { unpublished: headline.unpublished }),
    leagues,
    ...(milestones.length === 0 ? {} : { milestones: [...milestones] }),
    ...(remarks.length === 0 ? {} : { remarks }),
    ...(questions.length === 0 ? {} : { questions }),
    ...(unreadable.length === 0 ? {} : { unreadable }),
    indicators: indicatorsNamedIn(set, [...leagues.flatMap(({ lines }) => lines), ...explained]),
  };
}

/** The rankings of a league that cannot be read: its own, made again, and earlier ones. */
function unreadableRankings(
  { id: league, name: leagueName }: League,
  { edition, comparedWith, recomputed }: Edition,
  weeks: readonly EarlierWeek[],
): UnreadableSource[] {
  const own = { what: 'own-ranking', league, leagueName, edition } as const;
  const earlier = weeks.filter(({ isUnreadable }) => isUnreadable);
  return [
    ...(isMadeAgain({ recomputed }) ? [own] : []),
    ...earlier.map(({ period: { id: period } }) => {
      const isCompared = comparedWith !== null && comparedWith.period >= period;
      const lacks = isCompared ? ('trend' as const) : ('comparison' as const);
      return { what: 'earlier-ranking' as const, period, leagueName, lacks };
    }),
  ];
}

/** Until when each unit may still send figures of a period that locked, by its exceptions as far as they can be read. */
async function extensionsOf(
  { exceptions }: Pick<Ports, 'exceptions'>,
  set: IndicatorSet,
  period: Period,
  calendar: WorkingCalendar,
  now: Temporal.Instant,
): Promise<(unit: string) => Pick<AbsentUnit, 'extendedUntil'>> {
  const { found } = await exceptions.all();
  const own = found.filter((one) => one.set === set.id && one.period === period.id);
  return (unit) => {
    const window = windowOf(set, period, calendar);
    const until = extendedUntil(
      own.filter((one) => one.unit === unit),
      window,
      now,
    );
    return until !== null && isAfter(until, now) ? { extendedUntil: instantText(until) } : {};
  };
}

/** The units without figures, the latest first. */
function absentUnits(
  { lines, excluded }: Edition,
  lateness: (unit: Edition['excluded'][number]) => Omit<AbsentUnit, 'unit' | 'name'>,
): AbsentUnit[] {
  const silent = [...lines.filter(({ submitted }) => !submitted), ...excluded].flatMap(
    ({ unit, name, unapproved }) => (unapproved === undefined ? [{ unit, name }] : []),
  );
  const absent = silent.map((unit) => ({ ...unit, ...lateness(unit) }));
  return longestAbsentFirst(absent).slice(0, mostAbsent);
}

type Headline = Pick<WeeklyReport, 'standing' | 'unpublished'> & {
  readonly unreadable: readonly UnreadableSource[];
};

async function headlineOf(
  sources: Pick<Ports, 'submissions'>,
  set: IndicatorSet,
  period: Period,
  periods: readonly Period[],
  nominalTime: Temporal.Instant,
): Promise<Headline> {
  const indicator = set.indicators.find(({ id }) => id === set.headline?.indicator);
  if (indicator === undefined) return { standing: null, unreadable: [] };
  const trend: Trend = [];
  const unreadable: UnreadableSource[] = [];
  for (const week of [...periods, period]) {
    const found = await standingOf(sources, set, week, nominalTime);
    if (found === 'unreadable') unreadable.push({ what: 'standing', name: indicator.name, period: week.id });
    const published = found === 'unreadable' ? null : found;
    trend.push({ period: week.id, points: published?.points ?? null, rank: published?.rank ?? null });
  }
  const now = await standingOf(sources, set, period, nominalTime);
  if (now === 'unreadable') return { standing: null, unreadable };
  const before = await standingBefore(sources, set, period, nominalTime);
  if (now === null)
    return { standing: null, unpublished: { name: indicator.name, last: before, trend }, unreadable };
  const { points, rank, of, illustrative } = now;
  const standing = {
    indicator: indicator.id,
    name: indicator.name,
    ...{ points, rank, of, illustrative },
    delta: before && standingChange(now, before),
    since: before && { period: before.period, of: before.of, among: null },
    trend,
  };
  return { standing, unreadable };
}
