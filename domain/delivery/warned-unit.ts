import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, Recipient } from '../catalogue/catalogue.ts';
import { reporterOf } from '../catalogue/reporters.ts';
import { ownersOf, superiorsOf } from './superiors.ts';

type Units = Pick<Catalogue, 'units'>;

/**
 * The unit whose posts are warned about figures that a unit owes for a period: the reporting unit, if anybody there receives
 * warnings; otherwise the unit itself.
 * @param lastDay that of the period
 */
export function warnedOfFigures(
  catalogue: Units,
  recipients: readonly Recipient[],
  unit: string,
  lastDay: Temporal.PlainDate,
): string {
  const reporter = reporterOf(catalogue, unit, lastDay);
  return reporter !== undefined && ownersOf(recipients, reporter.id).length > 0 ? reporter.id : unit;
}

/**
 * The unit whose posts are warned about a unit's milestone: the unit itself. If nobody there receives warnings, it is the
 * reporting unit; failing that, the nearest unit above that has anybody.
 */
export function warnedOfMilestone(
  catalogue: Units,
  recipients: readonly Recipient[],
  unit: string,
  today: Temporal.PlainDate,
): string {
  if (ownersOf(recipients, unit).length > 0) return unit;
  const reporter = reporterOf(catalogue, unit, today);
  if (reporter === undefined) return unit;
  if (ownersOf(recipients, reporter.id).length > 0) return reporter.id;
  return superiorsOf(catalogue, recipients, unit, undefined)[0]?.unit ?? unit;
}
