import type { StrayEvent } from '../../domain/delivery/stray-event.ts';
import { allReadable, type Listed } from '../../usecases/ports/listed.ts';
import type { StrayEventStore } from '../../usecases/ports/stray-event-store.ts';
import { sortableInstant } from '../sortable-instant.ts';

/** Stray mail service events in memory; they are never forgotten. */
export class MemoryStrayEventStore implements StrayEventStore {
  readonly #kept = new Map<string, StrayEvent>();

  async keep(event: StrayEvent): Promise<boolean> {
    const key = `${sortableInstant(event.at)}#${event.id}`;
    if (this.#kept.has(key)) return false;
    this.#kept.set(key, { ...event });
    return true;
  }

  async newest(limit: number): Promise<Listed<StrayEvent>> {
    const inOrder = [...this.#kept].sort(([one], [other]) => (one < other ? 1 : -1));
    return allReadable(inOrder.slice(0, limit).map(([, event]) => ({ ...event })));
  }
}
