import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Principal } from './principal.ts';

/**
 * Whether a caller may read what a unit submitted: a unit reads its own submissions and those of every unit below it;
 * leaders and operations read everything. The result does not depend on whether anything exists, so check before
 * looking it up.
 * @param unit the requested id, which need not be in the catalogue
 */
export function mayReadSubmission(principal: Principal, unit: string, catalogue: Catalogue): boolean {
  switch (principal.role) {
    case 'leader':
    case 'operations':
      return true;
    case 'unit':
      return unit === principal.unit || ancestorsOf(catalogue, unit).has(principal.unit);
  }
}

/** The units above a unit, nearest first. Stops where the tree is broken or circular. */
function ancestorsOf(catalogue: Catalogue, unit: string): ReadonlySet<string> {
  const parents = new Map(catalogue.units.map(({ id, parent }) => [id, parent]));
  const ancestors = new Set<string>();
  let parent = parents.get(unit) ?? null;
  while (parent !== null && !ancestors.has(parent)) {
    ancestors.add(parent);
    parent = parents.get(parent) ?? null;
  }
  return ancestors;
}
