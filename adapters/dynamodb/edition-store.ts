import type { Edition } from '../../domain/ranking/edition.ts';
import type { EditionStore } from '../../usecases/ports/edition-store.ts';
import { decompressJson } from '../compressed-json.ts';
import {
  chunkSchema,
  editionPartition,
  headerKey,
  headerSchema,
  listsSchema,
  toEditionItems,
} from './edition-item.ts';
import { expression } from './expression.ts';
import type { Table } from './table.ts';

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

  async find(set: string, period: string, league: string, edition?: number): Promise<Edition | null> {
    const pk = editionPartition({ set, period, league });
    const found = await (edition === undefined
      ? this.#latestHeader(pk)
      : this.#table.get({ pk, sk: headerKey(edition) }, headerSchema));
    if (found === null) return null;
    const { linesAt, chunks, ...header } = found;
    const parts = await this.#table.query(beginningWith(pk, linesAt), chunkSchema);
    if (parts.length !== chunks) {
      throw new Error(
        `${pk} edition ${header.edition}: ${parts.length} of ${chunks} parts of its lines found`,
      );
    }
    const compressed = Buffer.concat(parts.map(({ bytes }) => bytes));
    return { ...header, ...decompressJson(compressed, listsSchema) };
  }

  async #latestHeader(pk: string) {
    const newest = { atMost: 1, descending: true };
    const [header] = await this.#table.query(beginningWith(pk, 'header#'), headerSchema, newest);
    return header ?? null;
  }
}

function beginningWith(pk: string, prefix: string) {
  return expression`pk = ${pk} AND begins_with(sk, ${prefix})`;
}
