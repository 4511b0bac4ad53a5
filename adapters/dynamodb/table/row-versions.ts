import type { RowKind } from '../../../domain/stored-row/row-kind.ts';

/** The version in which rows of a kind are written, and those that are read. */
export type RowVersions = {
  readonly writes: number;
  readonly reads: readonly number[];
  /** The release that was the first to write this version. */
  readonly since: string;
};

const first = { writes: 1, reads: [1], since: '0.1.0' } as const;

/**
 * The versions of each kind of row, in the attribute `v`. A release reads what it writes and what the release before it wrote,
 * and it writes what the release before it reads: a new version is read one release before it is written.
 */
export const rowVersions: Readonly<Record<RowKind, RowVersions>> = {
  approval: { ...first, since: '0.3.0' },
  'audit-entry': { ...first, since: '0.3.0' },
  catalogue: first,
  delivery: first,
  edition: first,
  exception: first,
  'extension-request': { ...first, since: '0.3.0' },
  'failure-round': { ...first, since: '0.3.0' },
  'held-run': { ...first, since: '0.3.0' },
  'idempotency-key': first,
  'journal-doubt': { ...first, since: '0.3.0' },
  milestone: first,
  occurrence: first,
  proposal: { ...first, since: '0.3.0' },
  question: { ...first, since: '0.3.0' },
  'request-count': first,
  'sending-rate': first,
  'sending-switch': first,
  'sent-message': { ...first, since: '0.3.0' },
  session: { ...first, since: '0.3.0' },
  settled: first,
  'sign-in-code': { ...first, since: '0.3.0' },
  snooze: { ...first, since: '0.3.0' },
  'stray-event': { ...first, since: '0.3.0' },
  submission: first,
  token: first,
  'unreadable-row': { ...first, since: '0.3.0' },
  unsubscription: first,
  'weekly-report': first,
};

/** The attribute with the version of a row of a kind, as it is written now. */
export function versionOf(kind: RowKind): { readonly v: number } {
  return { v: rowVersions[kind].writes };
}
