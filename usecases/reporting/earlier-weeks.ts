import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import type { Edition, PlaceLine } from '../../domain/ranking/edition.ts';
import { type EarlierPlace, weeksOfTrend } from '../../domain/report/trend.ts';
import type { EditionStore } from '../ports/edition-store.ts';
import { rankedSetOf } from '../ranking/ranked-set.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';

/** A week before a report's own; `ranking` is null where the league was not ranked then, or its ranking cannot be read. */
export type EarlierWeek = {
  readonly period: Period;
  readonly isUnreadable: boolean;
  readonly ranking: {
    readonly places: ReadonlyMap<string, PlaceLine>;
    /** The units without a line because they sent nothing. */
    readonly excluded: ReadonlySet<string>;
  } | null;
};

/** The weeks before a report's own, oldest first, as far as trends go. Weeks in which nothing was owed are passed over. */
export function periodsBefore(catalogue: Catalogue, set: IndicatorSet, period: Period): Period[] {
  const periods: Period[] = [];
  let week = previousPeriod(period);
  for (let back = 1; back < weeksOfTrend; back += 1, week = previousPeriod(week))
    if (rankedSetOf(catalogue, week)?.id === set.id) periods.unshift(week);
  return periods;
}

/** Whether the set was owed before those weeks too: in one of the two weeks before them, of which one may have been a holiday's. */
export function isOwedBefore(catalogue: Catalogue, set: IndicatorSet, period: Period): boolean {
  let week = period;
  for (let back = 1; back <= weeksOfTrend; back += 1) week = previousPeriod(week);
  return [week, previousPeriod(week)].some((one) => rankedSetOf(catalogue, one)?.id === set.id);
}

/** A league's rankings of those weeks. */
export async function earlierWeeks(
  editions: EditionStore,
  set: string,
  league: string,
  periods: readonly Period[],
): Promise<EarlierWeek[]> {
  const weeks: EarlierWeek[] = [];
  for (const period of periods) {
    const found = await unlessUnreadable(rankingOf(editions, set, period.id, league));
    weeks.push({ period, isUnreadable: found === null, ranking: found?.ranking ?? null });
  }
  return weeks;
}

/** Where a unit stood in each of these weeks. */
export function placesIn(weeks: readonly EarlierWeek[], unit: string): EarlierPlace[] {
  return weeks.map(({ period, ranking }) => ({
    period: period.id,
    place: ranking?.places.get(unit) ?? null,
  }));
}

/**
 * The weeks in a row just before the report's own in which a unit sent nothing, oldest first. Weeks without a ranking do not count.
 * @returns also whether they reach back to the oldest of all, or to a week whose ranking cannot be read: they may be more then
 */
export function weeksAbsent(
  weeks: readonly EarlierWeek[],
  { unit }: Edition['excluded'][number],
): { readonly absent: readonly Period[]; readonly isAllAlong: boolean; readonly isCutShort: boolean } {
  const absent: Period[] = [];
  for (const { period, ranking, isUnreadable } of weeks.toReversed()) {
    if (isUnreadable) return { absent, isAllAlong: false, isCutShort: true };
    if (ranking === null) continue;
    const place = ranking.places.get(unit);
    const isAbsent =
      ranking.excluded.has(unit) || (place?.submitted === false && place.unapproved === undefined);
    if (!isAbsent) return { absent, isAllAlong: false, isCutShort: false };
    absent.unshift(period);
  }
  const [oldest] = weeks;
  return { absent, isAllAlong: oldest !== undefined && oldest.ranking !== null, isCutShort: false };
}

async function rankingOf(
  editions: EditionStore,
  ...key: [set: string, period: string, league: string]
): Promise<Pick<EarlierWeek, 'ranking'>> {
  const opened = await editions.open(...key);
  if (opened === null) return { ranking: null };
  const { beside } = await opened.sizes();
  const lists = beside === 0 ? [] : await opened.beside(0, beside);
  const excluded = lists.flatMap(({ list, unit }) =>
    list === 'excluded' && unit.unapproved === undefined ? [unit.unit] : [],
  );
  const lines = await opened.placeLines();
  const places = new Map(lines.map((line) => [line.unit, line]));
  return { ranking: { places, excluded: new Set(excluded) } };
}
