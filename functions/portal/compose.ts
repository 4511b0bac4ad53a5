import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbSignInCodeStore } from '../../adapters/dynamodb/sign-in-code-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { systemTimer } from '../../adapters/system-timer.ts';
import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { callers } from '../http/callers.ts';
import { letterheadOf } from '../letterhead.ts';
import { createLogger } from '../logger.ts';
import { composeMailer, mailerVariables } from '../mailer.ts';
import { createMetrics } from '../metrics.ts';
import { setApart } from '../set-apart.ts';
import type { Surroundings } from '../surroundings.ts';
import { PortalFiles } from './portal-files.ts';
import { portalFunction } from './portal-function.ts';

const { registryTable } = environmentNames;

/**
 * The `portal` function over its real adapters. Reads the environment immediately.
 * @param files the folder with the portal's files, with a trailing slash
 * @throws Error that lists every missing or empty variable
 */
export function composePortal(
  environment: Environment,
  files: URL,
  {
    documents,
    ses,
    clock,
    entropy,
    signingKey,
  }: Pick<Surroundings, 'documents' | 'ses' | 'clock' | 'entropy' | 'signingKey'>,
) {
  const names = readEnvironment(environment, [registryTable, ...mailerVariables]);
  const logger = createLogger({ serviceName: 'portal' });
  const onUnreadable = setApart(documents, names[registryTable], clock, logger);
  const registry = new Table(documents, names[registryTable], { onUnreadable });
  const ports = {
    catalogues: new DynamoDbCatalogueStore(registry),
    signInCodes: new DynamoDbSignInCodeStore(registry),
    mailer: composeMailer(ses, names, environment),
    letterhead: letterheadOf(environment),
    ...callers(registry),
    clock,
    entropy,
    signingKey,
    timer: systemTimer,
  };
  return portalFunction(new PortalFiles(files), ports, logger, createMetrics('portal'));
}
