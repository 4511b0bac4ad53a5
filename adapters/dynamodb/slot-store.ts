import * as z from 'zod';
import type { SlotStore } from '../../usecases/ports/slot-store.ts';
import { expression, setting } from './expression.ts';
import { isAbsent, type Table } from './table.ts';
import { reportsPartitions } from './table-schema.ts';

const itemSchema = z.object({ until: z.number() });
const key = { pk: reportsPartitions.sending, sk: 'rate' };

/** The reserved sending rate, in one item of the Reports table: `pk` = `sending`, `sk` = `rate`. */
export class DynamoDbSlotStore implements SlotStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  async takenUntil(): Promise<number | null> {
    return (await this.#table.get(key, itemSchema))?.until ?? null;
  }

  take(seen: number | null, until: number): Promise<boolean> {
    const isAsSeen = seen === null ? isAbsent : expression`#until = ${seen}`;
    return this.#table.updateIf(isAsSeen, key, setting({ until }));
  }
}
