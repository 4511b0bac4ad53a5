import { DynamoDbApprovalStore } from '../../adapters/dynamodb/approval-store.ts';
import { DynamoDbAuditLog } from '../../adapters/dynamodb/audit-log.ts';
import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbExceptionStore } from '../../adapters/dynamodb/exception-store.ts';
import { DynamoDbIdempotencyStore } from '../../adapters/dynamodb/idempotency-store.ts';
import { GatheredReads } from '../../adapters/dynamodb/requests/gathered-reads.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import type { Environment } from '../environment.ts';
import { callers } from '../http/callers.ts';
import { createLogger } from '../logger.ts';
import { createMetrics } from '../metrics.ts';
import type { Surroundings } from '../surroundings.ts';
import { composeTables } from '../tables.ts';
import { submissionsFunction } from './submissions-function.ts';

/**
 * The `submissions` function over its real adapters. Reads the environment immediately.
 * @throws Error that lists every missing or empty variable
 */
export function composeSubmissions(
  environment: Environment,
  { documents, clock, entropy }: Pick<Surroundings, 'documents' | 'clock' | 'entropy'>,
) {
  const reads = new GatheredReads(documents);
  const logger = createLogger({ serviceName: 'submissions' });
  const { submissions, reports, registry } = composeTables(environment, { documents, clock }, logger, {
    submissions: reads,
    registry: reads,
  });
  const catalogues = new DynamoDbCatalogueStore(registry);
  const ports = {
    approvals: new DynamoDbApprovalStore(submissions),
    audit: new DynamoDbAuditLog(registry),
    submissions: new DynamoDbSubmissionStore(submissions, catalogues),
    deliveries: new DynamoDbDeliveryStore(reports),
    idempotency: new DynamoDbIdempotencyStore(submissions),
    exceptions: new DynamoDbExceptionStore(registry),
    catalogues,
    ...callers(registry),
    clock,
    entropy,
  };
  return submissionsFunction(ports, logger, createMetrics('submissions'));
}
