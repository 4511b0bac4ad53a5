import type { Catalogue, Unit } from '../catalogue/catalogue.ts';
import { findUnit } from '../catalogue/units.ts';
import type { Edition, ScoredEdition } from './edition.ts';

/** The units that joined or left a league since the ranking it is compared with; empty when there is none. */
export function membershipChanges(
  catalogue: Catalogue,
  units: readonly Unit[],
  previous: ScoredEdition | null,
): Pick<Edition, 'joined' | 'left'> {
  if (previous === null) return { joined: [], left: [] };
  const before = [...previous.lines, ...previous.excluded];
  const known = new Set(before.map(({ unit }) => unit));
  const joined = units.filter(({ id }) => !known.has(id)).map(({ id, name }) => ({ unit: id, name }));
  // Mostly nobody left: then all that were there are among those that are.
  if (known.size === units.length - joined.length) return { joined, left: [] };
  const present = new Set(units.map(({ id }) => id));
  return {
    joined,
    left: before
      .filter(({ unit }) => !present.has(unit))
      .map(({ unit, name }) => ({ unit, name, successor: findUnit(catalogue, unit)?.successor ?? null })),
  };
}
