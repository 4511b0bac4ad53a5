/**
 * The faults that functions find by themselves. The alarm notifies about each separately, and each has an entry under its
 * name in `docs/runbook.md`.
 */
export const faultNames = [
  'receipts-not-planned',
  'rows-unreadable',
  'occurrences-given-up',
  'occurrences-failing',
  'ranking-stale',
  'messages-waiting',
  'sending-paused',
  'mail-account-fault',
  'daily-quota-reached',
  'sign-in-codes-not-sent',
  'sign-in-flooding',
  'sign-in-guessing',
  'mail-refused',
  'mail-unknown',
  'report-workbooks-missing',
  'mail-suppressed',
  'mail-events-unknown',
  'mail-events-unreadable',
] as const;

/** A fault that a function finds by itself; also the name of its entry in `docs/runbook.md`. */
export type FaultName = (typeof faultNames)[number];

/** The metric of all faults, and the dimension with the name of one. */
export const faultMetric = { name: 'Faults', dimension: 'fault' } as const;
