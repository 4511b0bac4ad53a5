import { DynamoDbApprovalStore } from '../../adapters/dynamodb/approval-store.ts';
import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbExceptionStore } from '../../adapters/dynamodb/exception-store.ts';
import { DynamoDbExtensionRequestStore } from '../../adapters/dynamodb/extension-request-store.ts';
import { DynamoDbIdempotencyStore } from '../../adapters/dynamodb/idempotency-store.ts';
import { GatheredReads } from '../../adapters/dynamodb/requests/gathered-reads.ts';
import { DynamoDbSnoozeStore } from '../../adapters/dynamodb/snooze-store.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { xlsxWorkbooks } from '../../adapters/xlsx/xlsx-workbooks.ts';
import type { Environment } from '../environment.ts';
import { callers } from '../http/callers.ts';
import { createLogger } from '../logger.ts';
import { createMetrics } from '../metrics.ts';
import type { Surroundings } from '../surroundings.ts';
import { composeTables } from '../tables.ts';
import { workbooksFunction } from './workbooks-function.ts';

/**
 * The `workbooks` function over its real adapters. Reads the environment immediately.
 * @throws Error that lists every missing or empty variable
 */
export function composeWorkbooks(
  environment: Environment,
  {
    documents,
    clock,
    entropy,
    signingKey,
  }: Pick<Surroundings, 'documents' | 'clock' | 'entropy' | 'signingKey'>,
) {
  const logger = createLogger({ serviceName: 'workbooks' });
  const { submissions, reports, registry } = composeTables(environment, { documents, clock }, logger, {
    submissions: new GatheredReads(documents),
  });
  const catalogues = new DynamoDbCatalogueStore(registry);
  const ports = {
    approvals: new DynamoDbApprovalStore(submissions),
    submissions: new DynamoDbSubmissionStore(submissions, catalogues),
    deliveries: new DynamoDbDeliveryStore(reports),
    idempotency: new DynamoDbIdempotencyStore(submissions),
    exceptions: new DynamoDbExceptionStore(registry),
    extensionRequests: new DynamoDbExtensionRequestStore(registry),
    snoozes: new DynamoDbSnoozeStore(registry),
    catalogues,
    ...callers(registry),
    workbooks: xlsxWorkbooks,
    signingKey,
    clock,
    entropy,
  };
  return workbooksFunction(ports, logger, createMetrics('submissions'));
}
