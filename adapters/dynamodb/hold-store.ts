import * as z from 'zod';
import { type HeldRun, heldRunSchema } from '../../domain/delivery/held-run.ts';
import type { HoldStore } from '../../usecases/ports/hold-store.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import { expression } from './requests/expression.ts';
import { readerById } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import { isAbsent, type Table } from './table/table.ts';
import { reportsPartitions } from './table/table-schema.ts';

const pk = reportsPartitions.holds;
const reader = readerById('held-run', z.object(heldRunSchema.shape));

/** Held runs in the Reports table: `pk` = `hold`, `sk` = the id; `said` counts the confirmations. */
export class DynamoDbHoldStore implements HoldStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  find(id: string): Promise<HeldRun | null> {
    return this.#table.get({ pk, sk: id }, reader);
  }

  replace(seen: HeldRun | null, next: HeldRun): Promise<boolean> {
    const isAsSeen =
      seen === null ? isAbsent : expression`digest = ${seen.digest} AND said = ${seen.words.length}`;
    return this.#table.putIf(isAsSeen, {
      pk,
      sk: next.id,
      ...versionOf('held-run'),
      ...next,
      said: next.words.length,
    });
  }

  list(): Promise<Listed<HeldRun>> {
    return this.#table.list(expression`pk = ${pk}`, reader, ({ sk }) => sk);
  }
}
