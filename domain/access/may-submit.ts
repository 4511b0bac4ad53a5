import type { Catalogue } from '../catalogue/catalogue.ts';
import { reporterOf } from '../catalogue/reporters.ts';
import { periodFrom } from '../period/period.ts';
import type { Principal } from './principal.ts';

/**
 * Whether a caller may submit a unit's figures for a period: the unit itself, and the unit that reports for it by the
 * catalogue, if that unit exists on the period's last day. The right is not passed on: a unit that reports for the reporting
 * unit does not have it.
 * @param period as requested; for text that is not a period, only the unit itself may submit
 */
export function maySubmit(
  principal: Principal,
  { unit, period }: { readonly unit: string; readonly period: string },
  catalogue: Catalogue,
): boolean {
  if (principal.role !== 'unit') return false;
  if (principal.unit === unit) return true;
  const lastDay = periodFrom(period)?.to;
  return lastDay !== undefined && reporterOf(catalogue, unit, lastDay)?.id === principal.unit;
}
