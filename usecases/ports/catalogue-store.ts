import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';

/** The result of storing a version; `taken` when that version already exists, and stays unchanged. */
export type PutCatalogueResult =
  | { readonly outcome: 'stored' | 'taken' }
  | { readonly outcome: 'too-large'; readonly bytes: number; readonly mostBytes: number };

/** Stores the versions of the catalogue. */
export interface CatalogueStore {
  /** The newest version; null before the first. The catalogue may be shared between callers and is frozen. */
  current(): Promise<VersionedCatalogue | null>;

  /** One version; null when it does not exist. */
  find(version: number): Promise<VersionedCatalogue | null>;

  /** Stores the next version, if it fits into one item. */
  put(version: number, catalogue: Catalogue, acceptedAt: Temporal.Instant): Promise<PutCatalogueResult>;
}
