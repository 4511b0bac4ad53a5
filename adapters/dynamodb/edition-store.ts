import type { Edition, EditionRanks } from '../../domain/ranking/edition.ts';
import type { EditionStore } from '../../usecases/ports/edition-store.ts';
import { decompressJson } from '../compressed-json.ts';
import { type EditionSection, unpackEdition, unpackEditionRanks } from '../packed-edition/pack-edition.ts';
import {
  chunkSchema,
  type EditionHeader,
  editionPartition,
  headerKey,
  headerSchema,
  listsSchema,
  type PackedHeader,
  sectionKey,
  toEditionItems,
} from './edition-item.ts';
import { expression } from './expression.ts';
import type { Table } from './table.ts';

type Key = Parameters<EditionStore['find']>;

/** Editions in the Reports table: `pk` = `edition#<set>#<period>#<league>`, a `header#…` item and `lines#…` items each. */
export class DynamoDbEditionStore implements EditionStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  async freeze(edition: Edition): Promise<boolean> {
    const { chunks, header } = toEditionItems(edition);
    for (const chunk of chunks) await this.#table.put(chunk);
    return this.#table.putIfAbsent(header);
  }

  async find(...key: Key): Promise<Edition | null> {
    const header = await this.#header(...key);
    if (header === null) return null;
    if (!('encoding' in header)) return this.#readJson(header);
    const { linesAt, encoding, chunks, ...fields } = header;
    const [indicators, ranks, why] = await Promise.all([
      this.#section(header, 'indicators'),
      this.#section(header, 'ranks'),
      this.#section(header, 'why'),
    ]);
    return { ...fields, ...unpackEdition({ indicators, ranks, why }) };
  }

  async findRanks(...key: Key): Promise<EditionRanks | null> {
    const header = await this.#header(...key);
    if (header === null) return null;
    if (!('encoding' in header)) return withoutRest(await this.#readJson(header));
    const { linesAt, encoding, chunks, ...fields } = header;
    return { ...fields, ...unpackEditionRanks({ ranks: await this.#section(header, 'ranks') }) };
  }

  async latest(set: string, period: string, league: string): Promise<number> {
    return (await this.#header(set, period, league))?.edition ?? 0;
  }

  async #header(
    set: string,
    period: string,
    league: string,
    edition?: number,
  ): Promise<EditionHeader | null> {
    const pk = editionPartition({ set, period, league });
    if (edition !== undefined) return this.#table.get({ pk, sk: headerKey(edition) }, headerSchema);
    const newest = { atMost: 1, descending: true };
    const [header] = await this.#table.query(beginningWith(pk, 'header#'), headerSchema, newest);
    return header ?? null;
  }

  /** A section of an edition by encoding 2. */
  async #section(header: PackedHeader, section: EditionSection): Promise<Uint8Array> {
    const prefix = sectionKey(header.linesAt, section);
    return this.#chunks(header, prefix, header.chunks[section]);
  }

  /** An edition by encoding 1. */
  async #readJson({ linesAt, chunks, ...header }: Exclude<EditionHeader, PackedHeader>): Promise<Edition> {
    const compressed = await this.#chunks(header, linesAt, chunks);
    return { ...header, ...decompressJson(compressed, listsSchema) };
  }

  async #chunks(
    header: Pick<Edition, 'set' | 'period' | 'league' | 'edition'>,
    prefix: string,
    count: number,
  ): Promise<Uint8Array> {
    const pk = editionPartition(header);
    const parts = await this.#table.query(beginningWith(pk, prefix), chunkSchema);
    if (parts.length !== count)
      throw new Error(
        `${pk} edition ${header.edition}: ${parts.length} of ${count} parts of its lines found`,
      );
    return Buffer.concat(parts.map(({ bytes }) => bytes));
  }
}

function withoutRest({ lines, ...edition }: Edition): EditionRanks {
  return { ...edition, lines: lines.map(({ indicators, why, ...line }) => line) };
}

function beginningWith(pk: string, prefix: string) {
  return expression`pk = ${pk} AND begins_with(sk, ${prefix})`;
}
