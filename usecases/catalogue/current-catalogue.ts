import type { IndicatorSet, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import { type RequestPart, unknownSet } from './unknown-parameter.ts';

/**
 * The catalogue in force.
 * @throws Problem `unavailable` before operations have applied one
 */
export async function currentCatalogue(catalogues: CatalogueStore): Promise<VersionedCatalogue> {
  return inForce(await catalogues.current());
}

/**
 * The newest catalogue as the one in force.
 * @throws Problem `unavailable` when there is none
 */
export function inForce(newest: VersionedCatalogue | null): VersionedCatalogue {
  if (newest !== null) return newest;
  throw new Problem('unavailable', {
    vi: 'Hệ thống chưa có danh mục; bộ phận vận hành cần nạp danh mục trước.',
    en: 'There is no catalogue yet; operations must apply one first.',
  });
}

/**
 * A set of the catalogue in force.
 * @param place where the request names it
 * @throws Problem `not-found` for an unknown set; `unavailable` as {@link currentCatalogue}
 */
export async function currentSet(
  catalogues: CatalogueStore,
  id: string,
  place: RequestPart = 'path',
): Promise<VersionedCatalogue & { readonly set: IndicatorSet }> {
  const current = await currentCatalogue(catalogues);
  const set = findSet(current.catalogue, id);
  if (set === undefined) throw unknownSet(current.catalogue, id, place);
  return { ...current, set };
}
