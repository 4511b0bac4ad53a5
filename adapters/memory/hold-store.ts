import type { HeldRun } from '../../domain/delivery/held-run.ts';
import type { HoldStore } from '../../usecases/ports/hold-store.ts';
import { allReadable, type Listed } from '../../usecases/ports/listed.ts';

/** Held runs in memory. */
export class MemoryHoldStore implements HoldStore {
  readonly #runs = new Map<string, HeldRun>();

  async find(id: string): Promise<HeldRun | null> {
    return structuredClone(this.#runs.get(id) ?? null);
  }

  async replace(seen: HeldRun | null, next: HeldRun): Promise<boolean> {
    const current = this.#runs.get(next.id);
    if (current?.digest !== seen?.digest || current?.words.length !== seen?.words.length) return false;
    this.#runs.set(next.id, structuredClone(next));
    return true;
  }

  async list(): Promise<Listed<HeldRun>> {
    const inOrder = [...this.#runs.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    return allReadable(structuredClone(inOrder));
  }
}
