import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Principal } from './principal.ts';

/** Whether a caller may submit a unit's figures: the unit itself, and the one that the catalogue says reports for it. */
export function maySubmit(principal: Principal, unit: string, catalogue: Catalogue): boolean {
  if (principal.role !== 'unit') return false;
  if (principal.unit === unit) return true;
  return catalogue.units.some(({ id, reportedBy }) => id === unit && reportedBy === principal.unit);
}
