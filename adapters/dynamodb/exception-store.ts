import { type LockException, lockExceptionSchema } from '../../domain/submission/lock-exception.ts';
import type { ExceptionStore } from '../../usecases/ports/exception-store.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { expression } from './expression.ts';
import type { Table } from './table.ts';
import { registryPartitions } from './table-schema.ts';

const itemSchema = lockExceptionSchema.strip();

const pk = registryPartitions.exceptions;

/**
 * Exceptions from a lock in the Registry table, all in one partition so that they can be listed: `pk` = `exceptions`, `sk` =
 * `<set>#<period>#<unit>#<when it was opened>#<id>`. Versions before 0.3.0 kept them under `pk` =
 * `exception#<set>#<period>#<unit>`; those still open a lock, but cannot be listed or closed.
 */
export class DynamoDbExceptionStore implements ExceptionStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  async put(exception: LockException): Promise<void> {
    return this.#table.put({ ...keyOf(exception), ...exception });
  }

  async list(unit: string, set: string, period: string): Promise<LockException[]> {
    const former = `exception#${set}#${period}#${unit}`;
    const prefix = `${set}#${period}#${unit}#`;
    const [before, now] = await Promise.all([
      this.#table.query(expression`pk = ${former}`, itemSchema),
      this.#table.query(expression`pk = ${pk} AND begins_with(sk, ${prefix})`, itemSchema),
    ]);
    return [...before, ...now];
  }

  async all(): Promise<LockException[]> {
    const found = await this.#table.query(expression`pk = ${pk}`, itemSchema);
    return found.sort((a, b) => (sortableInstant(a.openedAt) < sortableInstant(b.openedAt) ? -1 : 1));
  }

  close(exception: LockException, closed: NonNullable<LockException['closed']>): Promise<boolean> {
    return this.#table.updateIf(
      expression`attribute_exists(pk) AND attribute_not_exists(closed)`,
      keyOf(exception),
      expression`SET closed = ${closed}`,
    );
  }
}

function keyOf({ unit, set, period, openedAt, id }: LockException) {
  return { pk, sk: `${set}#${period}#${unit}#${sortableInstant(openedAt)}#${id}` };
}
