import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import {
  type AuditEntry,
  type AuditIntent,
  type AuditOutcome,
  auditIntentSchema,
  auditOutcomeSchema,
} from '../../domain/audit/audit-entry.ts';
import type { AuditLog, AuditRange } from '../../usecases/ports/audit-log.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { expression } from './expression.ts';
import { plainReader } from './row-reader.ts';
import { versionOf } from './row-versions.ts';
import type { Table } from './table.ts';
import { registryPartitions } from './table-schema.ts';

const pk = registryPartitions.audit;
const endSuffix = '-end';

/** Before every key, and after every key that begins with a year of four digits. */
const [firstKey, lastKey] = ['0', ':'];

const reader = plainReader(
  'audit-entry',
  z.union([
    z.object({ sk: z.string(), ...auditIntentSchema.shape }),
    z.object({ sk: z.string(), ...auditOutcomeSchema.shape }),
  ]),
);

/**
 * The audit log in the Registry table: `pk` = `audit`, `sk` = `<when>-<8 random bytes>`, which is the entry's id, for what
 * is intended, and `<id>-end` for what became of it. Items are only ever put, never updated or deleted.
 */
export class DynamoDbAuditLog implements AuditLog {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  async begin(intent: AuditIntent): Promise<string> {
    const id = `${sortableInstant(intent.at)}-${randomBytes(8).toString('hex')}`;
    // Unconditional, so that it may be repeated when its answer is lost; nothing else ever has this key.
    await this.#table.put({ pk, sk: id, ...versionOf('audit-entry'), ...intent });
    return id;
  }

  async end(id: string, outcome: AuditOutcome): Promise<void> {
    await this.#table.putIfAbsent({ pk, sk: `${id}${endSuffix}`, ...versionOf('audit-entry'), ...outcome });
  }

  async newest({ from, until, before }: AuditRange, limit: number): Promise<AuditEntry[]> {
    const low = from === undefined ? firstKey : sortableInstant(from);
    const ends = [before, until && sortableInstant(until), lastKey].filter((end) => end !== undefined);
    const high = ends.reduce((least, end) => (end < least ? end : least));
    if (high < low) return [];
    const where = expression`pk = ${pk} AND sk BETWEEN ${low} AND ${high}`;
    // An entry's outcome comes right before it; the entry named by `before` may come first.
    const items = await this.#table.query(where, reader, { descending: true, atMost: 2 * limit + 1 });
    const entries: AuditEntry[] = [];
    let outcome: AuditOutcome | null = null;
    for (const { sk, ...item } of items) {
      if ('result' in item) outcome = item;
      else if (sk !== before) {
        entries.push({ id: sk, ...item, outcome });
        outcome = null;
      }
    }
    return entries.slice(0, limit);
  }
}
