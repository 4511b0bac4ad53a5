import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';

/** Keeps the versions of the catalogue. */
export interface CatalogueStore {
  /** The newest version; null before the first. The catalogue may be shared between callers and is frozen. */
  current(): Promise<VersionedCatalogue | null>;

  /** One version; null when there is none of that number. */
  find(version: number): Promise<VersionedCatalogue | null>;

  /** Stores the next version. @returns `conflict` when that version exists already @throws Problem `too-large` when it does not fit into one item */
  put(version: number, catalogue: Catalogue, acceptedAt: string): Promise<'stored' | 'conflict'>;
}
