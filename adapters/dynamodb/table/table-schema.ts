/** Key attributes of every table; both are strings. */
export const tableKeys = { partitionKey: 'pk', sortKey: 'sk' } as const;

/**
 * Sparse index of the Reports table over deliveries that still need processing, soonest first. Its keys are strings and
 * it projects all attributes.
 */
export const dueIndex = { name: 'due', partitionKey: 'dueKey', sortKey: 'dueAt' } as const;

/** Attribute of the Reports and Registry tables with the second since 1970 after which DynamoDB deletes an item. */
export const deletedAt = 'deletedAt';

/** The partitions of the Submissions table, as patterns. */
export const submissionsPartitions = { revisions: '*#*#*', keys: 'key#*', approvals: 'approvals#*' } as const;

/** The partitions of the Reports table, as names, or as patterns where there is more than one. */
export const reportsPartitions = {
  editions: 'edition#*',
  weeklyReports: 'report#*',
  occurrences: 'occurrence#*',
  ledger: 'ledger',
  milestones: 'milestone#*',
  /** The switch, and the reserved rate. */
  sending: 'sending',
  /** Runs that wait for two operators. */
  holds: 'hold',
  strayEvents: 'stray-event',
  previewKeys: 'key#*',
  deliveries: 'delivery#*',
  /** Deliveries by their source. */
  reports: 'delivery#report#*',
  warnings: 'delivery#warn#*',
  receipts: 'delivery#receipt#*',
  corrections: 'delivery#correction#*',
  previews: 'delivery#preview#*',
  notices: 'delivery#notice#*',
  failureMails: 'delivery#failures#*',
} as const;

/** The partitions of the Registry table, as names, or as patterns where there is more than one. */
export const registryPartitions = {
  catalogue: 'catalogue',
  proposals: 'catalogue-proposal',
  tokens: 'token',
  /** How many requests the holders of tokens have reserved. */
  requests: 'requests',
  exceptions: 'exceptions',
  /** Exceptions opened by versions before 0.3.0. */
  formerExceptions: 'exception#*',
  /** Units' requests for extensions. */
  extensionRequests: 'extension-requests',
  /** Leaders' questions to units. */
  questions: 'questions',
  /** Until when units need not be reminded. */
  snoozes: 'snoozes',
  unsubscribed: 'unsubscribed',
  /** Rows of any table that could not be read. */
  unreadable: 'unreadable',
  audit: 'audit',
  /** Sessions of the portal. */
  sessions: 'session',
  /** The codes that browsers asked for to sign in. */
  signInCodes: 'sign-in',
  /** Up to when the journal of sent messages is incomplete. */
  journal: 'sent',
  /** Messages that the mail service accepted. */
  journalEntries: 'sent#*',
} as const;
