import type { Caller } from '../../domain/access/caller.ts';
import type { AuditChange, AuditOutcome } from '../../domain/audit/audit-entry.ts';
import type { AuditedOperation } from '../../domain/audit/audited-operations.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../ports/ports.ts';

/** A change to record: who makes it, in which operation, to what, from what to what. */
type Auditing = {
  readonly operation: AuditedOperation;
  readonly by: Omit<Caller, 'tokenId'> & { readonly tokenId: string | null };
  readonly subject: string | null;
  readonly changes: readonly AuditChange[];
};

/**
 * Makes a change and records it: what is intended before, what became of it after. Without the first record nothing is
 * changed; if the second one is lost, the entry stays without an outcome, and the change is answered as usual.
 * @param change makes the change, and calls `changed` once something has changed, with what it knows only then
 * @throws whatever `change` throws
 */
export async function audited<T>(
  { audit, clock }: Pick<Ports, 'audit' | 'clock'>,
  { operation, by, subject, changes }: Auditing,
  change: (changed: (facts?: readonly AuditChange[]) => void) => Promise<T>,
): Promise<T> {
  const { principal, tokenId, label } = by;
  const actor = { principal, tokenId, label };
  const at = instantText(clock.now());
  const id = await audit.begin({ at, operation, by: actor, subject, changes: [...changes] });
  const facts: AuditChange[] = [];
  let hasChanged = false;
  const end = (result: AuditOutcome['result']) =>
    audit.end(id, { result, changes: facts }).catch(() => undefined);
  try {
    const result = await change((known = []) => {
      hasChanged = true;
      facts.push(...known);
    });
    await end(hasChanged ? 'done' : 'unchanged');
    return result;
  } catch (error) {
    const withoutEffect = error instanceof Problem ? 'refused' : 'failed';
    await end(hasChanged ? 'partly' : withoutEffect);
    throw error;
  }
}
