import { type LockException, lockExceptionSchema } from '../../domain/submission/lock-exception.ts';
import type { ExceptionStore } from '../../usecases/ports/exception-store.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { expression } from './expression.ts';
import type { Table } from './table.ts';

const itemSchema = lockExceptionSchema.strip();

/**
 * Exceptions from a lock in the Registry table: `pk` = `exception#<set>#<period>#<unit>`, `sk` = the opening time and
 * the id.
 */
export class DynamoDbExceptionStore implements ExceptionStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  async put(exception: LockException): Promise<void> {
    const { unit, set, period, openedAt, id } = exception;
    const key = { pk: partition(unit, set, period), sk: `${sortableInstant(openedAt)}#${id}` };
    return this.#table.put({ ...key, ...exception });
  }

  list(unit: string, set: string, period: string): Promise<LockException[]> {
    return this.#table.query(expression`pk = ${partition(unit, set, period)}`, itemSchema);
  }
}

function partition(unit: string, set: string, period: string): string {
  return `exception#${set}#${period}#${unit}`;
}
