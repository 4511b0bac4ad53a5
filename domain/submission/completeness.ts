import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { applies, existsOn, unitsOfLeague } from '../catalogue/units.ts';
import type { Text } from '../language/text.ts';
import { isAfter } from '../period/compare-instants.ts';
import { dateAt, type Period } from '../period/period.ts';
import { isOwed, windowOf } from '../period/window.ts';
import { WorkingCalendar } from '../period/working-days.ts';

/** A unit that still owes figures. */
type MissingUnit = {
  readonly unit: string;
  readonly name: Text;
  /** Working days past the due day; 0 on the due day itself; null before the due time. */
  readonly workingDaysLate: number | null;
};

/** How many units owe figures, how many submitted and when, and which units are missing, in code order. */
export type Tally = {
  readonly expected: number;
  readonly received: number;
  readonly onTime: number;
  readonly late: number;
  readonly missing: readonly MissingUnit[];
};

/**
 * Which units submitted what they owe for a set and period. When nothing is owed, nothing is expected and `dueAt` is
 * null.
 */
export type Completeness = {
  readonly owed: boolean;
  readonly dueAt: Temporal.Instant | null;
  readonly total: Tally;
  readonly leagues: readonly (Tally & { readonly league: string; readonly name: Text })[];
};

/** The inputs of completeness, already read. */
export type CompletenessTask = {
  readonly catalogue: Catalogue;
  readonly set: IndicatorSet;
  readonly period: Period;
  readonly now: Temporal.Instant;
  /** The units that submitted, and whether their first submission was on time; units not expected are ignored. */
  readonly received: ReadonlyMap<string, 'on-time' | 'late'>;
};

/**
 * Compares the expected units with those that submitted. A ranked set expects the units of its leagues; any other set
 * expects every unit to which at least one of its indicators applies. Only units that exist on the period's last day
 * count.
 */
export function completeness(task: CompletenessTask): Completeness {
  const { catalogue, set, period, now, received } = task;
  if (!isOwed(set, period))
    return { owed: false, dueAt: null, total: tally([], received, null), leagues: [] };
  const calendar = new WorkingCalendar(catalogue.calendar);
  const { dueAt } = windowOf(set, period, calendar);
  const workingDaysLate = isAfter(now, dueAt)
    ? calendar.workingDaysBetween(dateAt(dueAt), dateAt(now))
    : null;
  const leagues = catalogue.leagues
    .filter(({ id }) => set.leagues.includes(id))
    .map((league) => ({ league, units: unitsOfLeague(catalogue, league, period.to) }));
  const expected =
    set.leagues.length === 0
      ? concernedUnits(catalogue, set, period)
      : inCodeOrder([...new Set(leagues.flatMap(({ units }) => units))]);
  return {
    owed: true,
    dueAt,
    total: tally(expected, received, workingDaysLate),
    leagues: leagues.map(({ league, units }) => ({
      league: league.id,
      name: league.name,
      ...tally(units, received, workingDaysLate),
    })),
  };
}

function concernedUnits(catalogue: Catalogue, set: IndicatorSet, period: Period): Unit[] {
  const concerned = catalogue.units.filter(
    (unit) => existsOn(unit, period.to) && set.indicators.some((indicator) => applies(indicator, unit)),
  );
  return inCodeOrder(concerned);
}

function inCodeOrder(units: readonly Unit[]): Unit[] {
  return units.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function tally(
  expected: readonly Unit[],
  received: CompletenessTask['received'],
  workingDaysLate: number | null,
): Tally {
  const missing = expected.filter(({ id }) => !received.has(id));
  const onTime = expected.filter(({ id }) => received.get(id) === 'on-time').length;
  const sent = expected.length - missing.length;
  return {
    expected: expected.length,
    received: sent,
    onTime,
    late: sent - onTime,
    missing: missing.map(({ id, name }) => ({ unit: id, name, workingDaysLate })),
  };
}
