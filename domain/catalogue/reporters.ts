import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, Unit } from './catalogue.ts';
import { existsOn, findUnit } from './units.ts';

/**
 * The unit that also reports for another by the catalogue, if it exists on the last day of a period. The relation is not
 * transitive: a unit that reports for the reporting unit has no part in it.
 */
export function reporterOf(
  catalogue: Pick<Catalogue, 'units'>,
  unit: string,
  lastDay: Temporal.PlainDate,
): Unit | undefined {
  const named = findUnit(catalogue, unit)?.reportedBy;
  const reporter = named === undefined ? undefined : findUnit(catalogue, named);
  return reporter !== undefined && existsOn(reporter, lastDay) ? reporter : undefined;
}

/** The units for which a unit reports in any period, in the order of the catalogue. */
export function reportedBy({ units }: Pick<Catalogue, 'units'>, reporter: string): Unit[] {
  return units.filter((unit) => unit.reportedBy === reporter && unit.id !== reporter);
}
