import type { LockException } from '../../domain/submission/lock-exception.ts';

/** Stores the exceptions from a lock permanently. */
export interface ExceptionStore {
  put(exception: LockException): Promise<void>;

  /** All exceptions ever made for a unit, set and period, oldest first. */
  list(unit: string, set: string, period: string): Promise<LockException[]>;
}
