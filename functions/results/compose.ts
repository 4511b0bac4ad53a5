import { ByteCache } from '../../adapters/byte-cache.ts';
import { DynamoDbApprovalStore } from '../../adapters/dynamodb/approval-store.ts';
import { DynamoDbAuditLog } from '../../adapters/dynamodb/audit-log.ts';
import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/editions/edition-store.ts';
import { DynamoDbHoldStore } from '../../adapters/dynamodb/hold-store.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { DynamoDbWeeklyReportStore } from '../../adapters/dynamodb/weekly-report-store.ts';
import { xlsxTableFiles } from '../../adapters/xlsx/xlsx-table-files.ts';
import { ApprovedSubmissions } from '../../usecases/approving/approved-submissions.ts';
import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readCount, readTimes } from '../environment.ts';
import { callers } from '../http/callers.ts';
import { createLogger } from '../logger.ts';
import type { Surroundings } from '../surroundings.ts';
import { composeTables } from '../tables.ts';
import { resultsFunction } from './results-function.ts';

const { mailCap } = environmentNames;

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
  const logger = createLogger({ serviceName: 'results' });
  const { submissions, reports, registry } = composeTables(environment, { documents, clock }, logger);
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
