import type { Temporal } from 'temporal-polyfill';
import type { Subscription } from '../../domain/access/unsubscribe-token.ts';
import type { UnsubscribeStore } from '../../usecases/ports/unsubscribe-store.ts';

/** Unsubscriptions in memory. */
export class MemoryUnsubscribeStore implements UnsubscribeStore {
  readonly #unsubscribed = new Set<string>();

  async add(subscription: Subscription, _at: Temporal.Instant): Promise<void> {
    this.#unsubscribed.add(keyOf(subscription));
  }

  async remove(subscription: Subscription): Promise<void> {
    this.#unsubscribed.delete(keyOf(subscription));
  }

  async has(subscription: Subscription): Promise<boolean> {
    return this.#unsubscribed.has(keyOf(subscription));
  }

  async hasEach(subscriptions: readonly Subscription[]): Promise<boolean[]> {
    return subscriptions.map((one) => this.#unsubscribed.has(keyOf(one)));
  }
}

function keyOf({ kind, person }: Subscription): string {
  return `${kind}#${person}`;
}
