import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/edition-store.ts';
import { DynamoDbIdempotencyStore } from '../../adapters/dynamodb/idempotency-store.ts';
import { DynamoDbMilestoneStore } from '../../adapters/dynamodb/milestone-store.ts';
import { DynamoDbOccurrenceStore } from '../../adapters/dynamodb/occurrence-store.ts';
import { DynamoDbSendingSwitch } from '../../adapters/dynamodb/sending-switch.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { DynamoDbUnsubscribeStore } from '../../adapters/dynamodb/unsubscribe-store.ts';
import { DynamoDbWeeklyReportStore } from '../../adapters/dynamodb/weekly-report-store.ts';
import { overlayStores } from '../../adapters/overlay/overlay-stores.ts';
import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readCount, readEnvironment } from '../environment.ts';
import { callers } from '../http/callers.ts';
import { createLogger } from '../logger.ts';
import type { Surroundings } from '../surroundings.ts';
import { operationsFunction } from './operations-function.ts';

const { submissionsTable, reportsTable, registryTable, mailCap } = environmentNames;

/**
 * The `operations` function over its real adapters. Reads the environment at once.
 * @throws Error that names every variable which is missing or empty
 */
export function composeOperations(
  environment: Environment,
  { documents, clock, signingKey }: Pick<Surroundings, 'documents' | 'clock' | 'signingKey'>,
) {
  const names = readEnvironment(environment, [submissionsTable, reportsTable, registryTable]);
  const cap = readCount(environment, mailCap);
  const submissions = new DynamoDbSubmissionStore(documents, names[submissionsTable]);
  const occurrences = new DynamoDbOccurrenceStore(documents, names[reportsTable]);
  const below = {
    editions: new DynamoDbEditionStore(documents, names[reportsTable]),
    reports: new DynamoDbWeeklyReportStore(documents, names[reportsTable]),
    milestones: new DynamoDbMilestoneStore(documents, names[reportsTable]),
    occurrences,
  };
  const ports = {
    catalogues: new DynamoDbCatalogueStore(documents, names[registryTable]),
    occurrences,
    deliveries: new DynamoDbDeliveryStore(documents, names[reportsTable]),
    idempotency: new DynamoDbIdempotencyStore(documents, names[reportsTable]),
    sending: new DynamoDbSendingSwitch(documents, names[reportsTable]),
    unsubscribes: new DynamoDbUnsubscribeStore(documents, names[registryTable]),
    signingKey,
    stage: () => ({ submissions, ...overlayStores(below), mailCap: cap }),
    ...callers(documents, names[registryTable]),
    clock,
  };
  return operationsFunction(ports, createLogger({ serviceName: 'operations' }));
}
