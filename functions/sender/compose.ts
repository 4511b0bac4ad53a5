import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/editions/edition-store.ts';
import { DynamoDbOccurrenceStore } from '../../adapters/dynamodb/occurrence-store.ts';
import { DynamoDbSendJournal } from '../../adapters/dynamodb/send-journal.ts';
import { DynamoDbSendingSwitch } from '../../adapters/dynamodb/sending-switch.ts';
import { DynamoDbSlotStore } from '../../adapters/dynamodb/slot-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { DynamoDbUnsubscribeStore } from '../../adapters/dynamodb/unsubscribe-store.ts';
import { DynamoDbWeeklyReportStore } from '../../adapters/dynamodb/weekly-report-store.ts';
import { SesSendingAccount } from '../../adapters/ses/sending-account.ts';
import { systemTimer } from '../../adapters/system-timer.ts';
import { xlsxTableFiles } from '../../adapters/xlsx/xlsx-table-files.ts';
import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readEnvironment, readTimes } from '../environment.ts';
import { letterheadOf } from '../letterhead.ts';
import { createLogger } from '../logger.ts';
import { composeMailer, mailerVariables } from '../mailer.ts';
import { createMetrics } from '../metrics.ts';
import { setApart } from '../set-apart.ts';
import type { Surroundings } from '../surroundings.ts';
import { senderFunction } from './sender-function.ts';

const { reportsTable, registryTable, mailFrom, apiUrl, trial } = environmentNames;

/**
 * The `sender` function over its real adapters. Reads the environment immediately.
 * @throws Error that lists every missing or empty variable
 */
export function composeSender(
  environment: Environment,
  {
    documents,
    ses,
    clock,
    entropy,
    signingKey,
  }: Pick<Surroundings, 'documents' | 'ses' | 'clock' | 'entropy' | 'signingKey'>,
) {
  const names = readEnvironment(environment, [
    reportsTable,
    registryTable,
    ...mailerVariables,
    apiUrl,
    trial,
  ]);
  const logger = createLogger({ serviceName: 'sender' });
  const onUnreadable = setApart(documents, names[registryTable], clock, logger);
  const reports = new Table(documents, names[reportsTable], { onUnreadable });
  const registry = new Table(documents, names[registryTable], { onUnreadable });
  const ports = {
    catalogues: new DynamoDbCatalogueStore(registry),
    deliveries: new DynamoDbDeliveryStore(reports),
    journal: new DynamoDbSendJournal(registry),
    occurrences: new DynamoDbOccurrenceStore(reports),
    reports: new DynamoDbWeeklyReportStore(reports),
    editions: new DynamoDbEditionStore(reports),
    tableFiles: xlsxTableFiles,
    mailer: composeMailer(ses, names, environment),
    sendingAccount: new SesSendingAccount(ses, names[mailFrom]),
    sending: new DynamoDbSendingSwitch(reports),
    slots: new DynamoDbSlotStore(reports),
    unsubscribes: new DynamoDbUnsubscribeStore(registry),
    signingKey,
    letterhead: letterheadOf(environment),
    apiUrl: names[apiUrl],
    isTrial: names[trial] === 'yes',
    times: readTimes(environment),
    clock,
    timer: systemTimer,
    entropy,
  };
  return senderFunction(ports, logger, createMetrics('sender'));
}
