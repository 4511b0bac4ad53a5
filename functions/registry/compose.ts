import { DynamoDbApprovalStore } from '../../adapters/dynamodb/approval-store.ts';
import { DynamoDbAuditLog } from '../../adapters/dynamodb/audit-log.ts';
import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbExceptionStore } from '../../adapters/dynamodb/exception-store.ts';
import { DynamoDbExtensionRequestStore } from '../../adapters/dynamodb/extension-request-store.ts';
import { DynamoDbProposalStore } from '../../adapters/dynamodb/proposal-store.ts';
import { DynamoDbQuestionStore } from '../../adapters/dynamodb/question-store.ts';
import { DynamoDbSnoozeStore } from '../../adapters/dynamodb/snooze-store.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { DynamoDbUnsubscribeStore } from '../../adapters/dynamodb/unsubscribe-store.ts';
import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readCount } from '../environment.ts';
import { callers } from '../http/callers.ts';
import { createLogger } from '../logger.ts';
import type { Surroundings } from '../surroundings.ts';
import { composeTables } from '../tables.ts';
import { registryFunction } from './registry-function.ts';

const { dropCap } = environmentNames;

/**
 * The `registry` function over its real adapters. Reads the environment immediately.
 * @throws Error that lists every missing or empty variable
 */
export function composeRegistry(
  environment: Environment,
  {
    documents,
    clock,
    entropy,
    signingKey,
  }: Pick<Surroundings, 'documents' | 'clock' | 'entropy' | 'signingKey'>,
) {
  const logger = createLogger({ serviceName: 'registry' });
  const { submissions, reports, registry } = composeTables(environment, { documents, clock }, logger);
  const catalogues = new DynamoDbCatalogueStore(registry);
  const ports = {
    questions: new DynamoDbQuestionStore(registry),
    audit: new DynamoDbAuditLog(registry),
    approvals: new DynamoDbApprovalStore(submissions),
    catalogues,
    submissions: new DynamoDbSubmissionStore(submissions, catalogues),
    proposals: new DynamoDbProposalStore(registry),
    dropCap: readCount(environment, dropCap, 0),
    exceptions: new DynamoDbExceptionStore(registry),
    extensionRequests: new DynamoDbExtensionRequestStore(registry),
    snoozes: new DynamoDbSnoozeStore(registry),
    deliveries: new DynamoDbDeliveryStore(reports),
    unsubscribes: new DynamoDbUnsubscribeStore(registry),
    signingKey,
    ...callers(registry),
    clock,
    entropy,
  };
  return registryFunction(ports, logger);
}
