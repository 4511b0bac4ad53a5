import * as z from 'zod';
import type { SlotStore } from '../../usecases/ports/slot-store.ts';
import { expression, setting } from './requests/expression.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import { isAbsent, type Table } from './table/table.ts';
import { reportsPartitions } from './table/table-schema.ts';

const reader = plainReader('sending-rate', z.object({ until: z.number() }));
const key = { pk: reportsPartitions.sending, sk: 'rate' };

/** The reserved sending rate, in one item of the Reports table: `pk` = `sending`, `sk` = `rate`. */
export class DynamoDbSlotStore implements SlotStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  async takenUntil(): Promise<number | null> {
    return (await this.#table.getRow(key, reader))?.value?.until ?? null;
  }

  async take(seen: number | null, until: number): Promise<boolean> {
    const isAsSeen = seen === null ? isAbsent : expression`#until = ${seen}`;
    const change = setting({ ...versionOf('sending-rate'), until });
    if (await this.#table.updateIf(isAsSeen, key, change)) return true;
    if (seen !== null) return false;
    // A rate that cannot be read is taken anew.
    const row = await this.#table.getRow(key, reader);
    if (row?.isReadable !== false) return false;
    return this.#table.updateIf(expression`attribute_exists(pk)`, key, change);
  }
}
