import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Subscription } from '../../domain/access/unsubscribe-token.ts';
import { instantText, instantTextSchema } from '../../domain/period/instant-text.ts';
import type { UnsubscribeStore } from '../../usecases/ports/unsubscribe-store.ts';
import { expression, setting } from './requests/expression.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { ReadRow, Table } from './table/table.ts';
import { registryPartitions } from './table/table-schema.ts';

const reader = plainReader('unsubscription', z.object({ unsubscribedAt: instantTextSchema.optional() }));

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
      setting({ ...versionOf('unsubscription'), unsubscribedAt: instantText(at) }),
    );
  }

  async remove(subscription: Subscription): Promise<void> {
    const hasUnsubscribed = expression`attribute_exists(unsubscribedAt)`;
    await this.#table.updateIf(hasUnsubscribed, keyOf(subscription), expression`REMOVE unsubscribedAt`);
  }

  async has(subscription: Subscription): Promise<boolean> {
    return hasLeft(await this.#table.getRow(keyOf(subscription), reader));
  }

  async hasEach(subscriptions: readonly Subscription[]): Promise<boolean[]> {
    const keys = new Map(subscriptions.map(keyOf).map((key) => [key.sk, key]));
    const rows = await this.#table.getRows([...keys.values()], reader);
    const unsubscribed = new Set([...keys.keys()].filter((_, index) => hasLeft(rows[index] ?? null)));
    return subscriptions.map((one) => unsubscribed.has(keyOf(one).sk));
  }
}

/** One whose item cannot be read may have unsubscribed, and so has: nobody gets mail against their wish. */
function hasLeft(row: ReadRow<ReturnType<typeof reader.read>> | null): boolean {
  return row !== null && (!row.isReadable || row.value.unsubscribedAt !== undefined);
}

function keyOf({ kind, person }: Subscription) {
  return { pk: registryPartitions.unsubscribed, sk: `${kind}#${person}` };
}
