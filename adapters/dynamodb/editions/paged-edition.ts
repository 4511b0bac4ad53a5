import { besideLists } from '../../../domain/ranking/beside-units.ts';
import { whyOf } from '../../../domain/ranking/computed-edition.ts';
import type {
  BesideUnit,
  EditionHead,
  EditionSizes,
  PartialLine,
  PlaceLine,
  RankingLine,
  ScoredEdition,
  UnitPlace,
} from '../../../domain/ranking/edition.ts';
import { type IndicatorScores, noScores } from '../../../domain/scoring/indicator-scores.ts';
import type { FrozenEdition, LinePart } from '../../../usecases/ports/frozen-edition.ts';
import type { ByteCache } from '../../byte-cache.ts';
import { besideOfPage, unpackBeside } from '../../packed-edition/edition-pages.ts';
import {
  type PagedSection,
  unpackBeforePage,
  unpackIndicatorPage,
  unpackPlaceLinePage,
  unpackPointsPage,
  unpackRankPage,
  unpackScoredLinePage,
} from '../../packed-edition/pack-edition.ts';
import { type IndexedPlace, placeIn } from '../../packed-edition/places-page.ts';
import { type ScoreReading, scoreReading } from '../../packed-edition/score-columns.ts';
import { expression } from '../requests/expression.ts';
import { UnreadableReason } from '../table/row-reader.ts';
import type { Table } from '../table/table.ts';
import {
  chunkReader,
  editionPartition,
  headerKey,
  type PagedHeader,
  pageKey,
  placesKey,
  sectionKey,
} from './edition-item.ts';

/** A page as it is stored, with its sort key. */
type Page = { readonly sk: string; readonly bytes: Uint8Array };

/** An edition by encoding 5, read page by page. Pages never change, so they may be kept. */
export class PagedEdition implements FrozenEdition {
  readonly head: EditionHead;
  readonly #header: PagedHeader;
  readonly #givenAsPoints: ReadonlySet<string>;
  readonly #readScores: ScoreReading;
  readonly #pk: string;
  readonly #table: Table;
  readonly #cache: ByteCache | null;

  constructor(table: Table, header: PagedHeader, cache: ByteCache | null) {
    const { linesAt, encoding, pages, sizes, givenAsPoints, ...head } = header;
    this.head = head;
    this.#header = header;
    this.#givenAsPoints = new Set(givenAsPoints);
    this.#readScores = scoreReading();
    this.#pk = editionPartition(header);
    this.#table = table;
    this.#cache = cache;
  }

  async sizes(): Promise<EditionSizes> {
    return this.#header.sizes;
  }

