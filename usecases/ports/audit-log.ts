import type { Temporal } from 'temporal-polyfill';
import type { AuditEntry, AuditIntent, AuditOutcome } from '../../domain/audit/audit-entry.ts';
import type { Listed } from './listed.ts';

/** A part of the audit log; from its beginning and to its end by default. */
export type AuditRange = {
  /** The first instant included. */
  readonly from?: Temporal.Instant;
  /** The first instant no longer included. */
  readonly until?: Temporal.Instant;
  /** The id of an entry; only older ones are included. */
  readonly before?: string;
};

/** Records who changed what. Nothing in it is ever changed or removed. */
export interface AuditLog {
  /**
   * Records a change before it is made.
   * @returns the entry's id; ids sort by time
   */
  begin(intent: AuditIntent): Promise<string>;

  /** Records what became of a change; only the first outcome counts. */
  end(id: string, outcome: AuditOutcome): Promise<void>;

  /** The newest entries of a part of the log, newest first. */
  newest(range: AuditRange, limit: number): Promise<Listed<AuditEntry>>;
}
