import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../../domain/period/instant-text.ts';
import { type FoundRow, foundRowSchema } from '../../domain/stored-row/found-row.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import type { UnreadablePlace } from '../../usecases/ports/unreadable-row.ts';
import type { UnreadableRowStore } from '../../usecases/ports/unreadable-row-store.ts';
import { expression } from './requests/expression.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';
import { registryPartitions } from './table/table-schema.ts';

const pk = registryPartitions.unreadable;
const reader = plainReader('unreadable-row', foundRowSchema);

/** Unreadable rows that were found, in the Registry table: `pk` = `unreadable`, `sk` = `<table>#<its pk>#<its sk>`. */
export class DynamoDbUnreadableRowStore implements UnreadableRowStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  async note({ table, key, kind, reason }: UnreadablePlace, at: Temporal.Instant): Promise<void> {
    const found: FoundRow = {
      table,
      partition: key.pk,
      sort: key.sk,
      kind,
      reason,
      foundAt: instantText(at),
    };
    const sk = `${table}#${key.pk}#${key.sk}`;
    await this.#table.put({ pk, sk, ...versionOf('unreadable-row'), ...found });
  }

  async list(): Promise<Listed<FoundRow>> {
    return this.#table.list(expression`pk = ${pk}`, reader, ({ sk }) => sk);
  }
}
