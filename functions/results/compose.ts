import { ByteCache } from '../../adapters/byte-cache.ts';
import { DynamoDbApprovalStore } from '../../adapters/dynamodb/approval-store.ts';
import { DynamoDbAuditLog } from '../../adapters/dynamodb/audit-log.ts';
import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/editions/edition-store.ts';
import { DynamoDbHoldStore } from '../../adapters/dynamodb/hold-store.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { DynamoDbWeeklyReportStore } from '../../adapters/dynamodb/weekly-report-store.ts';
import { xlsxTableFiles } from '../../adapters/xlsx/xlsx-table-files.ts';
import { ApprovedSubmissions } from '../../usecases/approving/approved-submissions.ts';
import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readCount, readEnvironment, readTimes } from '../environment.ts';
import { callers } from '../http/callers.ts';
import { createLogger } from '../logger.ts';
import { setApart } from '../set-apart.ts';
import type { Surroundings } from '../surroundings.ts';
import { resultsFunction } from './results-function.ts';

const { submissionsTable, reportsTable, registryTable, mailCap } = environmentNames;

/** Pages of rankings that an instance keeps: a dozen editions of a nation, in a sixteenth of its memory. */
const keptBytes = 32 * 1024 * 1024;

/**
 * The `results` function over its real adapters. Reads the environment immediately.
 * @throws Error that lists every missing or empty variable
 */
export function composeResults(
  environment: Environment,
  { documents, clock }: Pick<Surroundings, 'documents' | 'clock'>,
) {
  const names = readEnvironment(environment, [submissionsTable, reportsTable, registryTable]);
  const logger = createLogger({ serviceName: 'results' });
  const onUnreadable = setApart(documents, names[registryTable], clock, logger);
  const submissions = new Table(documents, names[submissionsTable], { onUnreadable });
  const reports = new Table(documents, names[reportsTable], { onUnreadable });
  const registry = new Table(documents, names[registryTable], { onUnreadable });
  const catalogues = new DynamoDbCatalogueStore(registry);
  const stored = new DynamoDbSubmissionStore(submissions, catalogues);
  const ports = {
    audit: new DynamoDbAuditLog(registry),
    submissions: new ApprovedSubmissions(() => stored, new DynamoDbApprovalStore(submissions)),
    editions: new DynamoDbEditionStore(reports, new ByteCache(keptBytes)),
    reports: new DynamoDbWeeklyReportStore(reports),
    deliveries: new DynamoDbDeliveryStore(reports),
    holds: new DynamoDbHoldStore(reports),
    catalogues,
    tableFiles: xlsxTableFiles,
    ...callers(registry),
    mailCap: readCount(environment, mailCap),
    times: readTimes(environment),
    clock,
  };
  return resultsFunction(ports, logger);
}
