import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import {
  type AuditEntry,
  type AuditIntent,
  type AuditOutcome,
  auditIntentSchema,
  auditOutcomeSchema,
  unreadableOutcome,
} from '../../domain/audit/audit-entry.ts';
import type { AuditLog, AuditRange } from '../../usecases/ports/audit-log.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { expression } from './requests/expression.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';
import { registryPartitions } from './table/table-schema.ts';

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

  async newest({ from, until, before }: AuditRange, limit: number): Promise<Listed<AuditEntry>> {
    const low = from === undefined ? firstKey : sortableInstant(from);
    const ends = [before, until && sortableInstant(until), lastKey].filter((end) => end !== undefined);
    const high = ends.reduce((least, end) => (end < least ? end : least));
    const listed: Listed<AuditEntry> = { found: [], unreadable: [] };
    if (high < low) return listed;
    const where = expression`pk = ${pk} AND sk BETWEEN ${low} AND ${high}`;
    // An entry's outcome comes right before it; the entry named by `before` may come first.
    const rows = await this.#table.queryRows(where, reader, { descending: true, atMost: 2 * limit + 1 });
    let ended: { readonly id: string; readonly outcome: AuditEntry['outcome'] } | null = null;
    for (const { key, value } of rows) {
      if (listed.found.length + listed.unreadable.length === limit) break;
      const { sk: id } = key;
      if (id.endsWith(endSuffix)) {
        const outcome = value !== null && 'result' in value ? outcomeOf(value) : unreadableOutcome;
        ended = { id: id.slice(0, -endSuffix.length), outcome };
      } else if (id !== before) {
        const outcome: AuditEntry['outcome'] = ended?.id === id ? ended.outcome : null;
        if (value !== null && 'operation' in value) listed.found.push({ ...intentOf(value), id, outcome });
        else listed.unreadable.push(id);
      }
    }
    return listed;
  }
}

type Row = ReturnType<typeof reader.read>;

function intentOf({ sk: _, ...intent }: Extract<Row, AuditIntent>): AuditIntent {
  return intent;
}

function outcomeOf({ sk: _, ...outcome }: Extract<Row, AuditOutcome>): AuditOutcome {
  return outcome;
}
