import type { League } from '../../domain/catalogue/catalogue.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, type Period } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import type { Edition, RankingLine } from '../../domain/ranking/edition.ts';
import { rescoredIds } from '../../domain/ranking/scoring-change.ts';
import { type AbsentUnit, longestAbsentFirst, mostAbsent } from '../../domain/report/absent-unit.ts';
import { carriersOf } from '../../domain/report/carriers.ts';
import { reportedLeague } from '../../domain/report/reported-league.ts';
import { mostLeagues, rowsOf } from '../../domain/report/shown-lines.ts';
import { trendOf } from '../../domain/report/trend.ts';
import type { UnreadableSource } from '../../domain/report/unreadable-source.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { extendedUntil } from '../../domain/submission/exceptions/exceptions-to-warn.ts';
import type { Ports } from '../ports/ports.ts';
import { comparedIn, scoringSince } from '../ranking/scoring-since.ts';
import { type EarlierWeek, earlierWeeks, isOwedBefore, placesIn, weeksAbsent } from './earlier-weeks.ts';
import { isMadeAgain, reportedEdition } from './reported-edition.ts';
import type { WeekToReport } from './week-to-report.ts';

/** A league that a report shows, with its ranking. */
export type RankedLeague = { readonly league: League; readonly edition: Edition };

/**
 * The rankings of a week's leagues, in the catalogue's order.
 * @throws Error as {@link reportedEdition}
 */
export async function rankedLeaguesOf(
  sources: Pick<Ports, 'editions' | 'occurrences' | 'submissions' | 'times'>,
  week: WeekToReport,
): Promise<RankedLeague[]> {
  const ranked: RankedLeague[] = [];
  for (const league of week.current.catalogue.leagues.filter(({ id }) => week.set.leagues.includes(id)))
    ranked.push({ league, edition: await reportedEdition(sources, week, league) });
  return ranked;
}

/**
 * The leagues as a report shows them, each with its trend, and the rankings that cannot be read. Leagues beyond {@link mostLeagues} have no
 * rows.
 * @param periods the weeks before that trends show
 * @param readers the units whose people read the report
 */
export async function reportLeagues(
  sources: Pick<Ports, 'catalogues' | 'editions' | 'exceptions'>,
  week: WeekToReport,
  ranked: readonly RankedLeague[],
  periods: readonly Period[],
  readers: ReadonlySet<string>,
): Promise<{ readonly leagues: WeeklyReport['leagues']; readonly unreadable: readonly UnreadableSource[] }> {
  const { current, set, period } = week;
  const rows = rowsOf(ranked.map(({ edition }) => edition.lines.length));
  const absentOf = await absentUnitsIn(sources, week);
  const leagues: WeeklyReport['leagues'] = [];
  const unreadable: UnreadableSource[] = [];
  for (const [index, { league, edition }] of ranked.entries()) {
    const weeks = await earlierWeeks(sources.editions, set.id, league.id, periods);
    unreadable.push(...unreadableRankings(league, edition, weeks));
    const scoringOf = await scoringSince(sources, current, edition, comparedIn(edition, edition.lines));
    const isShown = index < mostLeagues;
    const trend = (line: RankingLine) => trendOf(placesIn(weeks, line.unit), period.id, line);
    leagues.push({
      ...reportedLeague(current.catalogue, league, edition, readers, isShown ? rows : 0, trend, scoringOf),
      // Whom that moved is not known; the report says it in words of its own.
      ...(isMadeAgain(edition) ? { recomputed: null } : {}),
      ...(isShown ? { absent: absentOf(edition, weeks) } : {}),
      ...(edition.comparedWith === null
        ? {}
        : {
            carriers: carriersOf(set, edition.lines, rescoredIds(scoringOf(edition.comparedWith))),
          }),
    });
  }
  return { leagues, unreadable };
}

/** Gives the units without figures of a ranking, the longest absent first, with how long that has been. */
async function absentUnitsIn(
  sources: Pick<Ports, 'exceptions'>,
  week: WeekToReport,
): Promise<(edition: Edition, weeks: readonly EarlierWeek[]) => AbsentUnit[]> {
  const { current, set, period, calendar, nominalTime } = week;
  const extendedOf = await extensionsOf(sources, week);
  const owedBefore = isOwedBefore(current.catalogue, set, period);
  const dueOn = (one: Period) => dateAt(windowOf(set, one, calendar).dueAt);
  return ({ lines, excluded }, weeks) => {
    const silent = [...lines.filter(({ submitted }) => !submitted), ...excluded].flatMap(
      ({ unit, name, unapproved }) => (unapproved === undefined ? [{ unit, name }] : []),
    );
    const units = silent.map((unit): AbsentUnit => {
      const { absent, isAllAlong, isCutShort } = weeksAbsent(weeks, unit);
      const [first = period] = absent;
      return {
        ...unit,
        weeks: absent.length + 1,
        workingDays: calendar.workingDaysBetween(dueOn(first), dateAt(nominalTime)),
        ...(isCutShort || (isAllAlong && owedBefore) ? { atLeast: true } : {}),
        ...extendedOf(unit.unit),
      };
    });
    return longestAbsentFirst(units).slice(0, mostAbsent);
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
  { set, period, calendar, nominalTime }: WeekToReport,
): Promise<(unit: string) => Pick<AbsentUnit, 'extendedUntil'>> {
  const { found } = await exceptions.all();
  const own = found.filter((one) => one.set === set.id && one.period === period.id);
  const window = windowOf(set, period, calendar);
  return (unit) => {
    const ofUnit = own.filter((one) => one.unit === unit);
    const until = extendedUntil(ofUnit, window, nominalTime);
    return until !== null && isAfter(until, nominalTime) ? { extendedUntil: instantText(until) } : {};
  };
}
