import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { ClaimResult, IdempotencyStore, KeyClaim } from '../../usecases/ports/idempotency-store.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { expression } from './requests/expression.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';

const reader = plainReader(
  'idempotency-key',
  z.object({
    bodyHash: z.string(),
    leaseUntil: z.string(),
    released: z.literal(true).optional(),
  }),
);

/** Idempotency keys, separate per unit or token: `pk` = `key#<unit>`, `sk` = SHA-256 of the key. */
export class DynamoDbIdempotencyStore implements IdempotencyStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async claim(claim: KeyClaim, now: Temporal.Instant, leaseUntil: Temporal.Instant): Promise<ClaimResult> {
    const { bodyHash } = claim;
    const until = sortableInstant(leaseUntil);
    const claimed = await this.#table.putIf(
      expression`attribute_not_exists(pk) OR attribute_exists(released) OR (bodyHash = ${bodyHash} AND leaseUntil <= ${sortableInstant(now)})`,
      { ...keyOf(claim), ...versionOf('idempotency-key'), bodyHash, leaseUntil: until },
    );
    if (claimed) return 'claimed';
    const item = await this.#table.get(keyOf(claim), reader);
    if (item !== null && item.bodyHash !== bodyHash) return 'other-body';
    return item?.leaseUntil === until ? 'claimed' : 'in-flight';
  }

  async isClaimed(key: Pick<KeyClaim, 'unit' | 'key'>): Promise<boolean> {
    const row = await this.#table.getRow(keyOf(key), reader);
    // One that cannot be read may stand for a submission: it counts as claimed.
    return row !== null && row.value?.released === undefined;
  }

  async release(claim: KeyClaim, now: Temporal.Instant): Promise<void> {
    const at = sortableInstant(now);
    await this.#table.updateIf(
      expression`bodyHash = ${claim.bodyHash} AND leaseUntil > ${at}`,
      keyOf(claim),
      expression`SET leaseUntil = ${at}, released = ${true}`,
    );
  }
}

function keyOf({ unit, key }: Pick<KeyClaim, 'unit' | 'key'>) {
  return { pk: `key#${unit}`, sk: createHash('sha256').update(key).digest('hex') };
}
