import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoDbSendJournal } from '../adapters/dynamodb/send-journal.ts';
import { Table } from '../adapters/dynamodb/table/table.ts';
import { dueIndex } from '../adapters/dynamodb/table/table-schema.ts';
import type { InstantText } from '../domain/period/instant-text.ts';
import type { Row } from './row.ts';
import type { StageTables } from './stage-tables.ts';

/** Messages that are held back because they may have been sent before the journal of sent messages knows of it. */
export type HeldBack = {
  /** Those planned before this instant are held back. */
  readonly until: InstantText;
  /** How many are due; those that the journal has after all are among them. */
  readonly messages: number;
};

/** The messages that a stage holds back; null where its journal is whole. */
export async function heldBack({ client, names }: StageTables): Promise<HeldBack | null> {
  const registry = new Table(DynamoDBDocumentClient.from(client), names.registry);
  const until = await new DynamoDbSendJournal(registry).incompleteUntil();
  if (until === null) return null;
  let messages = 0;
  for (let after: Row | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const page = await client.send(
      new ScanCommand({
        TableName: names.reports,
        FilterExpression:
          'begins_with(pk, :delivery) AND attribute_exists(#due) AND attribute_not_exists(resentAt)',
        ProjectionExpression: 'pk',
        ExpressionAttributeNames: { '#due': dueIndex.partitionKey },
        ExpressionAttributeValues: { ':delivery': { S: 'delivery#' } },
        ...(after === undefined ? {} : { ExclusiveStartKey: after }),
      }),
    );
    for (const { pk } of page.Items ?? []) if ((pk?.S?.split('#')[2] ?? until) < until) messages += 1;
    after = page.LastEvaluatedKey;
  }
  return { until, messages };
}
