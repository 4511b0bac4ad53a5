import { besideLists } from '../../domain/ranking/beside-units.ts';
import type { ComputedEdition } from '../../domain/ranking/computed-edition.ts';
import type { Edition, PartialLine, ScoredEdition } from '../../domain/ranking/edition.ts';
import { noScores } from '../../domain/scoring/indicator-scores.ts';
import type { EditionStore } from '../../usecases/ports/edition-store.ts';
import type { FrozenEdition, LinePart } from '../../usecases/ports/frozen-edition.ts';
import type { ByteCache } from '../byte-cache.ts';
import { decompressJson } from '../compressed-json.ts';
import { type PackedEdition, unpackEdition } from '../packed-edition/pack-edition.ts';
import { WholeEdition } from '../whole-edition.ts';
import {
  chunkSchema,
  type EditionHeader,
  editionPartition,
  headerKey,
  headerSchema,
  type JsonHeader,
  listsSchema,
  type PackedHeader,
  sectionKey,
  toEditionItems,
} from './edition-item.ts';
import { expression } from './expression.ts';
import { PagedEdition } from './paged-edition.ts';
import type { Table } from './table.ts';

type Key = Parameters<EditionStore['find']>;

/** Editions in the Reports table: `pk` = `edition#<set>#<period>#<league>`, a `header#…` item and `lines#…` items each. */
export class DynamoDbEditionStore implements EditionStore {
  readonly #table: Table;
  readonly #cache: ByteCache | null;

  /** @param cache keeps pages that were read, which never change; none by default */
  constructor(reports: Table, cache: ByteCache | null = null) {
    this.#table = reports;
    this.#cache = cache;
  }

  async freeze(edition: ComputedEdition): Promise<boolean> {
    const { pages, header } = toEditionItems(edition);
    for (const page of pages) await this.#table.put(page);
    return this.#table.putIfAbsent(header);
  }

  async find(...key: Key): Promise<Edition | null> {
    const opened = await this.open(...key);
    if (opened === null) return null;
    const found = await this.#readWhole(opened, ['indicators', 'why']);
    const lines = found.lines.map((line) => ({
      ...line,
      indicators: line.indicators ?? noScores,
      why: line.why ?? null,
    }));
    return { ...found, lines };
  }

  async findScored(...key: Key): Promise<ScoredEdition | null> {
    const header = await this.#header(...key);
    if (header === null) return null;
    if ('encoding' in header && header.encoding !== 2)
      return new PagedEdition(this.#table, header, this.#cache).scored();
    const found = await this.#readWhole(this.#opened(header), ['indicators']);
    return {
      ...found,
      lines: found.lines.map((line) => ({ ...line, indicators: line.indicators ?? noScores })),
    };
  }

  async open(...key: Key): Promise<FrozenEdition | null> {
    const header = await this.#header(...key);
    return header && this.#opened(header);
  }

  #opened(header: EditionHeader): FrozenEdition {
    if (!('encoding' in header)) {
      const { linesAt, chunks, ...head } = header;
      return new WholeEdition(head, () => this.#readJson(header));
    }
    if (header.encoding !== 2) return new PagedEdition(this.#table, header, this.#cache);
    const { linesAt, chunks, encoding, ...head } = header;
    return new WholeEdition(head, () => this.#readSections(header));
  }

  async latest(set: string, period: string, league: string): Promise<number> {
    return (await this.#header(set, period, league))?.edition ?? 0;
  }

  /** All lines of an edition with some of their parts, and all units beside them. */
  async #readWhole(
    opened: FrozenEdition,
    parts: readonly LinePart[],
  ): Promise<Omit<Edition, 'lines'> & { lines: PartialLine[] }> {
    const sizes = await opened.sizes();
    const [lines, beside] = await Promise.all([
      opened.lines(0, sizes.lines, parts),
      opened.beside(0, sizes.beside),
    ]);
    const { moved, ...lists } = besideLists(beside);
    const recomputed = sizes.recomputed && { reason: sizes.recomputed.reason, moved };
    return { ...opened.head, ...lists, recomputed, lines };
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

  /** An edition by encoding 2. */
  async #readSections(header: PackedHeader): Promise<Edition> {
    const { linesAt, encoding, chunks, ...head } = header;
    const section = (name: keyof PackedEdition) =>
      this.#chunks(header, sectionKey(linesAt, name), chunks[name]);
    const [indicators, ranks, why] = await Promise.all([
      section('indicators'),
      section('ranks'),
      section('why'),
    ]);
    return { ...head, ...unpackEdition({ indicators, ranks, why }) };
  }

  /** An edition by encoding 1. */
  async #readJson(header: JsonHeader): Promise<Edition> {
    const { linesAt, chunks, ...head } = header;
    return { ...head, ...decompressJson(await this.#chunks(header, linesAt, chunks), listsSchema) };
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

function beginningWith(pk: string, prefix: string) {
  return expression`pk = ${pk} AND begins_with(sk, ${prefix})`;
}
