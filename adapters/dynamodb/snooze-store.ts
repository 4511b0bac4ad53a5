import { type Snooze, snoozeSchema } from '../../domain/submission/warnings/snooze.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import type { SnoozeStore } from '../../usecases/ports/snooze-store.ts';
import { expression } from './requests/expression.ts';
import type { Key } from './table/key.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';
import { deletedAt, registryPartitions } from './table/table-schema.ts';

const reader = plainReader('snooze', snoozeSchema.strip());

const pk = registryPartitions.snoozes;

/** Seconds for which a snooze is kept after its day. */
const secondsKept = 30 * 24 * 3_600;

/**
 * Snoozes in the Registry table, all in one partition so that a run reads them at once: `pk` = `snoozes`, `sk` =
 * `<set>#<period>#<unit>`. DynamoDB deletes them a month after their day.
 */
export class DynamoDbSnoozeStore implements SnoozeStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  put(snooze: Snooze): Promise<void> {
    const end = Date.parse(snooze.until) / 1_000 + secondsKept;
    const sk = keyOf(snooze.unit, snooze.set, snooze.period);
    return this.#table.put({ pk, sk, ...versionOf('snooze'), ...snooze, [deletedAt]: end });
  }

  async find(unit: string, set: string, period: string): Promise<Listed<Snooze>> {
    const row = await this.#table.getRow({ pk, sk: keyOf(unit, set, period) }, reader);
    if (row === null) return { found: [], unreadable: [] };
    return row.isReadable
      ? { found: [row.value], unreadable: [] }
      : { found: [], unreadable: [nameOf(row.key)] };
  }

  all(): Promise<Listed<Snooze>> {
    return this.#table.list(expression`pk = ${pk}`, reader, nameOf);
  }
}

/** What a snooze that cannot be read is called: its set, period and unit. */
function nameOf({ sk }: Key): string {
  return sk;
}

function keyOf(unit: string, set: string, period: string): string {
  return `${set}#${period}#${unit}`;
}
