import './quiet-logs.ts';
import type { SESClient } from '@aws-sdk/client-ses';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomEntropy } from '../adapters/random-entropy.ts';
import type { SigningKey } from '../domain/ports/signing-key.ts';
import {
  composeDeliver,
  composeDeliveries,
  composeDeliveryEvents,
  composeDocumentation,
  composeOperationsToken,
  composeRegistry,
  composeReports,
  composeSchedule,
  composeSubmissions,
} from '../functions/composition.ts';
import { environmentNames } from '../functions/deployment/environment.ts';
import type { FunctionName } from '../functions/deployment/routes.ts';
import type { HttpFunctions } from './api-gateway.ts';
import type { LocalClock } from './clock.ts';
import { localTables } from './database.ts';
import { lambdaContext } from './lambda-context.ts';

/** Where the messages of the local stack come from. */
export const mailDomain = 'tiendo.example';

/** The configuration set of the local mail service. */
export const mailConfigurationSet = 'tiendo';

/** The environment the functions find. */
const environment = {
  [environmentNames.submissionsTable]: localTables.submissions,
  [environmentNames.reportsTable]: localTables.reports,
  [environmentNames.registryTable]: localTables.registry,
  [environmentNames.mailFrom]: `bao-cao@${mailDomain}`,
  [environmentNames.mailConfigurationSet]: mailConfigurationSet,
  [environmentNames.mailCap]: '2000',
};

type Surroundings = { readonly documents: DynamoDBDocumentClient; readonly clock: LocalClock };
type Signing = { readonly signingKey: SigningKey };

/** The functions behind the HTTP API. */
export function httpFunctions({ documents, clock, signingKey }: Surroundings & Signing): HttpFunctions {
  const ports = { documents, clock, entropy: randomEntropy };
  return {
    submissions: composeSubmissions(environment, ports),
    reports: composeReports(environment, ports),
    registry: composeRegistry(environment, { ...ports, signingKey }),
    deliveries: composeDeliveries(environment, { ...ports, signingKey }),
    documentation: composeDocumentation(new URL('./', import.meta.resolve('swagger-ui-dist/package.json'))),
  };
}

/** Invokes a function that something else than HTTP triggers, as Lambda would. */
export type Invoke = (event: unknown) => Promise<unknown>;

/** The function that hears what becomes of messages. */
export function deliveryEventsFunction({ documents }: Surroundings): Invoke {
  return invoker('delivery-events', composeDeliveryEvents(environment, { documents }));
}

/**
 * The functions that schedules trigger, by name.
 * @param apiUrl where the API is served
 */
export function scheduledFunctions({
  documents,
  clock,
  ses,
  signingKey,
  apiUrl,
}: Surroundings & Signing & { readonly ses: SESClient; readonly apiUrl: string }): ReadonlyMap<
  FunctionName,
  Invoke
> {
  const ports = { documents, ses, clock, signingKey, entropy: randomEntropy };
  const withUrl = { ...environment, [environmentNames.apiUrl]: apiUrl };
  return new Map([
    ['schedule', invoker('schedule', composeSchedule(environment, ports))],
    ['deliver', invoker('deliver', composeDeliver(withUrl, ports))],
  ]);
}

/** The function that only a person invokes: it answers with a new operations token. */
export function operationsTokenFunction({ documents, clock }: Surroundings) {
  return composeOperationsToken(environment, { documents, clock, entropy: randomEntropy });
}

function invoker(
  name: FunctionName,
  run: (event: unknown, context: ReturnType<typeof lambdaContext>) => Promise<unknown>,
): Invoke {
  return (event) => run(event, lambdaContext(name));
}
