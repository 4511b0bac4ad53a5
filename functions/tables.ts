import type { Logger } from '@aws-lambda-powertools/logger';
import type { GatheredReads } from '../adapters/dynamodb/requests/gathered-reads.ts';
import { Table } from '../adapters/dynamodb/table/table.ts';
import { environmentNames } from './deployment/environment.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { setApart } from './set-apart.ts';
import type { Surroundings } from './surroundings.ts';

const { submissionsTable, reportsTable, registryTable } = environmentNames;

/**
 * The three tables of the stage, whose unreadable rows are reported.
 * @param reads for a table whose reads are gathered with those of others
 * @throws Error that lists every missing or empty variable
 */
export function composeTables(
  environment: Environment,
  { documents, clock }: Pick<Surroundings, 'documents' | 'clock'>,
  logger: Logger,
  reads: { readonly submissions?: GatheredReads; readonly registry?: GatheredReads } = {},
) {
  const names = readEnvironment(environment, [submissionsTable, reportsTable, registryTable]);
  const onUnreadable = setApart(documents, names[registryTable], clock, logger);
  const gathered = (one: GatheredReads | undefined) => (one === undefined ? {} : { reads: one });
  return {
    submissions: new Table(documents, names[submissionsTable], {
      onUnreadable,
      ...gathered(reads.submissions),
    }),
    reports: new Table(documents, names[reportsTable], { onUnreadable }),
    registry: new Table(documents, names[registryTable], { onUnreadable, ...gathered(reads.registry) }),
  };
}
