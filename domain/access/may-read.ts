import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Principal } from './principal.ts';

/*
 * Who sees what, for every route:
 *
 * - raw figures, and what would give them away (progress of a milestone, what a step up takes): the unit itself, every unit
 *   above it, readers of any of these, leaders and operations;
 * - recipients of messages with their addresses: operations, and a unit its own and those of every unit below it;
 * - ranks, points, completeness and published standings: everybody with a token or a session.
 */

/** Decides, for one caller, whether they may read what concerns a unit. */
export type UnitFilter = (unit: string) => boolean;

/**
 * Whose figures a caller may read: a unit and its readers its own and those of every unit below it; leaders and operations all. The result
 * does not depend on whether anything exists, so check before looking it up.
 */
export function readableFigures(principal: Principal, catalogue: Catalogue): UnitFilter {
  return 'unit' in principal ? belowOrSame(principal.unit, catalogue) : () => true;
}

/** Whose recipients, with their addresses, a caller may read: operations all, a unit its own and those below it. */
export function readableRecipients(principal: Principal, catalogue: Catalogue): UnitFilter {
  switch (principal.role) {
    case 'operations':
      return () => true;
    case 'leader':
    case 'reader':
      return () => false;
    case 'unit':
      return belowOrSame(principal.unit, catalogue);
  }
}

/**
 * Whether a caller may read what a unit submitted.
 * @param unit the requested id, which need not be in the catalogue
 */
export function mayReadSubmission(principal: Principal, unit: string, catalogue: Catalogue): boolean {
  return readableFigures(principal, catalogue)(unit);
}

/** The unit itself and every unit below it. Stops where the tree is broken or circular. */
function belowOrSame(own: string, catalogue: Catalogue): UnitFilter {
  const parents = new Map(catalogue.units.map(({ id, parent }) => [id, parent]));
  return (unit) => {
    const passed = new Set<string>();
    for (let at: string | null = unit; at !== null && !passed.has(at); at = parents.get(at) ?? null) {
      if (at === own) return true;
      passed.add(at);
    }
    return false;
  };
}
