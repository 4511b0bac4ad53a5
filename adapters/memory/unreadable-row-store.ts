import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../../domain/period/instant-text.ts';
import type { FoundRow } from '../../domain/stored-row/found-row.ts';
import { allReadable, type Listed } from '../../usecases/ports/listed.ts';
import type { UnreadablePlace } from '../../usecases/ports/unreadable-row.ts';
import type { UnreadableRowStore } from '../../usecases/ports/unreadable-row-store.ts';

/** Unreadable rows, each as it was met last. */
export class MemoryUnreadableRowStore implements UnreadableRowStore {
  readonly #rows = new Map<string, FoundRow>();

  async note({ table, key, kind, reason }: UnreadablePlace, at: Temporal.Instant): Promise<void> {
    const place = { table, partition: key.pk, sort: key.sk };
    const foundAt = instantText(at);
    this.#rows.set(`${table}#${key.pk}#${key.sk}`, { ...place, kind, reason, foundAt });
  }

  async list(): Promise<Listed<FoundRow>> {
    const inOrder = [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1));
    return allReadable(inOrder.map(([, row]) => ({ ...row })));
  }
}
