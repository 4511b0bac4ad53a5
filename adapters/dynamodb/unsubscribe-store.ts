import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Subscription } from '../../domain/access/unsubscribe-token.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { UnsubscribeStore } from '../../usecases/ports/unsubscribe-store.ts';
import { expression } from './expression.ts';
import type { Table } from './table.ts';
import { registryPartitions } from './table-schema.ts';

const itemSchema = z.object({ unsubscribedAt: z.string().optional() });

/**
 * Unsubscriptions in the Registry table: `pk` = `unsubscribed`, `sk` = `<kind>#<person>`. After a new subscription the
 * item remains, without a time.
 */
export class DynamoDbUnsubscribeStore implements UnsubscribeStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  async add(subscription: Subscription, at: Temporal.Instant): Promise<void> {
    const isSubscribed = expression`attribute_not_exists(unsubscribedAt)`;
    await this.#table.updateIf(
      isSubscribed,
      keyOf(subscription),
      expression`SET unsubscribedAt = ${instantText(at)}`,
    );
  }

  async remove(subscription: Subscription): Promise<void> {
    const hasUnsubscribed = expression`attribute_exists(unsubscribedAt)`;
    await this.#table.updateIf(hasUnsubscribed, keyOf(subscription), expression`REMOVE unsubscribedAt`);
  }

  async has(subscription: Subscription): Promise<boolean> {
    const item = await this.#table.get(keyOf(subscription), itemSchema);
    return item?.unsubscribedAt !== undefined;
  }

  async hasEach(subscriptions: readonly Subscription[]): Promise<boolean[]> {
    const keys = new Map(subscriptions.map(keyOf).map((key) => [key.sk, key]));
    const items = await this.#table.getAll([...keys.values()], itemSchema);
    const unsubscribed = new Set(
      [...keys.keys()].filter((_, index) => items[index]?.unsubscribedAt !== undefined),
    );
    return subscriptions.map((one) => unsubscribed.has(keyOf(one).sk));
  }
}

function keyOf({ kind, person }: Subscription) {
  return { pk: registryPartitions.unsubscribed, sk: `${kind}#${person}` };
}
