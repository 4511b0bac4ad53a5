import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { CatalogueHistory } from '../../domain/catalogue/catalogue-history.ts';

/**
 * The result of storing a version; `taken` when that version already exists, and stays unchanged. The same catalogue accepted at the
 * same instant is the retry of a write whose answer was lost, and `stored`.
 */
export type PutCatalogueResult =
  | { readonly outcome: 'stored' | 'taken' }
  | { readonly outcome: 'too-large'; readonly bytes: number; readonly mostBytes: number };

/** Stores the versions of the catalogue. */
export interface CatalogueStore {
  /** The newest version; null before the first. The catalogue may be shared between callers and is frozen. */
  current(): Promise<VersionedCatalogue | null>;

  /** One version; null when it does not exist. */
  find(version: number): Promise<VersionedCatalogue | null>;

  /** What a version recorded of those before it; null when it was stored without, as before version 0.3.0. */
  history(version: number): Promise<CatalogueHistory | null>;

  /** Stores the next version with its history, if both fit into one item. */
  put(
    version: number,
    catalogue: Catalogue,
    acceptedAt: Temporal.Instant,
    history?: CatalogueHistory,
  ): Promise<PutCatalogueResult>;
}
