import type { AuditEntryAnswer, AuditPage, AuditQuery } from '../../contract/audit.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { entriesThatFit } from '../fitting.ts';
import type { AuditLog, AuditRange } from '../ports/audit-log.ts';
import type { Ports } from '../ports/ports.ts';

/** The most entries one request reads, so that looking for a rare operation ends in time. */
const mostRead = 1_000;

/** Lists who changed what, newest first. */
export async function listAudit(
  { audit }: Pick<Ports, 'audit'>,
  { operation, from, to, limit, cursor }: AuditQuery,
): Promise<AuditPage> {
  const range = {
    ...(from === undefined ? {} : { from: from.first }),
    ...(to === undefined ? {} : { until: to.last.add({ seconds: 1 }) }),
    ...(cursor === undefined ? {} : { before: cursor }),
  };
  const entries: AuditEntryAnswer[] = [];
  const unreadable: string[] = [];
  let read = 0;
  let last: string | null = null;
  for await (const entry of newest(audit, range, limit + 1, unreadable)) {
    if (entries.length === limit || read === mostRead) return pageOf(entries, unreadable, last);
    read += 1;
    last = entry.id;
    if (operation === undefined || entry.operation === operation) entries.push(answer(entry));
  }
  return pageOf(entries, unreadable, null);
}

/** As many entries as fit into one answer, and which of the same part of the log cannot be read. */
function pageOf(
  entries: readonly AuditEntryAnswer[],
  unreadable: readonly string[],
  next: string | null,
): AuditPage {
  const page = entriesThatFit(entries);
  const last = page.length < entries.length ? (page.at(-1)?.id ?? null) : next;
  return { entries: page, ...leftOut(unreadable.filter((id) => last === null || id > last)), next: last };
}

/**
 * All entries of a part of the log, newest first, read as far as they are used.
 * @param unreadable gets the ids of those that cannot be read
 */
async function* newest(
  audit: AuditLog,
  range: AuditRange,
  batch: number,
  unreadable: string[],
): AsyncIterable<AuditEntry> {
  let entries = await audit.newest(range, batch);
  for (;;) {
    unreadable.push(...entries.unreadable);
    yield* entries.found;
    const ids = [...entries.found.map(({ id }) => id), ...entries.unreadable].sort();
    const [oldest] = ids;
    if (oldest === undefined || ids.length < batch) return;
    entries = await audit.newest({ ...range, before: oldest }, batch);
  }
}

function answer({ outcome, changes, ...intent }: AuditEntry): AuditEntryAnswer {
  return {
    ...intent,
    changes: [...changes, ...(outcome?.changes ?? [])],
    result: outcome?.result ?? 'unfinished',
  };
}
