import type { Logger } from '@aws-lambda-powertools/logger';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Table, type UnreadableListener } from '../adapters/dynamodb/table/table.ts';
import { DynamoDbUnreadableRowStore } from '../adapters/dynamodb/unreadable-row-store.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import { createMetrics } from './metrics.ts';
import { publishFaults } from './publish-faults.ts';

/** How often an instance reports the same row: the sender meets it every five minutes, and the alarm stays on meanwhile. */
const reportedAgainMilliseconds = 240_000;

/**
 * Reports unreadable rows to operations: a line in the log, a count for the alarm, and a record that they can list. A failure
 * to record one is logged, and fails nothing else.
 */
export function setApart(
  documents: DynamoDBDocumentClient,
  registryTable: string,
  clock: Clock,
  logger: Logger,
): UnreadableListener {
  const store = new DynamoDbUnreadableRowStore(new Table(documents, registryTable));
  const metrics = createMetrics('stored-rows');
  const reported = new Map<string, number>();
  return async ({ place }) => {
    const now = clock.now();
    const { table, key } = place;
    const id = `${table} ${key.pk} ${key.sk}`;
    const last = reported.get(id);
    if (last !== undefined && now.epochMilliseconds - last < reportedAgainMilliseconds) return;
    reported.set(id, now.epochMilliseconds);
    logger.error('a stored row cannot be read', { row: place });
    publishFaults(metrics, { 'rows-unreadable': 1 });
    try {
      await store.note(place, now);
    } catch (error) {
      logger.error('an unreadable row was not recorded', { row: place, error });
    }
  };
}
