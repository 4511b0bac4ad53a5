import type { Temporal } from 'temporal-polyfill';
import type { Indicator } from '../kinds/kinds.ts';
import type { Period } from '../period/period.ts';
import type { Catalogue, IndicatorSet, League, Unit } from './catalogue.ts';

/** Where each unit of a list stands: jobs look up every unit of a nation, some of them several times. */
const placesByUnits = new WeakMap<readonly Unit[], ReadonlyMap<string, number>>();

/** The unit with this id, if any. */
export function findUnit({ units }: Pick<Catalogue, 'units'>, id: string): Unit | undefined {
  const places = placesByUnits.get(units) ?? new Map(units.map((unit, place) => [unit.id, place]));
  placesByUnits.set(units, places);
  const found = units[places.get(id) ?? -1];
  // A list that was changed since is searched.
  return found?.id === id ? found : units.find((unit) => unit.id === id);
}

/** The set with this id, if any. */
export function findSet(catalogue: Catalogue, id: string): IndicatorSet | undefined {
  return catalogue.sets.find((set) => set.id === id);
}

/** Whether a unit exists on a date (its validity dates are inclusive). */
export function existsOn({ validFrom, validTo }: Unit, date: Temporal.PlainDate): boolean {
  // Most units have no dates, and a ranking asks for thousands.
  if (validFrom === undefined && validTo === undefined) return true;
  const day = date.toString();
  return (validFrom ?? day) <= day && day <= (validTo ?? day);
}

/**
 * Whether a unit reports a period: it exists on the period's last day, on which its figures are ranked. It reports the whole period, also for
 * the units that it succeeds within it; a unit that ends within a period reports nothing of it any more.
 */
export function reportsFor(unit: Unit, { to }: Pick<Period, 'to'>): boolean {
  return existsOn(unit, to);
}

/** The units ranked in a league on a date, in unit-code order. */
export function unitsOfLeague(catalogue: Catalogue, league: League, date: Temporal.PlainDate): Unit[] {
  return catalogue.units
    .filter((unit) => isInLeague(unit, league, date))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether a unit is ranked in a league on a date. */
export function isInLeague(unit: Unit, league: League, date: Temporal.PlainDate): boolean {
  return unit.level === league.level && existsOn(unit, date);
}

/** Whether an indicator applies to a unit. */
export function applies(indicator: Indicator, unit: Unit): boolean {
  return 'levels' in indicator.appliesTo
    ? indicator.appliesTo.levels.includes(unit.level)
    : indicator.appliesTo.units.includes(unit.id);
}
