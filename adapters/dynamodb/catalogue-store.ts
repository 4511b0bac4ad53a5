import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { CatalogueHistory } from '../../domain/catalogue/catalogue-history.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { CatalogueStore, PutCatalogueResult } from '../../usecases/ports/catalogue-store.ts';
import { deepFreeze } from '../deep-freeze.ts';
import { catalogueForm, packCatalogue, unpackCatalogue, unpackHistory } from '../stored-body.ts';
import { binarySchema } from './requests/binary.ts';
import { expression } from './requests/expression.ts';
import { paddedNumber } from './table/padded-number.ts';
import { plainReader, rowReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { ReadRow, Table } from './table/table.ts';
import { registryPartitions } from './table/table-schema.ts';

const pk = registryPartitions.catalogue;

const itemSchema = z.object({
  sk: z.string().regex(/^\d{8}$/),
  acceptedAt: z.string().exactOptional(),
  body: binarySchema,
  form: z.int().exactOptional(),
  history: binarySchema.exactOptional(),
});

type Item = z.infer<typeof itemSchema>;

/** Reads an item without what is compressed in it. */
const reader = plainReader('catalogue', itemSchema);

/** Reads what a version records of earlier ones. */
const historyReader = rowReader('catalogue', itemSchema, ({ history }) =>
  history === undefined ? null : unpackHistory(history),
);

/** More versions than the submissions of a period name, with the one in force. */
const mostKept = 4;

/**
 * Catalogue versions in the Registry table: `pk` = `catalogue`, `sk` = the version, the catalogue compressed in `body`, the
 * form in which it was checked in `form`, and what it records of earlier versions in `history`.
 *
 * Versions follow each other without a gap and never change. An instance that knows the newest therefore only asks whether
 * the next one exists: the smallest read there is, which no second item can contradict.
 */
export class DynamoDbCatalogueStore implements CatalogueStore {
  readonly #table: Table;
  #newest: VersionedCatalogue | null = null;
  /** The versions read last, in the order they were read. */
  readonly #kept = new Map<number, VersionedCatalogue>();

  constructor(registry: Table) {
    this.#table = registry;
  }

  async current(): Promise<VersionedCatalogue | null> {
    const before = this.#newest;
    const newest = before === null ? await this.#readNewest() : await this.#readFrom(before);
    if (newest !== null && newest.version >= (this.#newest?.version ?? 0)) this.#newest = newest;
    return this.#newest;
  }

  async find(version: number): Promise<VersionedCatalogue | null> {
    if (this.#newest?.version === version) return this.#newest;
    return this.#kept.get(version) ?? this.#read(version);
  }

  async history(version: number): Promise<CatalogueHistory | null> {
    return this.#table.get(keyOf(version), historyReader);
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
    const item = {
      ...keyOf(version),
      ...versionOf('catalogue'),
      acceptedAt: instantText(acceptedAt),
      form: catalogueForm,
      ...stored,
    };
    const isStored = (await this.#table.putIfAbsent(item)) || (await this.#isOwn(version, item));
    return { outcome: isStored ? 'stored' : 'taken' };
  }

  /** Whether a version that is there is what was to be put: the answer to the write was lost. */
  async #isOwn(version: number, item: Pick<Item, 'acceptedAt' | 'body'>): Promise<boolean> {
    const there = await this.#table.getRow(keyOf(version), reader);
    if (there?.value?.acceptedAt === undefined) return false;
    const { acceptedAt, body } = there.value;
    return acceptedAt === item.acceptedAt && Buffer.compare(body, item.body) === 0;
  }

  async #readNewest(): Promise<VersionedCatalogue | null> {
    const newest = { atMost: 1, descending: true };
    const [row] = await this.#table.queryRows(expression`pk = ${pk}`, reader, newest);
    return row === undefined ? null : this.#keep(row);
  }

  /** The newest version, of a known one and those after it. */
  async #readFrom(known: VersionedCatalogue): Promise<VersionedCatalogue> {
    const next = await this.#read(known.version + 1);
    return next === null ? known : this.#readFrom(next);
  }

  async #read(version: number): Promise<VersionedCatalogue | null> {
    const row = await this.#table.getRow(keyOf(version), reader);
    return row && this.#keep(row);
  }

  /** @throws UnreadableRow for a version that cannot be read: no other takes its place */
  async #keep(row: ReadRow<Item>): Promise<VersionedCatalogue> {
    if (!row.isReadable) throw row.unreadable;
    const { sk, body, form } = row.value;
    const version = Number(sk);
    const known = this.#kept.get(version);
    const unpacked = await this.#table.read(
      row.key,
      reader,
      () => known ?? { version, catalogue: deepFreeze(unpackCatalogue(body, form)) },
    );
    if (!unpacked.isReadable) throw unpacked.unreadable;
    const kept = unpacked.value;
    this.#kept.set(version, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return kept;
  }
}

function keyOf(version: number) {
  return { pk, sk: paddedNumber(version, 8) };
}
