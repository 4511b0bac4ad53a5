import { DynamoDbApprovalStore } from '../../adapters/dynamodb/approval-store.ts';
import { DynamoDbAuditLog } from '../../adapters/dynamodb/audit-log.ts';
import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/editions/edition-store.ts';
import { DynamoDbExceptionStore } from '../../adapters/dynamodb/exception-store.ts';
import { DynamoDbFailureRoundStore } from '../../adapters/dynamodb/failure-round-store.ts';
import { DynamoDbHoldStore } from '../../adapters/dynamodb/hold-store.ts';
import { DynamoDbIdempotencyStore } from '../../adapters/dynamodb/idempotency-store.ts';
import { DynamoDbMilestoneStore } from '../../adapters/dynamodb/milestone-store.ts';
import { DynamoDbOccurrenceStore } from '../../adapters/dynamodb/occurrence-store.ts';
import { DynamoDbQuestionStore } from '../../adapters/dynamodb/question-store.ts';
import { DynamoDbSendingSwitch } from '../../adapters/dynamodb/sending-switch.ts';
import { DynamoDbSnoozeStore } from '../../adapters/dynamodb/snooze-store.ts';
import { DynamoDbStrayEventStore } from '../../adapters/dynamodb/stray-event-store.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { DynamoDbUnreadableRowStore } from '../../adapters/dynamodb/unreadable-row-store.ts';
import { DynamoDbUnsubscribeStore } from '../../adapters/dynamodb/unsubscribe-store.ts';
import { DynamoDbWeeklyReportStore } from '../../adapters/dynamodb/weekly-report-store.ts';
import { overlayStores } from '../../adapters/overlay/overlay-stores.ts';
import { xlsxTableFiles } from '../../adapters/xlsx/xlsx-table-files.ts';
import { ApprovedSubmissions } from '../../usecases/approving/approved-submissions.ts';
import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readCount, readTimes } from '../environment.ts';
import { callers } from '../http/callers.ts';
import { letterheadOf } from '../letterhead.ts';
import { createLogger } from '../logger.ts';
import type { Surroundings } from '../surroundings.ts';
import { composeTables } from '../tables.ts';
import { operationsFunction } from './operations-function.ts';

const { mailCap } = environmentNames;

/**
 * The `operations` function over its real adapters. Reads the environment immediately.
 * @throws Error that lists every missing or empty variable
 */
export function composeOperations(
  environment: Environment,
  { documents, clock, signingKey }: Pick<Surroundings, 'documents' | 'clock' | 'signingKey'>,
) {
  const logger = createLogger({ serviceName: 'operations' });
  const { submissions, reports, registry } = composeTables(environment, { documents, clock }, logger);
  const times = readTimes(environment);
  const cap = readCount(environment, mailCap);
  const catalogues = new DynamoDbCatalogueStore(registry);
  const stored = new DynamoDbSubmissionStore(submissions, catalogues);
  const played = new ApprovedSubmissions(() => stored, new DynamoDbApprovalStore(submissions));
  const occurrences = new DynamoDbOccurrenceStore(reports);
  const below = {
    editions: new DynamoDbEditionStore(reports),
    reports: new DynamoDbWeeklyReportStore(reports),
    milestones: new DynamoDbMilestoneStore(reports),
    occurrences,
  };
  const exceptions = new DynamoDbExceptionStore(registry);
  const snoozes = new DynamoDbSnoozeStore(registry);
  const questions = new DynamoDbQuestionStore(registry);
  const ports = {
    audit: new DynamoDbAuditLog(registry),
    catalogues,
    failureRounds: new DynamoDbFailureRoundStore(reports),
    holds: new DynamoDbHoldStore(reports),
    occurrences,
    editions: below.editions,
    exceptions,
    reports: below.reports,
    submissions: played,
    questions,
    deliveries: new DynamoDbDeliveryStore(reports),
    idempotency: new DynamoDbIdempotencyStore(reports),
    sending: new DynamoDbSendingSwitch(reports),
    strayEvents: new DynamoDbStrayEventStore(reports),
    unreadableRows: new DynamoDbUnreadableRowStore(registry),
    unsubscribes: new DynamoDbUnsubscribeStore(registry),
    signingKey,
    letterhead: letterheadOf(environment),
    scratch: () => ({
      catalogues,
      submissions: played,
      exceptions,
      questions,
      snoozes,
      ...overlayStores(below),
      mailCap: cap,
      times,
    }),
    tableFiles: xlsxTableFiles,
    ...callers(registry),
    times,
    clock,
  };
  return operationsFunction(ports, logger);
}
