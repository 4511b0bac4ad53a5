import { DynamoDbApprovalStore } from '../../adapters/dynamodb/approval-store.ts';
import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/editions/edition-store.ts';
import { DynamoDbExceptionStore } from '../../adapters/dynamodb/exception-store.ts';
import { DynamoDbFailureRoundStore } from '../../adapters/dynamodb/failure-round-store.ts';
import { DynamoDbHoldStore } from '../../adapters/dynamodb/hold-store.ts';
import { DynamoDbMilestoneStore } from '../../adapters/dynamodb/milestone-store.ts';
import { DynamoDbOccurrenceStore } from '../../adapters/dynamodb/occurrence-store.ts';
import { DynamoDbQuestionStore } from '../../adapters/dynamodb/question-store.ts';
import { DynamoDbSnoozeStore } from '../../adapters/dynamodb/snooze-store.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { DynamoDbUnreadableRowStore } from '../../adapters/dynamodb/unreadable-row-store.ts';
import { DynamoDbWeeklyReportStore } from '../../adapters/dynamodb/weekly-report-store.ts';
import { ApprovedSubmissions } from '../../usecases/approving/approved-submissions.ts';
import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readCount, readTimes } from '../environment.ts';
import { createLogger } from '../logger.ts';
import { createMetrics } from '../metrics.ts';
import type { Surroundings } from '../surroundings.ts';
import { composeTables } from '../tables.ts';
import { scheduleFunction } from './schedule-function.ts';

const { mailCap } = environmentNames;

/**
 * The `schedule` function over its real adapters. Reads the environment immediately.
 * @throws Error that lists every missing or empty variable
 */
export function composeSchedule(
  environment: Environment,
  { documents, clock, entropy }: Pick<Surroundings, 'documents' | 'clock' | 'entropy'>,
) {
  const logger = createLogger({ serviceName: 'schedule' });
  const { submissions, reports, registry } = composeTables(environment, { documents, clock }, logger);
  const catalogues = new DynamoDbCatalogueStore(registry);
  const stored = new DynamoDbSubmissionStore(submissions, catalogues);
  const ports = {
    questions: new DynamoDbQuestionStore(registry),
    catalogues,
    exceptions: new DynamoDbExceptionStore(registry),
    failureRounds: new DynamoDbFailureRoundStore(reports),
    holds: new DynamoDbHoldStore(reports),
    submissions: new ApprovedSubmissions(() => stored, new DynamoDbApprovalStore(submissions)),
    editions: new DynamoDbEditionStore(reports),
    reports: new DynamoDbWeeklyReportStore(reports),
    milestones: new DynamoDbMilestoneStore(reports),
    occurrences: new DynamoDbOccurrenceStore(reports),
    deliveries: new DynamoDbDeliveryStore(reports),
    snoozes: new DynamoDbSnoozeStore(registry),
    unreadableRows: new DynamoDbUnreadableRowStore(registry),
    mailCap: readCount(environment, mailCap),
    times: readTimes(environment),
    clock,
    entropy,
  };
  return scheduleFunction(ports, logger, createMetrics('schedule'));
}
