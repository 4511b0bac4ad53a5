import { besideLists } from '../../../domain/ranking/beside-units.ts';
import type { ComputedEdition } from '../../../domain/ranking/computed-edition.ts';
import type { Edition, PartialLine, ScoredEdition } from '../../../domain/ranking/edition.ts';
import { noScores } from '../../../domain/scoring/indicator-scores.ts';
import type { EditionStore } from '../../../usecases/ports/edition-store.ts';
import type { FrozenEdition, LinePart } from '../../../usecases/ports/frozen-edition.ts';
import type { ByteCache } from '../../byte-cache.ts';
import { decompressJson } from '../../compressed-json.ts';
import { WholeEdition } from '../../whole-edition.ts';
import { expression } from '../requests/expression.ts';
import { UnreadableReason } from '../table/row-reader.ts';
import type { ReadRow, Table } from '../table/table.ts';
import {
  chunkReader,
  type EditionHeader,
  editionPartition,
  headerKey,
  headerReader,
  type JsonHeader,
  listsSchema,
  toEditionItems,
} from './edition-item.ts';
import { PagedEdition } from './paged-edition.ts';

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
    await this.#table.putPages(pages);
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
    if ('encoding' in header) return new PagedEdition(this.#table, header, this.#cache).scored();
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
    if ('encoding' in header) return new PagedEdition(this.#table, header, this.#cache);
    const { linesAt, chunks, ...head } = header;
    return new WholeEdition(head, () => this.#readJson(header));
  }

  async latest(set: string, period: string, league: string): Promise<number> {
    const row = await this.#newest(set, period, league);
    // The number is in the key too, so that an edition that cannot be read still has a next one.
    return row === null ? 0 : (row.value?.edition ?? Number(row.key.sk.slice(headerPrefix.length)));
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
    if (edition !== undefined) return this.#table.get({ pk, sk: headerKey(edition) }, headerReader);
    const row = await this.#newest(set, period, league);
    if (row?.isReadable === false) throw row.unreadable;
    return row?.value ?? null;
  }

  async #newest(set: string, period: string, league: string): Promise<ReadRow<EditionHeader> | null> {
    const pk = editionPartition({ set, period, league });
    const newest = { atMost: 1, descending: true };
    const [row] = await this.#table.queryRows(beginningWith(pk, headerPrefix), headerReader, newest);
    return row ?? null;
  }

  /** An edition by encoding 1. */
  async #readJson(header: JsonHeader): Promise<Edition> {
    const { linesAt, chunks, ...head } = header;
    const bytes = await this.#chunks(header, linesAt, chunks);
    return this.#unpacked(header, () => ({ ...head, ...decompressJson(bytes, listsSchema) }));
  }

  async #chunks(header: HeaderKey, prefix: string, count: number): Promise<Uint8Array> {
    const pk = editionPartition(header);
    const parts = await this.#table.query(beginningWith(pk, prefix), chunkReader);
    return this.#unpacked(header, () => {
      if (parts.length !== count)
        throw new UnreadableReason(`${parts.length} of ${count} parts of its lines found`);
      return Buffer.concat(parts.map(({ bytes }) => bytes));
    });
  }

  /** Unpacks what belongs to an edition. @throws UnreadableRow for damaged bytes */
  async #unpacked<T>(header: HeaderKey, unpack: () => T): Promise<T> {
    const key = { pk: editionPartition(header), sk: headerKey(header.edition) };
    const row = await this.#table.read(key, headerReader, unpack);
    if (!row.isReadable) throw row.unreadable;
    return row.value;
  }
}

type HeaderKey = Pick<Edition, 'set' | 'period' | 'league' | 'edition'>;

const headerPrefix = 'header#';

function beginningWith(pk: string, prefix: string) {
  return expression`pk = ${pk} AND begins_with(sk, ${prefix})`;
}
