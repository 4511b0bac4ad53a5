import type { Temporal } from 'temporal-polyfill';
import { deliveryPartsFrom } from '../../domain/delivery/delivery-id.ts';
import { type InstantText, instantText } from '../../domain/period/instant-text.ts';
import type { JournalEntry, SendJournal } from '../../usecases/ports/send-journal.ts';

/** The journal of sent messages in memory. */
export class MemorySendJournal implements SendJournal {
  readonly #entries = new Map<string, JournalEntry>();
  #incompleteUntil: InstantText | null = null;

  async add(id: string, entry: JournalEntry): Promise<void> {
    if (deliveryPartsFrom(id) !== null && !this.#entries.has(id)) this.#entries.set(id, entry);
  }

  async entriesOf(ids: readonly string[]): Promise<ReadonlyMap<string, JournalEntry>> {
    return new Map(
      ids.flatMap((id): [string, JournalEntry][] => {
        const entry = this.#entries.get(id);
        return entry === undefined ? [] : [[id, entry]];
      }),
    );
  }

  async incompleteUntil(): Promise<InstantText | null> {
    return this.#incompleteUntil;
  }

  async doubt(until: Temporal.Instant): Promise<void> {
    this.#incompleteUntil = instantText(until);
  }
}
