import * as z from 'zod';
import type { Reservation } from '../../domain/access/rate-limit.ts';
import type { ReservationStore } from '../../usecases/ports/reservation-store.ts';
import { expression, setting } from './requests/expression.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import { isAbsent, type Table } from './table/table.ts';
import { registryPartitions } from './table/table-schema.ts';

const reader = plainReader(
  'request-count',
  z
    .object({ window: z.int(), count: z.int() })
    .transform(({ window: interval, count }): Reservation => ({ interval, count })),
);

/**
 * Counts of requests, receipts, test messages, tokens and attempts to sign in, in the Registry table: `pk` = `requests`, `sk` = the holder. Each holder has one item,
 * which the count of the next interval overwrites, so nothing needs cleaning up. The item calls an interval `window`.
 */
export class DynamoDbReservationStore implements ReservationStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  async find(holder: string): Promise<Reservation | null> {
    return (await this.#table.getRow(keyOf(holder), reader))?.value ?? null;
  }

  async replace(
    holder: string,
    seen: Reservation | null,
    { interval, count }: Reservation,
  ): Promise<boolean> {
    const isAsSeen =
      seen === null ? isAbsent : expression`#window = ${seen.interval} AND #count = ${seen.count}`;
    const change = { ...versionOf('request-count'), window: interval, count };
    if (await this.#table.updateIf(isAsSeen, keyOf(holder), setting(change))) return true;
    if (seen !== null) return false;
    // A count that cannot be read is begun again.
    const row = await this.#table.getRow(keyOf(holder), reader);
    if (row?.isReadable !== false) return false;
    return this.#table.updateIf(expression`attribute_exists(pk)`, keyOf(holder), setting(change));
  }
}

function keyOf(holder: string) {
  return { pk: registryPartitions.requests, sk: holder };
}
