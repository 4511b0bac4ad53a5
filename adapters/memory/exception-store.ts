import {
  type ExceptionOf,
  type LockException,
  lockExceptionSchema,
} from '../../domain/submission/exceptions/lock-exception.ts';
import type { ExceptionStore } from '../../usecases/ports/exception-store.ts';
import { allReadable, type Listed } from '../../usecases/ports/listed.ts';
import { sortableInstant } from '../sortable-instant.ts';

/** Exceptions from a lock in memory. */
export class MemoryExceptionStore implements ExceptionStore {
  readonly #exceptions: LockException[] = [];

  async put(exception: LockException): Promise<void> {
    this.#exceptions.push(lockExceptionSchema.parse(exception));
  }

  async list(unit: string, set: string, period: string): Promise<Listed<LockException>> {
    const { found } = await this.all();
    return allReadable(found.filter((one) => one.unit === unit && one.set === set && one.period === period));
  }

  async all(unit?: string): Promise<Listed<LockException> & { unreadableOf: ExceptionOf[] }> {
    const asked = this.#exceptions.filter((one) => unit === undefined || one.unit === unit);
    const inOrder = asked.toSorted((a, b) =>
      sortableInstant(a.openedAt) < sortableInstant(b.openedAt) ? -1 : 1,
    );
    return { ...allReadable(inOrder.map((one) => ({ ...one }))), unreadableOf: [] };
  }

  async close({ id }: LockException, closed: NonNullable<LockException['closed']>): Promise<boolean> {
    const at = this.#exceptions.findIndex((one) => one.id === id && one.closed === undefined);
    const found = this.#exceptions[at];
    if (found === undefined) return false;
    this.#exceptions[at] = { ...found, closed };
    return true;
  }
}
