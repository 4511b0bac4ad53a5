import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { type CatalogueHistory, noHistory } from '../../domain/catalogue/catalogue-history.ts';
import { formerMeanings } from '../../domain/catalogue/meaning.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';

/**
 * What a version records of those before it. For a version stored without a history, all versions are read, one at a time;
 * the next version then has one.
 */
export async function readHistory(
  catalogues: CatalogueStore,
  { version }: VersionedCatalogue,
): Promise<CatalogueHistory> {
  const recorded = await catalogues.history(version);
  if (recorded !== null) return recorded;
  let { former } = noHistory;
  let before = await catalogues.find(1);
  for (let number = 2; number <= version; number += 1) {
    const next = await catalogues.find(number);
    if (before !== null && next !== null) former = formerMeanings(former, before, next.catalogue);
    before = next ?? before;
  }
  return { ...noHistory, former };
}
