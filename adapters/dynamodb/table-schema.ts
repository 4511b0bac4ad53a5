/** Key attributes of every table; both are strings. */
export const tableKeys = { partitionKey: 'pk', sortKey: 'sk' } as const;

/**
 * Sparse index of the Reports table over deliveries that still need processing, soonest first. Its keys are strings and
 * it projects all attributes.
 */
export const dueIndex = { name: 'due', partitionKey: 'dueKey', sortKey: 'dueAt' } as const;

/** Partitions of the Registry table that single functions may write to. */
export const registryPartitions = {
  catalogue: 'catalogue',
  tokens: 'token',
  exceptions: 'exceptions',
  reservations: 'requests',
  unsubscribed: 'unsubscribed',
  audit: 'audit',
} as const;

/** Attribute of the Reports table with the second since 1970 after which DynamoDB deletes an item. */
export const deletedAt = 'deletedAt';

/** Partitions of the Reports table: for sending, with the switch and the reserved rate; and for stray mail events. */
export const reportsPartitions = { sending: 'sending', strayEvents: 'stray-event' } as const;

/** The partitions of the Reports table with deliveries, as a pattern. */
export const deliveryPartitions = 'delivery#*';
