import type { ExceptionOf, LockException } from '../../domain/submission/exceptions/lock-exception.ts';
import type { Listed } from './listed.ts';

/** Stores exceptions from a lock permanently. */
export interface ExceptionStore {
  put(exception: LockException): Promise<void>;

  /** All exceptions ever made for a unit, set and period, oldest first. */
  list(unit: string, set: string, period: string): Promise<Listed<LockException>>;

  /**
   * All exceptions there are, or those of one unit, oldest first, but for open ones of versions before 0.3.0, which `list` alone finds.
   * What cannot be read is also named by whose it is.
   */
  all(unit?: string): Promise<Listed<LockException> & { readonly unreadableOf: readonly ExceptionOf[] }>;

  /**
   * Marks an exception as closed.
   * @returns false when it is closed already or does not exist; it is then unchanged
   */
  close(exception: LockException, closed: NonNullable<LockException['closed']>): Promise<boolean>;
}
