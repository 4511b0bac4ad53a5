import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/edition-store.ts';
import { DynamoDbMilestoneStore } from '../../adapters/dynamodb/milestone-store.ts';
import { DynamoDbOccurrenceStore } from '../../adapters/dynamodb/occurrence-store.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { DynamoDbWeeklyReportStore } from '../../adapters/dynamodb/weekly-report-store.ts';
import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readCount, readEnvironment } from '../environment.ts';
import { createLogger } from '../logger.ts';
import { createMetrics } from '../metrics.ts';
import type { Surroundings } from '../surroundings.ts';
import { scheduleFunction } from './schedule-function.ts';

const { submissionsTable, reportsTable, registryTable, mailCap } = environmentNames;

/**
 * The `schedule` function over its real adapters. Reads the environment at once.
 * @throws Error that names every variable which is missing or empty
 */
export function composeSchedule(
  environment: Environment,
  { documents, clock, entropy }: Pick<Surroundings, 'documents' | 'clock' | 'entropy'>,
) {
  const names = readEnvironment(environment, [submissionsTable, reportsTable, registryTable]);
  const ports = {
    catalogues: new DynamoDbCatalogueStore(documents, names[registryTable]),
    submissions: new DynamoDbSubmissionStore(documents, names[submissionsTable]),
    editions: new DynamoDbEditionStore(documents, names[reportsTable]),
    reports: new DynamoDbWeeklyReportStore(documents, names[reportsTable]),
    milestones: new DynamoDbMilestoneStore(documents, names[reportsTable]),
    occurrences: new DynamoDbOccurrenceStore(documents, names[reportsTable]),
    deliveries: new DynamoDbDeliveryStore(documents, names[reportsTable]),
    mailCap: readCount(environment, mailCap),
    clock,
    entropy,
  };
  return scheduleFunction(ports, createLogger({ serviceName: 'schedule' }), createMetrics('schedule'));
}
