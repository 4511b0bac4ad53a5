import type { UnitFilter } from '../../domain/access/may-read.ts';
import { readableFigures } from '../../domain/access/may-read.ts';
import type { Principal } from '../../domain/access/principal.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';

/** Whose figures a caller may read, by the catalogue in force, on which only the view of a unit depends. */
export type Readable = {
  readonly mayRead: UnitFilter;
  /** The version of the catalogue; null for a caller who may read all. */
  readonly catalogueVersion: number | null;
};

/** Whose figures behind a ranking a caller may read. */
export async function readableIn(catalogues: CatalogueStore, principal: Principal): Promise<Readable> {
  if (!('unit' in principal)) return { mayRead: () => true, catalogueVersion: null };
  const { catalogue, version } = await currentCatalogue(catalogues);
  return { mayRead: readableFigures(principal, catalogue), catalogueVersion: version };
}
