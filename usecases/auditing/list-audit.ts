import type { AuditEntryAnswer, AuditPage, AuditQuery } from '../../contract/audit.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { fitting } from '../fitting.ts';
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
  let read = 0;
  let last: string | null = null;
  for await (const entry of newest(audit, range, limit + 1)) {
    if (entries.length === limit || read === mostRead) return pageOf(entries, last);
    read += 1;
    last = entry.id;
    if (operation === undefined || entry.operation === operation) entries.push(answer(entry));
  }
  return pageOf(entries, null);
}

/** As many entries as fit into one answer. */
function pageOf(entries: readonly AuditEntryAnswer[], next: string | null): AuditPage {
  const page = fitting(entries);
  return { entries: page, next: page.length < entries.length ? (page.at(-1)?.id ?? null) : next };
}

/** All entries of a part of the log, newest first, read as far as they are used. */
async function* newest(audit: AuditLog, range: AuditRange, batch: number): AsyncIterable<AuditEntry> {
  let entries = await audit.newest(range, batch);
  for (;;) {
    yield* entries;
    const last = entries.at(-1);
    if (last === undefined || entries.length < batch) return;
    entries = await audit.newest({ ...range, before: last.id }, batch);
  }
}

function answer({ outcome, changes, ...intent }: AuditEntry): AuditEntryAnswer {
  return {
    ...intent,
    changes: [...changes, ...(outcome?.changes ?? [])],
    result: outcome?.result ?? 'unfinished',
  };
}
