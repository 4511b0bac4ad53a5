import {
  type ExceptionOf,
  type LockException,
  lockExceptionSchema,
} from '../../domain/submission/exceptions/lock-exception.ts';
import type { ExceptionStore } from '../../usecases/ports/exception-store.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { expression } from './requests/expression.ts';
import type { Key } from './table/key.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';
import { registryPartitions } from './table/table-schema.ts';

const reader = plainReader('exception', lockExceptionSchema.strip());

const pk = registryPartitions.exceptions;

/**
 * Exceptions from a lock in the Registry table, all in one partition so that they can be listed: `pk` = `exceptions`, `sk` =
 * `<set>#<period>#<unit>#<when it was opened>#<id>`. Versions before 0.3.0 stored each under `pk` =
 * `exception#<set>#<period>#<unit>`, where only a query for unit, set and period finds it. Closing such an item leaves it
 * unchanged and adds a closed copy to the one partition; from then on the copy counts.
 */
export class DynamoDbExceptionStore implements ExceptionStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  async put(exception: LockException): Promise<void> {
    return this.#table.put({ ...keyOf(exception), ...versionOf('exception'), ...exception });
  }

  async list(unit: string, set: string, period: string): Promise<Listed<LockException>> {
    const prefix = `${set}#${period}#${unit}#`;
    const [before, now] = await Promise.all([
      this.#former(unit, set, period),
      this.#table.list(expression`pk = ${pk} AND begins_with(sk, ${prefix})`, reader, idOf),
    ]);
    const copied = new Set([...now.found.map(({ id }) => id), ...now.unreadable]);
    return {
      found: [...before.found.filter(({ id }) => !copied.has(id)), ...now.found].sort(byOpening),
      unreadable: [...before.unreadable.filter((id) => !copied.has(id)), ...now.unreadable],
    };
  }

  async all(unit?: string): Promise<Listed<LockException> & { unreadableOf: ExceptionOf[] }> {
    const { found, unreadable } = await this.#table.list(expression`pk = ${pk}`, reader, ({ sk }) => sk);
    const isAsked = (of: string | undefined) => unit === undefined || of === unit;
    const asked = unreadable.filter((sk) => isAsked(sk.split('#')[2]));
    return {
      found: found.filter((one) => isAsked(one.unit)).sort(byOpening),
      unreadable: asked.map((sk) => idOf({ pk, sk })),
      unreadableOf: asked.map((sk) => {
        const [set = '', period = '', of = ''] = sk.split('#');
        return { unit: of, set, period };
      }),
    };
  }

  async close(exception: LockException, closed: NonNullable<LockException['closed']>): Promise<boolean> {
    const isClosed = await this.#table.updateIf(
      expression`attribute_exists(pk) AND attribute_not_exists(closed)`,
      keyOf(exception),
      expression`SET closed = ${closed}`,
    );
    if (isClosed) return true;
    const former = await this.#former(exception.unit, exception.set, exception.period);
    const found = former.found.find(({ id }) => id === exception.id);
    return (
      found !== undefined &&
      this.#table.putIfAbsent({ ...keyOf(found), ...versionOf('exception'), ...found, closed })
    );
  }

  #former(unit: string, set: string, period: string): Promise<Listed<LockException>> {
    return this.#table.list(expression`pk = ${`exception#${set}#${period}#${unit}`}`, reader, idOf);
  }
}

/** The id is the last part of a key, and the whole of that of one from before 0.3.0. */
function idOf({ sk }: Key): string {
  return sk.slice(sk.lastIndexOf('#') + 1);
}

function byOpening(a: LockException, b: LockException): number {
  return sortableInstant(a.openedAt) < sortableInstant(b.openedAt) ? -1 : 1;
}

function keyOf({ unit, set, period, openedAt, id }: LockException) {
  return { pk, sk: `${set}#${period}#${unit}#${sortableInstant(openedAt)}#${id}` };
}
