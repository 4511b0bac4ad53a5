import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Principal } from './principal.ts';

/**
 * Whether somebody may read what a unit submitted: a unit reads its own and that of every unit below it, leaders and
 * operations read everything. Says the same whether or not there is anything to read, so ask before looking.
 * @param unit the id asked for, which need not be in the catalogue
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

/** The units above a unit, nearest first. Ends where the tree is broken or runs in a circle. */
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
