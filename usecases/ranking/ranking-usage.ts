import { rankings } from '../../contract/rankings.ts';
import { namesWithIds, nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import type { Text } from '../../domain/language/text.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';

/** The expected form of a ranking's address, with the leagues of the requested set where there is one with that id. */
export async function rankingUsage(catalogues: CatalogueStore, id: string): Promise<Text> {
  const current = await catalogues.current();
  const set = current && findSet(current.catalogue, id);
  const { vi, en } = rankings.getRanking.parameters.usage;
  if (!current || !set) return { vi, en };
  const leagues = namesWithIds(current.catalogue.leagues.filter(({ id }) => set.leagues.includes(id)));
  return {
    vi: `${vi} Các khối của ${nameWithId(set).vi}: ${leagues.vi}.`,
    en: `${en} The leagues of ${nameWithId(set).en}: ${leagues.en}.`,
  };
}
