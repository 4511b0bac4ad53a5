import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { instantText, instantTextSchema } from '../../domain/period/instant-text.ts';
import type { MilestoneStore } from '../../usecases/ports/milestone-store.ts';
import { paddedNumber } from './table/padded-number.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';

const reader = plainReader('milestone', z.object({ closedAt: instantTextSchema }));

/** Closed milestones in the Reports table: `pk` = `milestone#<id>`, `sk` = `closed#<catalogue version>`. */
export class DynamoDbMilestoneStore implements MilestoneStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  async close(milestone: string, catalogueVersion: number, closedAt: Temporal.Instant): Promise<void> {
    const at = { ...versionOf('milestone'), closedAt: instantText(closedAt) };
    await this.#table.putIfAbsent({ ...keyOf(milestone, catalogueVersion), ...at });
  }

  async isClosed(milestone: string, catalogueVersion: number): Promise<boolean> {
    // The item says so by being there, readable or not.
    return (await this.#table.getRow(keyOf(milestone, catalogueVersion), reader)) !== null;
  }
}

function keyOf(milestone: string, catalogueVersion: number) {
  return { pk: `milestone#${milestone}`, sk: `closed#${paddedNumber(catalogueVersion, 6)}` };
}
