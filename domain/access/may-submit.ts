import type { Catalogue } from '../catalogue/catalogue.ts';
import { reporterOf } from '../catalogue/reporters.ts';
import { periodFrom } from '../period/period.ts';
import type { Principal } from './principal.ts';

/**
 * Whether a caller may submit a unit's figures of a period: the unit itself, and the one that the catalogue says reports for it,
 * as long as that one exists on the period's first day. It passes to nobody further, not even to one that reports for the other.
 * @param period as requested; of one that is none only the unit itself may speak
 */
export function maySubmit(
  principal: Principal,
  { unit, period }: { readonly unit: string; readonly period: string },
  catalogue: Catalogue,
): boolean {
  if (principal.role !== 'unit') return false;
  if (principal.unit === unit) return true;
  const from = periodFrom(period)?.from;
  return from !== undefined && reporterOf(catalogue, unit, from)?.id === principal.unit;
}
