import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { ClaimResult, IdempotencyStore, KeyClaim } from '../../usecases/ports/idempotency-store.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { expression } from './expression.ts';
import type { Table } from './table.ts';

const itemSchema = z.object({ bodyHash: z.string() });

/** Idempotency keys, for each unit or token by itself: `pk` = `key#<unit>`, `sk` = SHA-256 of the key. */
export class DynamoDbIdempotencyStore implements IdempotencyStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async claim(claim: KeyClaim, now: Temporal.Instant, leaseUntil: Temporal.Instant): Promise<ClaimResult> {
    const { bodyHash } = claim;
    const claimed = await this.#table.putIf(
      expression`attribute_not_exists(pk) OR (bodyHash = ${bodyHash} AND leaseUntil <= ${sortableInstant(now)})`,
      { ...keyOf(claim), bodyHash, leaseUntil: sortableInstant(leaseUntil) },
    );
    if (claimed) return 'claimed';
    const item = await this.#table.get(keyOf(claim), itemSchema);
    return item === null || item.bodyHash === bodyHash ? 'in-flight' : 'other-body';
  }

  async release(claim: KeyClaim, now: Temporal.Instant): Promise<void> {
    const at = sortableInstant(now);
    await this.#table.updateIf(
      expression`bodyHash = ${claim.bodyHash} AND leaseUntil > ${at}`,
      keyOf(claim),
      expression`SET leaseUntil = ${at}`,
    );
  }
}

function keyOf({ unit, key }: KeyClaim) {
  return { pk: `key#${unit}`, sk: createHash('sha256').update(key).digest('hex') };
}
