import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { instantText } from '../../domain/period/instant-text.ts';
import type { MilestoneStore } from '../../usecases/ports/milestone-store.ts';
import { paddedNumber } from './padded-number.ts';
import type { Table } from './table.ts';

const itemSchema = z.object({ closedAt: z.string() });

/** Closed milestones in the Reports table: `pk` = `milestone#<id>`, `sk` = `closed#<catalogue version>`. */
export class DynamoDbMilestoneStore implements MilestoneStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  async close(milestone: string, catalogueVersion: number, closedAt: Temporal.Instant): Promise<void> {
    await this.#table.putIfAbsent({ ...keyOf(milestone, catalogueVersion), closedAt: instantText(closedAt) });
  }

  async isClosed(milestone: string, catalogueVersion: number): Promise<boolean> {
    return (await this.#table.get(keyOf(milestone, catalogueVersion), itemSchema)) !== null;
  }
}

function keyOf(milestone: string, catalogueVersion: number) {
  return { pk: `milestone#${milestone}`, sk: `closed#${paddedNumber(catalogueVersion, 6)}` };
}
