import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, Recipient } from '../catalogue/catalogue.ts';
import { reporterOf } from '../catalogue/reporters.ts';
import { ownersOf, superiorsOf } from './superiors.ts';

type Units = Pick<Catalogue, 'units'>;

/**
 * The unit whose posts are warned of figures that a unit owes for a period: the one that reports for it, where anybody there receives
 * warnings; else the unit itself.
 * @param firstDay that of the period
 */
export function warnedOfFigures(
  catalogue: Units,
  recipients: readonly Recipient[],
  unit: string,
  firstDay: Temporal.PlainDate,
): string {
  const reporter = reporterOf(catalogue, unit, firstDay);
  return reporter !== undefined && ownersOf(recipients, reporter.id).length > 0 ? reporter.id : unit;
}

/**
 * The unit whose posts are warned of a milestone of a unit: its own. Where nobody there receives warnings, and another reports for it,
 * that one; else the nearest above that has anybody.
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
