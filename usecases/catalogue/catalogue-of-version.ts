import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';

/**
 * The catalogue version that something stored names: what was stored is explained by it, whatever is in force by now.
 * @param current the catalogue in force, which is not read again
 * @throws Error when the version is missing; no other version may take its place
 */
export async function catalogueOfVersion(
  catalogues: CatalogueStore,
  version: number,
  current: VersionedCatalogue,
): Promise<VersionedCatalogue> {
  const found = version === current.version ? current : await catalogues.find(version);
  if (found === null) throw new Error(`catalogue version ${version} is missing`);
  return found;
}
