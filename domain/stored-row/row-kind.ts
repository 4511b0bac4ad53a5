/**
 * The kinds of rows in the tables. A kind is one shape of item with its own reader; `docs/encodings.md` lists the version of each.
 */
export const rowKinds = [
  'approval',
  'audit-entry',
  'catalogue',
  'delivery',
  'edition',
  'exception',
  'extension-request',
  'failure-round',
  'held-run',
  'idempotency-key',
  'journal-doubt',
  'milestone',
  'occurrence',
  'proposal',
  'question',
  'request-count',
  'sending-rate',
  'sending-switch',
  'sent-message',
  'session',
  'settled',
  'sign-in-code',
  'snooze',
  'stray-event',
  'submission',
  'token',
  'unreadable-row',
  'unsubscription',
  'weekly-report',
] as const;

/** What a stored row is, and so which reader reads it. */
export type RowKind = (typeof rowKinds)[number];
