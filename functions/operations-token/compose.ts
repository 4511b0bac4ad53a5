import { DynamoDbAuditLog } from '../../adapters/dynamodb/audit-log.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { DynamoDbTokenStore } from '../../adapters/dynamodb/token-store.ts';
import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { createLogger } from '../logger.ts';
import type { Surroundings } from '../surroundings.ts';
import { operationsTokenFunction } from './operations-token-function.ts';

const { registryTable } = environmentNames;

/**
 * The `operations-token` function over its real adapters. Reads the environment immediately.
 * @throws Error that lists every missing or empty variable
 */
export function composeOperationsToken(
  environment: Environment,
  { documents, clock, entropy }: Pick<Surroundings, 'documents' | 'clock' | 'entropy'>,
) {
  const names = readEnvironment(environment, [registryTable]);
  const registry = new Table(documents, names[registryTable]);
  const ports = {
    audit: new DynamoDbAuditLog(registry),
    tokens: new DynamoDbTokenStore(registry),
    clock,
    entropy,
  };
  return operationsTokenFunction(ports, createLogger({ serviceName: 'operations-token' }));
}
