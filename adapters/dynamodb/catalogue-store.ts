import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { CatalogueHistory } from '../../domain/catalogue/catalogue-history.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { CatalogueStore, PutCatalogueResult } from '../../usecases/ports/catalogue-store.ts';
import { deepFreeze } from '../deep-freeze.ts';
import { packCatalogue, unpackCatalogue, unpackHistory } from '../stored-body.ts';
import { binarySchema } from './binary.ts';
import { expression } from './expression.ts';
import { paddedNumber } from './padded-number.ts';
import type { Table } from './table.ts';
import { registryPartitions } from './table-schema.ts';

const pk = registryPartitions.catalogue;

const itemSchema = z.object({
  sk: z.string().regex(/^\d{8}$/),
  body: binarySchema,
  history: binarySchema.exactOptional(),
});

/**
 * Catalogue versions in the Registry table: `pk` = `catalogue`, `sk` = the version, the catalogue compressed in `body`, and
 * what it records of earlier versions in `history`.
 */
export class DynamoDbCatalogueStore implements CatalogueStore {
  readonly #table: Table;
  /** The newest version read so far. Versions never change, so it is unpacked only once. */
  #newest: VersionedCatalogue | null = null;

  constructor(registry: Table) {
    this.#table = registry;
  }

  async current(): Promise<VersionedCatalogue | null> {
    const newest = { atMost: 1, descending: true };
    const [item] = await this.#table.query(expression`pk = ${pk}`, itemSchema, newest);
    if (item === undefined) return null;
    const version = Number(item.sk);
    if (this.#newest?.version !== version) this.#newest = unpacked(version, item.body);
    return this.#newest;
  }

  async find(version: number): Promise<VersionedCatalogue | null> {
    if (this.#newest?.version === version) return this.#newest;
    const item = await this.#table.get(keyOf(version), itemSchema);
    return item && unpacked(version, item.body);
  }

  async history(version: number): Promise<CatalogueHistory | null> {
    const item = await this.#table.get(keyOf(version), itemSchema);
    return item?.history === undefined ? null : unpackHistory(item.history);
  }

  async put(
    version: number,
    catalogue: Catalogue,
    acceptedAt: Temporal.Instant,
    history?: CatalogueHistory,
  ): Promise<PutCatalogueResult> {
    const packed = packCatalogue(catalogue, history);
    if (!packed.ok) return { outcome: 'too-large', bytes: packed.bytes, mostBytes: packed.mostBytes };
    const { ok: _, ...stored } = packed;
    const item = { ...keyOf(version), acceptedAt: instantText(acceptedAt), ...stored };
    return { outcome: (await this.#table.putIfAbsent(item)) ? 'stored' : 'taken' };
  }
}

function keyOf(version: number) {
  return { pk, sk: paddedNumber(version, 8) };
}

function unpacked(version: number, body: Uint8Array): VersionedCatalogue {
  return { version, catalogue: deepFreeze(unpackCatalogue(body)) };
}
