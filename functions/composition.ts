import type { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { SESClient } from '@aws-sdk/client-ses';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoDbCatalogueStore } from '../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbDeliveryStore } from '../adapters/dynamodb/delivery-store.ts';
import { DynamoDbEditionStore } from '../adapters/dynamodb/edition-store.ts';
import { DynamoDbExceptionStore } from '../adapters/dynamodb/exception-store.ts';
import { DynamoDbIdempotencyStore } from '../adapters/dynamodb/idempotency-store.ts';
import { DynamoDbMilestoneStore } from '../adapters/dynamodb/milestone-store.ts';
import { DynamoDbOccurrenceStore } from '../adapters/dynamodb/occurrence-store.ts';
import { DynamoDbReservationStore } from '../adapters/dynamodb/reservation-store.ts';
import { DynamoDbSendingSwitch } from '../adapters/dynamodb/sending-switch.ts';
import { DynamoDbSlotStore } from '../adapters/dynamodb/slot-store.ts';
import { DynamoDbSubmissionStore } from '../adapters/dynamodb/submission-store.ts';
import { DynamoDbTokenStore } from '../adapters/dynamodb/token-store.ts';
import { DynamoDbUnsubscribeStore } from '../adapters/dynamodb/unsubscribe-store.ts';
import { DynamoDbWeeklyReportStore } from '../adapters/dynamodb/weekly-report-store.ts';
import { overlayStores } from '../adapters/overlay/overlay-stores.ts';
import { createSecretsClient } from '../adapters/secrets-manager/client.ts';
import { SecretsManagerSigningKey } from '../adapters/secrets-manager/signing-key.ts';
import { SesSendingAccount } from '../adapters/ses/sending-account.ts';
import { SesMailer } from '../adapters/ses/ses-mailer.ts';
import { systemTimer } from '../adapters/system-timer.ts';
import type { SigningKey } from '../domain/ports/signing-key.ts';
import type { Clock, Entropy } from '../domain/ports/surroundings.ts';
import { deliverFunction } from './deliver/deliver-function.ts';
import { deliveriesFunction } from './deliveries/deliveries-function.ts';
import { deliveryEventsFunction } from './delivery-events/delivery-events-function.ts';
import { environmentNames } from './deployment/environment.ts';
import { documentationFunction } from './documentation/documentation-function.ts';
import { SwaggerUiAssets } from './documentation/swagger-ui-assets.ts';
import { type Environment, readCount, readEnvironment } from './environment.ts';
import { RateLimiter } from './http/rate-limiter.ts';
import { createLogger } from './logger.ts';
import { operationsTokenFunction } from './operations-token/operations-token-function.ts';
import { registryFunction } from './registry/registry-function.ts';
import { reportsFunction } from './reports/reports-function.ts';
import { scheduleFunction } from './schedule/schedule-function.ts';
import { submissionsFunction } from './submissions/submissions-function.ts';

/*
 * The one place where functions meet real adapters. Each function is composed on its own, so that its bundle holds only
 * what it uses. The environment is read here, at start, and a missing variable stops the function at once.
 */

type Documents = { readonly documents: DynamoDBDocumentClient };
type Surroundings = { readonly clock: Clock; readonly entropy: Entropy };
type Signing = { readonly signingKey: SigningKey };

const { submissionsTable, reportsTable, registryTable, mailFrom, mailConfigurationSet, mailCap, apiUrl } =
  environmentNames;

export function composeSubmissions(
  environment: Environment,
  { documents, clock, entropy }: Documents & Surroundings,
) {
  const names = readEnvironment(environment, [submissionsTable, reportsTable, registryTable]);
  const ports = {
    submissions: new DynamoDbSubmissionStore(documents, names[submissionsTable]),
    deliveries: new DynamoDbDeliveryStore(documents, names[reportsTable]),
    idempotency: new DynamoDbIdempotencyStore(documents, names[submissionsTable]),
    exceptions: new DynamoDbExceptionStore(documents, names[registryTable]),
    catalogues: new DynamoDbCatalogueStore(documents, names[registryTable]),
    ...access(documents, names[registryTable]),
    clock,
    entropy,
  };
  return submissionsFunction(ports, logger('submissions'), metrics('submissions'));
}