  async lines(from: number, to: number, parts: readonly LinePart[]): Promise<PartialLine[]> {
    const isExplained = parts.includes('why');
    const [ranks, indicators, before] = await Promise.all([
      this.#section('ranks', from, to, unpackRankPage),
      parts.length > 0 ? this.#indicators(from, to) : null,
      isExplained
        ? this.#section('before', from, to, (bytes, lines) =>
            unpackBeforePage(bytes, lines, this.#readScores),
          )
        : null,
    ]);
    return ranks.map((line, index) => {
      const scores = indicators?.[index];
      if (scores === undefined) return line;
      const scored = { ...line, indicators: scores };
      if (before === null) return scored;
      const why = whyOf(scored, before[index] ?? null, this.#givenAsPoints);
      return parts.includes('indicators') ? { ...scored, why } : { ...line, why };
    });
  }

  /** All of it that a later ranking is compared with. */
  async scored(): Promise<ScoredEdition> {
    const { sizes } = this.#header;
    const { period, edition, inputDigest } = this.head;
    const [lines, indicators, beside] = await Promise.all([
      this.#section('ranks', 0, sizes.lines, unpackScoredLinePage),
      this.#section('indicators', 0, sizes.lines, (bytes, of) =>
        unpackPointsPage(bytes, of, this.#readScores),
      ),
      this.beside(0, sizes.beside),
    ]);
    return {
      period,
      edition,
      inputDigest,
      excluded: besideLists(beside).excluded,
      lines: lines.map((line, index) => Object.assign(line, { indicators: indicators[index] ?? noScores })),
    };
  }

  placeLines(): Promise<PlaceLine[]> {
    return this.#section('ranks', 0, this.#header.sizes.lines, unpackPlaceLinePage);
  }

  async beside(from: number, to: number): Promise<BesideUnit[]> {
    const end = Math.min(to, this.#header.sizes.beside);
    const pages = await this.#numbered('beside', besideOfPage, from, end);
    const first = Math.floor(from / besideOfPage) * besideOfPage;
    const unpacked: BesideUnit[] = [];
    for (const { sk, bytes } of pages)
      unpacked.push(...(await this.#unpacked(sk, () => unpackBeside(bytes))));
    return unpacked.slice(from - first, end - first);
  }

  async lineOf(unit: string): Promise<RankingLine | null> {
    const place = await this.#placeOf(unit);
    if (place === null) return null;
    const [line] = await this.lines(place.line, place.line + 1, ['indicators', 'why']);
    return line === undefined
      ? null
      : { ...line, indicators: line.indicators ?? noScores, why: line.why ?? null };
  }

  async placeOf(unit: string): Promise<UnitPlace | null> {
    const place = await this.#placeOf(unit);
    if (place === null) return null;
    const { rank, points, maxPoints, illustrative } = place;
    return { rank, points, maxPoints, illustrative };
  }

  /** The page that begins with the unit, or else with the last code before it, is the only one that can hold it. */
  async #placeOf(unit: string): Promise<IndexedPlace | null> {
    const { linesAt } = this.#header;
    const [first, last] = [sectionKey(linesAt, 'places'), placesKey(linesAt, unit)];
    const [page] = await this.#table.queryRows(
      expression`pk = ${this.#pk} AND sk BETWEEN ${first} AND ${last}`,
      chunkReader,
      { atMost: 1, descending: true },
    );
    if (page === undefined) return null;
    if (!page.isReadable) throw page.unreadable;
    return this.#unpacked(page.key.sk, () => placeIn(page.value.bytes, unit));
  }

  #indicators(from: number, to: number): Promise<IndicatorScores[]> {
    return this.#section('indicators', from, to, (bytes, lines) =>
      unpackIndicatorPage(bytes, lines, this.#readScores),
    );
  }

  /** Of the lines from one to another what a section holds, unpacked from the pages they are in. */
  async #section<T>(
    section: PagedSection,
    from: number,
    to: number,
    unpack: (bytes: Uint8Array, lines: number) => T[],
  ): Promise<T[]> {
    const { lines } = this.#header.sizes;
    const { linesOfPage } = this.#header.pages[section];
    const end = Math.min(to, lines);
    const pages = await this.#numbered(section, linesOfPage, from, end);
    const first = Math.floor(from / linesOfPage) * linesOfPage;
    const unpacked: T[] = [];
    for (const [index, { sk, bytes }] of pages.entries()) {
      const start = first + index * linesOfPage;
      const ofPage = await this.#unpacked(sk, () => unpack(bytes, Math.min(linesOfPage, lines - start)));
      for (const one of ofPage) unpacked.push(one);
    }
    return unpacked.slice(from - first, end - first);
  }

  /** The pages that hold the entries from one to another. */
  async #numbered(
    section: PagedSection | 'beside',
    ofPage: number,
    from: number,
    end: number,
  ): Promise<Page[]> {
    if (from >= end) return [];
    const [first, last] = [Math.floor(from / ofPage), Math.floor((end - 1) / ofPage)];
    const keys = Array.from({ length: last - first + 1 }, (_, index) =>
      pageKey(this.#header.linesAt, section, first + index),
    );
    const kept = keys.map((sk) => this.#cache?.get(`${this.#pk} ${sk}`));
    const found = kept.every((bytes) => bytes !== undefined) ? kept : await this.#read(keys);
    return keys.flatMap((sk, index) => {
      const bytes = found[index];
      return bytes === undefined ? [] : [{ sk, bytes }];
    });
  }

  async #read(keys: readonly string[]): Promise<Uint8Array[]> {
    const [first = '', last = first] = [keys[0], keys.at(-1)];
    const rows = await this.#table.queryPlain(
      expression`pk = ${this.#pk} AND sk BETWEEN ${first} AND ${last}`,
      ['bytes'],
      chunkReader,
    );
    const pages: { readonly bytes: Uint8Array }[] = [];
    for (const row of rows) {
      if (!row.isReadable) throw row.unreadable;
      pages.push(row.value);
    }
    await this.#unpacked(headerKey(this.head.edition), () => {
      if (pages.length !== keys.length)
        throw new UnreadableReason(`${pages.length} of ${keys.length} parts of its lines found`);
    });
    keys.forEach((sk, index) => {
      const bytes = pages[index]?.bytes;
      if (bytes !== undefined) this.#cache?.keep(`${this.#pk} ${sk}`, bytes);
    });
    return pages.map(({ bytes }) => bytes);
  }

  /** Unpacks a page. @throws UnreadableRow for damaged bytes: the edition cannot be read without them */
  async #unpacked<T>(sk: string, unpack: () => T): Promise<T> {
    const row = await this.#table.read({ pk: this.#pk, sk }, chunkReader, unpack);
    if (!row.isReadable) throw row.unreadable;
    return row.value;
  }
}
