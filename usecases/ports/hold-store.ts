import type { HeldRun } from '../../domain/delivery/held-run.ts';
import type { Listed } from './listed.ts';

/** Keeps the runs that wait for two operators, with the words they have. */
export interface HoldStore {
  find(id: string): Promise<HeldRun | null>;

  /**
   * Replaces a held run that still has the digest and the number of words it was read with; null adds it.
   * @returns false when another caller was first
   */
  replace(seen: HeldRun | null, next: HeldRun): Promise<boolean>;

  /** All of them, by id. */
  list(): Promise<Listed<HeldRun>>;
}
