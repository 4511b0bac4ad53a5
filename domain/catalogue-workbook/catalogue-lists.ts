import type { CatalogueSheet } from './catalogue-sheet.ts';
import { type Entry, entriesIn } from './entry.ts';

/** A list of the catalogue: where it is, whose it is, and its entries. */
export type CatalogueList = {
  readonly path: readonly (string | number)[];
  /** The id of the set or milestone that it is part of; empty for a list of the catalogue itself. */
  readonly owner: string;
  readonly entries: readonly Entry[];
};

/** The lists of a catalogue that a sheet shows. */
export function listsOf(catalogue: Entry, { owner, list }: CatalogueSheet): CatalogueList[] {
  if (owner === null) return [{ path: [list], owner: '', entries: entriesIn(catalogue[list]) }];
  return entriesIn(catalogue[owner]).map((one, at) => ({
    path: [owner, at, list],
    owner: String(one['id']),
    entries: entriesIn(one[list]),
  }));
}
