import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { CatalogueHistory } from '../../domain/catalogue/catalogue-history.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { CatalogueStore, PutCatalogueResult } from '../../usecases/ports/catalogue-store.ts';
import { deepFreeze } from '../deep-freeze.ts';
import { catalogueForm, packCatalogue, unpackCatalogue, unpackHistory } from '../stored-body.ts';

/** Catalogue versions in memory. */
export class MemoryCatalogueStore implements CatalogueStore {
  readonly #versions = new Map<number, Catalogue>();
  readonly #accepted = new Map<number, string>();
  readonly #histories = new Map<number, Uint8Array>();

  async current(): Promise<VersionedCatalogue | null> {
    return this.find(Math.max(...this.#versions.keys()));
  }

  async find(version: number): Promise<VersionedCatalogue | null> {
    const catalogue = this.#versions.get(version);
    return catalogue === undefined ? null : { version, catalogue };
  }

  async history(version: number): Promise<CatalogueHistory | null> {
    const packed = this.#histories.get(version);
    return packed === undefined ? null : unpackHistory(packed);
  }

  async put(
    version: number,
    catalogue: Catalogue,
    acceptedAt: Temporal.Instant,
    history?: CatalogueHistory,
  ): Promise<PutCatalogueResult> {
    const packed = packCatalogue(catalogue, history);
    if (!packed.ok) return { outcome: 'too-large', bytes: packed.bytes, mostBytes: packed.mostBytes };
    const accepted = `${instantText(acceptedAt)} ${Buffer.from(packed.body).toString('base64')}`;
    const there = this.#accepted.get(version);
    if (there !== undefined) return { outcome: there === accepted ? 'stored' : 'taken' };
    this.#accepted.set(version, accepted);
    this.#versions.set(version, deepFreeze(unpackCatalogue(packed.body, catalogueForm)));
    if (packed.history !== undefined) this.#histories.set(version, packed.history);
    return { outcome: 'stored' };
  }
}
