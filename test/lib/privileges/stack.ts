import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { DynamoDbCatalogueStore } from '../../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../../../adapters/dynamodb/delivery-store.ts';
import { Table } from '../../../adapters/dynamodb/table.ts';
import { randomEntropy } from '../../../adapters/random-entropy.ts';
import { personHash, unsubscribeToken } from '../../../domain/access/unsubscribe-token.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { environmentNames } from '../../../functions/deployment/environment.ts';
import type { FunctionName } from '../../../functions/deployment/function-names.ts';
import { composeDocumentation } from '../../../functions/documentation/compose.ts';
import { composeMailEvents } from '../../../functions/mail-events/compose.ts';
import { composeOperations } from '../../../functions/operations/compose.ts';
import { composeOperationsToken } from '../../../functions/operations-token/compose.ts';
import { composeRegistry } from '../../../functions/registry/compose.ts';
import { composeResults } from '../../../functions/results/compose.ts';
import { composeSchedule } from '../../../functions/schedule/compose.ts';
import { composeSender } from '../../../functions/sender/compose.ts';
import { composeSubmissions } from '../../../functions/submissions/compose.ts';
import { MailStore } from '../../../local/mail-store.ts';
import { startSesEndpoint } from '../../../local/ses-endpoint.ts';
import { createTable, startDynalite } from '../../adapters/dynalite.ts';
import { delivery } from '../../adapters/samples.ts';
import { iso } from '../../fixtures/instants.ts';
import { signingKey as key, lambdaContext } from '../../fixtures/world.ts';
import { Recorder, type SesNames } from './recorder.ts';

/** Monday's report. */
const occurrence = { job: 'report', nominalTime: iso('2024-01-15T00:00:00Z') } as const;

const sender = 'bao-cao@tiendo.example';

const environment = {
  [environmentNames.submissionsTable]: 'TablesSubmissions',
  [environmentNames.reportsTable]: 'TablesReports',
  [environmentNames.registryTable]: 'TablesRegistry',
  [environmentNames.mailFrom]: sender,
  [environmentNames.mailConfigurationSet]: 'tiendo',
  [environmentNames.mailCap]: '2000',
  [environmentNames.dropCap]: '0',
  [environmentNames.apiUrl]: 'https://api.example',
};

const arnOfSes = 'arn:AWS::Partition:ses:AWS::Region:AWS::AccountId';

/** As the template names them in tests. */
const sesNames: SesNames = {
  identity: `${arnOfSes}:identity/MailIdentity`,
  configurationSet: `${arnOfSes}:configuration-set/MailConfigurationSet`,
};

/**
 * All functions as they are deployed, each with clients of its own that record what it asks of AWS, over dynalite and the
 * local mail service.
 * @param folder for the mail
 */
export async function startRecordedStack(start: string, folder: string) {
  let now = Temporal.Instant.from(start);
  const clock = { now: () => now };
  const recorder = new Recorder();
  const database = await startDynalite();
  for (const table of ['TablesSubmissions', 'TablesReports', 'TablesRegistry'])
    await createTable(database.client, table);
  const surroundings = (by: FunctionName) => ({
    documents: recorder.documents(by, database.endpoint),
    clock,
    entropy: randomEntropy,
    signingKey: {
      read: async () => {
        const resources = ['SigningKey'];
        recorder.add({ by, action: 'secretsmanager:GetSecretValue', resources, context: {} });
        return key;
      },
    },
  });
  const mailEvents = composeMailEvents(environment, surroundings('mail-events'));
  const ses = await startSesEndpoint({
    store: new MailStore(join(folder, 'mail')),
    clock,
    domain: 'tiendo.example',
    configurationSet: 'tiendo',
    listener: (event) => mailEvents(event, lambdaContext()),
    onNotTaken: () => undefined,
  });
  const sesClient = recorder.ses('sender', ses.agent, sesNames);
  const schedule = composeSchedule(environment, surroundings('schedule'));
  const few = { ...environment, [environmentNames.mailCap]: '1' };
  const capped = composeSchedule(few, surroundings('schedule'));
  const send = composeSender(environment, { ...surroundings('sender'), ses: sesClient });
  const operationsToken = composeOperationsToken(environment, surroundings('operations-token'));
  const newSubmissions = () => composeSubmissions(environment, surroundings('submissions'));
  const http = {
    submissions: newSubmissions(),
    results: composeResults(few, surroundings('results')),
    registry: composeRegistry(environment, surroundings('registry')),
    operations: composeOperations(environment, surroundings('operations')),
    documentation: composeDocumentation(new URL('../../../node_modules/swagger-ui-dist/', import.meta.url)),
  };
  return {
    calls: recorder.calls,
    http,
    replaceSubmissions: () => {
      http.submissions = newSubmissions();
    },
    setNow: (to: string) => {
      now = Temporal.Instant.from(to);
    },
    /** Runs a job, or begins it with too little time left to end it. */
    run: (job: string, nominalTime: string, ending?: 'cut short') =>
      schedule({ job, nominalTime }, ending === undefined ? lambdaContext() : lambdaContext(() => 30_000)),
    /** Runs a job that may send one message by itself. */
    runCapped: (job: string, nominalTime: string) => capped({ job, nominalTime }, lambdaContext()),
    /** Adds a failed message to Monday's report, unrecorded. */
    planFailed: async () => {
      const store = new DynamoDbDeliveryStore(new Table(database.client, 'TablesReports'));
      const failing = delivery('failing', { occurrence, expiresAt: iso('2024-01-20T00:00:00Z') });
      await store.plan(failing);
      await store.move(failing, { state: 'failed', dueAt: null, attempts: 1 });
    },
    /** Stores the first version of a catalogue, unrecorded. */
    applyCatalogue: (catalogue: Catalogue) =>
      new DynamoDbCatalogueStore(new Table(database.client, 'TablesRegistry')).put(1, catalogue, now),
    send: async () => {
      const result = await send({ job: 'deliver', nominalTime: now.toString() }, lambdaContext());
      await ses.settled();
      return result;
    },
    mailEvents: (event: unknown) => mailEvents(event, lambdaContext()),
    operationsToken: () => operationsToken(),
    unsubscribeLink: (email: string) =>
      `/v1/unsubscribe/${unsubscribeToken({ kind: 'weekly-report', person: personHash(email, key) }, key)}`,
    close: async () => {
      sesClient.destroy();
      await ses.close();
      await database.stop();
    },
  };
}

export type RecordedStack = Awaited<ReturnType<typeof startRecordedStack>>;
