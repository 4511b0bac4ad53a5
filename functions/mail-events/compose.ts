import { DynamoDbDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { DynamoDbSendJournal } from '../../adapters/dynamodb/send-journal.ts';
import { DynamoDbStrayEventStore } from '../../adapters/dynamodb/stray-event-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { createLogger } from '../logger.ts';
import { createMetrics } from '../metrics.ts';
import type { Surroundings } from '../surroundings.ts';
import { mailEventsFunction } from './mail-events-function.ts';

const { reportsTable, registryTable } = environmentNames;

/**
 * The `mail-events` function over its real adapters. Reads the environment immediately.
 * @throws Error that lists every missing or empty variable
 */
export function composeMailEvents(
  environment: Environment,
  { documents, clock }: Pick<Surroundings, 'documents' | 'clock'>,
) {
  const names = readEnvironment(environment, [reportsTable, registryTable]);
  const reports = new Table(documents, names[reportsTable]);
  const ports = {
    deliveries: new DynamoDbDeliveryStore(reports),
    journal: new DynamoDbSendJournal(new Table(documents, names[registryTable])),
    strayEvents: new DynamoDbStrayEventStore(reports),
    clock,
  };
  return mailEventsFunction(
    ports,
    createLogger({ serviceName: 'mail-events' }),
    createMetrics('mail-events'),
  );
}
