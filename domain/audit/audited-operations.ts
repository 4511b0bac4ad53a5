/**
 * The operations that leave an audit entry, by their ids in the API; `proposeCatalogue` is a
 * PUT of a catalogue that waits for a second operator; `issueOperationsToken` is the direct invocation of
 * the function that issues the first operations token.
 */
export const auditedOperations = [
  'putCatalogue',
  'proposeCatalogue',
  'approveCatalogue',
  'createException',
  'closeException',
  'decideExtension',
  'decideFigures',
  'createToken',
  'rotateToken',
  'revokeToken',
  'revokeSession',
  'issueOperationsToken',
  'recomputeRanking',
  'pauseDeliveries',
  'resumeDeliveries',
  'resendDeliveries',
  'releaseRun',
  'sendPreview',
] as const;

/** An operation that leaves an audit entry. */
export type AuditedOperation = (typeof auditedOperations)[number];
