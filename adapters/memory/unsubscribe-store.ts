import type { Subscription } from '../../domain/access/unsubscribe-token.ts';
import type { UnsubscribeStore } from '../../usecases/ports/unsubscribe-store.ts';

/** Who has unsubscribed, in memory. */
export class MemoryUnsubscribeStore implements UnsubscribeStore {
  readonly #since = new Map<string, string>();

  async add(subscription: Subscription, at: string): Promise<void> {
    const key = keyOf(subscription);
    this.#since.set(key, this.#since.get(key) ?? at);
  }

  async remove(subscription: Subscription): Promise<void> {
    this.#since.delete(keyOf(subscription));
  }

  async has(subscription: Subscription): Promise<boolean> {
    return this.#since.has(keyOf(subscription));
  }
}

function keyOf({ kind, person }: Subscription): string {
  return `${kind}#${person}`;
}
