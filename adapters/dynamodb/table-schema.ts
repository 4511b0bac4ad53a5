/** Key attributes of every table; both are strings. */
export const tableKeys = { partitionKey: 'pk', sortKey: 'sk' } as const;

/**
 * Sparse index of the Reports table over deliveries that still have to be looked at, soonest first.
 * Its keys are strings and it projects all attributes.
 */
export const dueIndex = { name: 'due', partitionKey: 'dueKey', sortKey: 'dueAt' } as const;

/** Partitions of the Registry table in which items are changed after they were first put. */
export const registryPartitions = {
  tokens: 'token',
  reservations: 'requests',
  unsubscribed: 'unsubscribed',
} as const;

/** Partition of the Reports table with what governs sending: the switch, and how much of the rate is reserved. */
export const reportsPartitions = { sending: 'sending' } as const;
