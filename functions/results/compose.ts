import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbEditionStore } from '../../adapters/dynamodb/edition-store.ts';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { callers } from '../http/callers.ts';
import { createLogger } from '../logger.ts';
import type { Surroundings } from '../surroundings.ts';
import { resultsFunction } from './results-function.ts';

const { submissionsTable, reportsTable, registryTable } = environmentNames;

/**
 * The `results` function over its real adapters. Reads the environment at once.
 * @throws Error that names every variable which is missing or empty
 */
export function composeResults(
  environment: Environment,
  { documents, clock }: Pick<Surroundings, 'documents' | 'clock'>,
) {
  const names = readEnvironment(environment, [submissionsTable, reportsTable, registryTable]);
  const ports = {
    submissions: new DynamoDbSubmissionStore(documents, names[submissionsTable]),
    editions: new DynamoDbEditionStore(documents, names[reportsTable]),
    catalogues: new DynamoDbCatalogueStore(documents, names[registryTable]),
    ...callers(documents, names[registryTable]),
    clock,
  };
  return resultsFunction(ports, createLogger({ serviceName: 'results' }));
}
