import type { Temporal } from 'temporal-polyfill';
import type { InstantText } from '../../domain/period/instant-text.ts';

/** A message that the mail service accepted. */
export type JournalEntry = { readonly messageId: string; readonly sentAt: InstantText };

/**
 * The journal of messages that the mail service accepted, by delivery id, kept apart from the deliveries: it still knows what was
 * sent when their table is restored to an earlier moment. Entries are only ever added.
 */
export interface SendJournal {
  /** Adds a message; a second entry of the same delivery changes nothing, and an invalid id adds nothing. */
  add(id: string, entry: JournalEntry): Promise<void>;

  /** The entries of some deliveries, by id; at most 100 at once. */
  entriesOf(ids: readonly string[]): Promise<ReadonlyMap<string, JournalEntry>>;

  /** The instant up to which the journal is incomplete, because tables were imported or restored then; null if never. */
  incompleteUntil(): Promise<InstantText | null>;

  /** Records that the journal is incomplete up to an instant. */
  doubt(until: Temporal.Instant): Promise<void>;
}