export function composeReports(
  environment: Environment,
  { documents, clock }: Documents & { readonly clock: Clock },
) {
  const names = readEnvironment(environment, [submissionsTable, reportsTable, registryTable]);
  const ports = {
    submissions: new DynamoDbSubmissionStore(documents, names[submissionsTable]),
    editions: new DynamoDbEditionStore(documents, names[reportsTable]),
    catalogues: new DynamoDbCatalogueStore(documents, names[registryTable]),
    ...access(documents, names[registryTable]),
    clock,
  };
  return reportsFunction(ports, logger('reports'));
}

export function composeRegistry(
  environment: Environment,
  { documents, clock, entropy, signingKey }: Documents & Surroundings & Signing,
) {
  const names = readEnvironment(environment, [registryTable]);
  const ports = {
    catalogues: new DynamoDbCatalogueStore(documents, names[registryTable]),
    exceptions: new DynamoDbExceptionStore(documents, names[registryTable]),
    unsubscribes: new DynamoDbUnsubscribeStore(documents, names[registryTable]),
    signingKey,
    ...access(documents, names[registryTable]),
    clock,
    entropy,
  };
  return registryFunction(ports, logger('registry'));
}

export function composeDeliveries(
  environment: Environment,
  { documents, clock, signingKey }: Documents & Signing & { readonly clock: Clock },
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
    ...access(documents, names[registryTable]),
    clock,
  };
  return deliveriesFunction(ports, logger('deliveries'));
}

/** @param swaggerUi the folder with Swagger UI's files, ending in a slash */
export function composeDocumentation(swaggerUi: URL) {
  return documentationFunction(new SwaggerUiAssets(swaggerUi), logger('documentation'));
}

export function composeSchedule(
  environment: Environment,
  { documents, clock, entropy }: Documents & Surroundings,
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
  return scheduleFunction(ports, logger('schedule'), metrics('schedule'));
}

export function composeDeliver(
  environment: Environment,
  {
    documents,
    ses,
    clock,
    entropy,
    signingKey,
  }: Documents & Surroundings & Signing & { readonly ses: SESClient },
) {
  const names = readEnvironment(environment, [
    reportsTable,
    registryTable,
    mailFrom,
    mailConfigurationSet,
    apiUrl,
  ]);
  const ports = {
    deliveries: new DynamoDbDeliveryStore(documents, names[reportsTable]),
    occurrences: new DynamoDbOccurrenceStore(documents, names[reportsTable]),
    reports: new DynamoDbWeeklyReportStore(documents, names[reportsTable]),
    mailer: new SesMailer(ses, {
      from: { name: 'Tiến Độ', address: names[mailFrom] },
      configurationSet: names[mailConfigurationSet],
    }),
    account: new SesSendingAccount(ses),
    sending: new DynamoDbSendingSwitch(documents, names[reportsTable]),
    slots: new DynamoDbSlotStore(documents, names[reportsTable]),
    unsubscribes: new DynamoDbUnsubscribeStore(documents, names[registryTable]),
    signingKey,
    apiUrl: names[apiUrl],
    clock,
    timer: systemTimer,
    entropy,
  };
  return deliverFunction(ports, logger('deliver'), metrics('deliver'));
}

export function composeDeliveryEvents(environment: Environment, { documents }: Documents) {
  const names = readEnvironment(environment, [reportsTable]);
  const ports = { deliveries: new DynamoDbDeliveryStore(documents, names[reportsTable]) };
  return deliveryEventsFunction(ports, logger('delivery-events'), metrics('delivery-events'));
}

export function composeOperationsToken(
  environment: Environment,
  { documents, clock, entropy }: Documents & Surroundings,
) {
  const names = readEnvironment(environment, [registryTable]);
  const ports = { tokens: new DynamoDbTokenStore(documents, names[registryTable]), clock, entropy };
  return operationsTokenFunction(ports, logger('operations-token'));
}

/** The key under which links are signed, where a deployment keeps it. */
export function composeSigningKey(environment: Environment): SigningKey {
  const names = readEnvironment(environment, [environmentNames.signingKey]);
  return new SecretsManagerSigningKey(createSecretsClient(), names[environmentNames.signingKey]);
}

/** What knowing callers, and counting their requests, needs of the Registry table. */
function access(documents: DynamoDBDocumentClient, table: string) {
  return {
    tokens: new DynamoDbTokenStore(documents, table),
    rateLimiter: new RateLimiter(new DynamoDbReservationStore(documents, table)),
  };
}

function logger(serviceName: string): Logger {
  return createLogger({ serviceName });
}

function metrics(serviceName: string): Metrics {
  return new Metrics({ namespace: 'TienDo', serviceName });
}
