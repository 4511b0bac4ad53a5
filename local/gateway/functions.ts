import '../quiet-logs.ts';
import type { SESClient } from '@aws-sdk/client-ses';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { usualTimes } from '../../domain/schedule/schedule-times.ts';
import { environmentNames } from '../../functions/deployment/environment.ts';
import type { FunctionName } from '../../functions/deployment/function-names.ts';
import { productVersion } from '../../functions/deployment/product-version.ts';
import { composeDocumentation } from '../../functions/documentation/compose.ts';
import { composeMailEvents } from '../../functions/mail-events/compose.ts';
import { composeOperations } from '../../functions/operations/compose.ts';
import { composePortal } from '../../functions/portal/compose.ts';
import { composeRegistry } from '../../functions/registry/compose.ts';
import { composeResults } from '../../functions/results/compose.ts';
import { composeSchedule } from '../../functions/schedule/compose.ts';
import { composeSender } from '../../functions/sender/compose.ts';
import { composeSubmissions } from '../../functions/submissions/compose.ts';
import { composeWorkbooks } from '../../functions/workbooks/compose.ts';
import type { SigningKey } from '../../usecases/ports/signing-key.ts';
import { builtPortal } from '../built-portal.ts';
import type { LocalClock } from '../clock/clock.ts';
import { localTables } from '../database/database.ts';
import type { HttpFunctions } from './api-gateway.ts';
import { lambdaContext } from './lambda-context.ts';

/** The sender address of the local stack. */
export const mailDomain = 'tiendo.example';

/** The configuration set of the local mail service. */
export const mailConfigurationSet = 'tiendo';

/** The environment of the functions. */
const environment = {
  [environmentNames.submissionsTable]: localTables.submissions,
  [environmentNames.reportsTable]: localTables.reports,
  [environmentNames.registryTable]: localTables.registry,
  [environmentNames.mailFrom]: `bao-cao@${mailDomain}`,
  [environmentNames.mailSenderName]: 'Tiến Độ',
  [environmentNames.mailConfigurationSet]: mailConfigurationSet,
  [environmentNames.mailCap]: '2000',
  [environmentNames.dropCap]: '0',
  [environmentNames.times]: JSON.stringify(usualTimes),
  [environmentNames.trial]: 'no',
  [environmentNames.version]: productVersion(),
};

type Surroundings = { readonly documents: DynamoDBDocumentClient; readonly clock: LocalClock };
type Signing = { readonly signingKey: SigningKey };

type Mailing = { readonly ses: SESClient };

/**
 * The functions behind the HTTP API.
 * @param portalFolder where the portal is built, when it is first asked for
 */
export function httpFunctions({
  documents,
  clock,
  ses,
  signingKey,
  portalFolder,
}: Surroundings & Signing & Mailing & { readonly portalFolder: string }): HttpFunctions {
  const ports = { documents, clock, entropy: randomEntropy };
  let portal: Promise<ReturnType<typeof composePortal>> | null = null;
  // Writing the API document takes a third of a second, and few look at it.
  let documentation: ReturnType<typeof composeDocumentation> | null = null;
  return {
    submissions: composeSubmissions(environment, ports),
    workbooks: composeWorkbooks(environment, { ...ports, signingKey }),
    results: composeResults(environment, ports),
    registry: composeRegistry(environment, { ...ports, signingKey }),
    operations: composeOperations(environment, { ...ports, signingKey }),
    portal: async (event, context) => {
      portal ??= builtPortal(portalFolder).then((files) =>
        composePortal(environment, files, { ...ports, ses, signingKey }),
      );
      return (await portal)(event, context);
    },
    documentation: (event, context) => {
      documentation ??= composeDocumentation(
        environment,
        new URL('./', import.meta.resolve('swagger-ui-dist/package.json')),
      );
      return documentation(event, context);
    },
  };
}

/** Invokes a function that is not triggered by HTTP, as Lambda would. */
export type Invoke = (event: unknown) => Promise<unknown>;

/** The function that receives mail events. */
export function mailEventsFunction({ documents, clock }: Surroundings): Invoke {
  return invoker('mail-events', composeMailEvents(environment, { documents, clock }));
}

/**
 * The functions that schedules trigger, by name.
 * @param apiUrl the base URL of the API
 */
export function scheduledFunctions({
  documents,
  clock,
  ses,
  signingKey,
  apiUrl,
}: Surroundings & Signing & Mailing & { readonly apiUrl: string }): ReadonlyMap<FunctionName, Invoke> {
  const ports = { documents, ses, clock, signingKey, entropy: randomEntropy };
  const withUrl = {
    ...environment,
    [environmentNames.apiUrl]: apiUrl,
    // The portal is at the same address.
    [environmentNames.portalUrl]: apiUrl,
  };
  return new Map([
    ['schedule', invoker('schedule', composeSchedule(environment, ports))],
    ['sender', invoker('sender', composeSender(withUrl, ports))],
  ]);
}

function invoker(
  name: FunctionName,
  run: (event: unknown, context: ReturnType<typeof lambdaContext>) => Promise<unknown>,
): Invoke {
  return (event) => run(event, lambdaContext(name));
}
