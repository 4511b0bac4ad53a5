import * as z from 'zod';
import type { Reservation } from '../../domain/access/rate-limit.ts';
import type { ReservationStore } from '../../usecases/ports/reservation-store.ts';
import { expression, setting } from './expression.ts';
import { isAbsent, type Table } from './table.ts';
import { registryPartitions } from './table-schema.ts';

const itemSchema = z.object({ window: z.int(), count: z.int() });

/**
 * Counts of requests, receipts, previews and exceptions in the Registry table: `pk` = `requests`, `sk` = the holder. Each holder has one item,
 * which the next window's count overwrites, so nothing needs cleaning up.
 */
export class DynamoDbReservationStore implements ReservationStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  find(holder: string): Promise<Reservation | null> {
    return this.#table.get(keyOf(holder), itemSchema);
  }

  replace(holder: string, seen: Reservation | null, { window, count }: Reservation): Promise<boolean> {
    const isAsSeen =
      seen === null ? isAbsent : expression`#window = ${seen.window} AND #count = ${seen.count}`;
    return this.#table.updateIf(isAsSeen, keyOf(holder), setting({ window, count }));
  }
}

function keyOf(holder: string) {
  return { pk: registryPartitions.requests, sk: holder };
}
