import { type Snooze, snoozeSchema } from '../../domain/submission/warnings/snooze.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import type { SnoozeStore } from '../../usecases/ports/snooze-store.ts';

/** The last snooze of each unit, set and period, checked like stored ones. */
export class MemorySnoozeStore implements SnoozeStore {
  readonly #snoozes = new Map<string, Snooze>();

  async put(snooze: Snooze): Promise<void> {
    this.#snoozes.set(keyOf(snooze.unit, snooze.set, snooze.period), snoozeSchema.parse(snooze));
  }

  async find(unit: string, set: string, period: string): Promise<Listed<Snooze>> {
    const found = this.#snoozes.get(keyOf(unit, set, period));
    return { found: found === undefined ? [] : [found], unreadable: [] };
  }

  async all(): Promise<Listed<Snooze>> {
    const sorted = [...this.#snoozes].sort(([one], [other]) => (one < other ? -1 : 1));
    return { found: sorted.map(([, snooze]) => snooze), unreadable: [] };
  }
}

function keyOf(unit: string, set: string, period: string): string {
  return `${set}#${period}#${unit}`;
}
