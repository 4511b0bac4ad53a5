import type { Catalogue, IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { type Day, dateOf, dayAt, type Instant, mondayOf, weekOf } from './days.ts';
import { isOwed, locksAt, rankedSet } from './ranked-week.ts';
import { isLate, lastBy, type Revision } from './revisions.ts';
import { hasWorkingDay } from './working-days.ts';

/** Which figures of a unit count: those of the week itself (`submitted`), those of an earlier one, or none. */
export type Line = {
  readonly unit: string;
  readonly submitted: boolean;
  readonly revision: number | null;
  readonly carriedFrom: string | null;
  readonly late: boolean;
};

/** The inputs of a ranking. */
export type Ranking = {
  readonly set: string;
  readonly period: string;
  readonly league: string;
  readonly cutOffAt: Instant;
  readonly lines: readonly Line[];
  readonly excluded: readonly string[];
};

/**
 * The rankings a run makes of the previous week, one per league; none when nothing is owed, nor for a week without a
 * working day for which nobody sent anything. Counts what was received by the lock, however late the run, with units in
 * order.
 * @param at the run's nominal time
 */
export function rankingsOf(catalogue: Catalogue, at: Instant, revisions: readonly Revision[]): Ranking[] {
  const monday = mondayOf(dayAt(at)) - 7;
  const set = rankedSet(catalogue, monday);
  if (set === undefined) return [];
  const cutOffAt = Math.min(locksAt(set, monday, catalogue.calendar), at);
  const isSent = revisions.some(
    (one) => one.set === set.id && one.period === weekOf(monday) && one.receivedAt <= cutOffAt,
  );
  if (!isSent && !hasWorkingDay(catalogue.calendar, monday)) return [];
  return catalogue.leagues
    .filter(({ id }) => set.leagues.includes(id))
    .map(({ id: league, level }) => {
      const units = catalogue.units.filter((unit) => unit.level === level && exists(unit, monday + 6));
      const lines = units
        .map(({ id }) => lineOf(set, monday, id, cutOffAt, revisions))
        .toSorted((one, other) => (one.unit < other.unit ? -1 : 1));
      const isExcluded = ({ submitted }: Line) => !submitted && set.missing === 'exclude';
      return {
        set: set.id,
        period: weekOf(monday),
        league,
        cutOffAt,
        lines: lines.filter((line) => !isExcluded(line)),
        excluded: lines.filter(isExcluded).map(({ unit }) => unit),
      };
    });
}

function lineOf(
  set: IndicatorSet,
  monday: Day,
  unit: string,
  cutOffAt: Instant,
  revisions: readonly Revision[],
): Line {
  const address = { set: set.id, unit, period: weekOf(monday) };
  const own = lastBy(revisions, address, cutOffAt);
  if (own !== undefined) {
    const late = isLate(set, revisions, own);
    return { unit, submitted: true, revision: own.number, carriedFrom: null, late };
  }
  const carried = carriedFigures(set, monday, unit, cutOffAt, revisions);
  return {
    unit,
    submitted: false,
    revision: carried?.number ?? null,
    carriedFrom: carried?.period ?? null,
    late: false,
  };
}

/** The newest figures of the preceding weeks, as far back as the set carries them forward. */
function carriedFigures(
  set: IndicatorSet,
  monday: Day,
  unit: string,
  cutOffAt: Instant,
  revisions: readonly Revision[],
): Revision | undefined {
  const weeks = typeof set.missing === 'object' ? set.missing.carryForward : 0;
  for (let back = 1; back <= weeks; back += 1) {
    const earlier = monday - 7 * back;
    if (!isOwed(set, earlier)) continue;
    const found = lastBy(revisions, { set: set.id, unit, period: weekOf(earlier) }, cutOffAt);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a unit exists on a day. */
export function exists({ validFrom, validTo }: Unit, day: Day): boolean {
  const date = dateOf(day);
  return (validFrom ?? date) <= date && date <= (validTo ?? date);
}
