import type { Text } from '../../language/text.ts';
import type { Catalogue } from '../catalogue.ts';
import { namesWithIds, unitWithId } from '../name-with-id.ts';

/** A unit that may read the figures and addresses of units it could not read before. */
export type NewReader = { readonly unit: string; readonly reads: readonly string[]; readonly detail: Text };

/**
 * The units below which others are placed anew, with those others. Units that the catalogue adds are not counted.
 * @param before null for the first version
 */
export function newReaders(before: Catalogue | null, next: Catalogue): NewReader[] {
  if (before === null) return [];
  const [were, are] = [parentsOf(before), parentsOf(next)];
  const names = new Map(next.units.map((unit) => [unit.id, unit]));
  const readers = new Map<string, string[]>();
  for (const { id } of next.units) {
    if (!were.has(id)) continue;
    const old = above(id, were);
    for (const reader of above(id, are))
      if (reader !== id && !old.has(reader)) readers.set(reader, [...(readers.get(reader) ?? []), id]);
  }
  return [...readers].map(([unit, reads]) => {
    const [who, whom] = [unitWithId(next, unit), namesWithIds(reads.flatMap((id) => names.get(id) ?? []))];
    const detail = {
      vi: `${who.vi} đọc số liệu và địa chỉ của ${whom.vi}`,
      en: `${who.en} reads figures and addresses of ${whom.en}`,
    };
    return { unit, reads, detail };
  });
}

function parentsOf({ units }: Catalogue): Map<string, string | null> {
  return new Map(units.map(({ id, parent }) => [id, parent]));
}

/** The units above one, from the nearest on. Stops where the tree is broken or circular. */
function above(id: string, parents: ReadonlyMap<string, string | null>): Set<string> {
  const passed = new Set<string>();
  for (let at = parents.get(id) ?? null; at !== null && !passed.has(at); at = parents.get(at) ?? null)
    passed.add(at);
  return passed;
}
