import {
  type AuditEntry,
  type AuditIntent,
  type AuditOutcome,
  auditIntentSchema,
  auditOutcomeSchema,
} from '../../domain/audit/audit-entry.ts';
import type { AuditLog, AuditRange } from '../../usecases/ports/audit-log.ts';
import { allReadable, type Listed } from '../../usecases/ports/listed.ts';
import { sortableInstant } from '../sortable-instant.ts';

/** The audit log of a preview, a test or a simulation: gone with the process. */
export class MemoryAuditLog implements AuditLog {
  readonly #intents = new Map<string, AuditIntent>();
  readonly #outcomes = new Map<string, AuditOutcome>();

  async begin(intent: AuditIntent): Promise<string> {
    const number = this.#intents.size.toString(16).padStart(16, '0');
    const id = `${sortableInstant(intent.at)}-${number}`;
    this.#intents.set(id, structuredClone(intent));
    return id;
  }

  async end(id: string, outcome: AuditOutcome): Promise<void> {
    if (!this.#outcomes.has(id)) this.#outcomes.set(id, structuredClone(outcome));
  }

  async newest({ from, until, before }: AuditRange, limit: number): Promise<Listed<AuditEntry>> {
    const first = from === undefined ? '' : sortableInstant(from);
    const ends = [before, until && sortableInstant(until)].filter((end) => end !== undefined);
    const found = [...this.#intents.keys()]
      .filter((id) => id >= first && ends.every((end) => id < end))
      .sort()
      .reverse()
      .slice(0, limit)
      .map((id) => this.#entry(id));
    return allReadable(found);
  }

  #entry(id: string): AuditEntry {
    const outcome = this.#outcomes.get(id);
    return {
      id,
      ...auditIntentSchema.parse(this.#intents.get(id)),
      outcome: outcome === undefined ? null : auditOutcomeSchema.parse(outcome),
    };
  }
}
