import type { Temporal } from 'temporal-polyfill';
import type { FoundRow } from '../../domain/stored-row/found-row.ts';
import type { Listed } from './listed.ts';
import type { UnreadablePlace } from './unreadable-row.ts';

/** Unreadable rows that were found. Each is kept once, by its table and key. */
export interface UnreadableRowStore {
  /** Records that a row was found unreadable, replacing what was recorded of it before. */
  note(place: UnreadablePlace, at: Temporal.Instant): Promise<void>;

  /** All recorded rows, by table and key. */
  list(): Promise<Listed<FoundRow>>;
}
