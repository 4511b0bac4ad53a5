import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { DynamoDbSendJournal } from '../adapters/dynamodb/send-journal.ts';
import { DynamoDbSendingSwitch } from '../adapters/dynamodb/sending-switch.ts';
import { Table } from '../adapters/dynamodb/table/table.ts';
import { registryPartitions } from '../adapters/dynamodb/table/table-schema.ts';
import { instantText } from '../domain/period/instant-text.ts';
import type { Row } from './row.ts';
import type { StageTables } from './stage-tables.ts';

/** Pauses sending in a stage, before anything else is written; only operations resume it. A pause that is on stays as it is. */
export async function pauseSending(
  { client, names, now }: StageTables,
  by: 'import' | 'restore',
  reason: string,
): Promise<void> {
  await new DynamoDbSendingSwitch(open(client, names.reports)).pause(by, reason, now());
}

/**
 * Records that the journal of sent messages lacks what was sent until now: nothing that was planned before is sent unless
 * operations say so.
 */
export async function doubtJournal({ client, names }: StageTables, until: Temporal.Instant): Promise<void> {
  await new DynamoDbSendJournal(open(client, names.registry)).doubt(until);
}

/**
 * Records that the journal knows nothing of what was sent before its first entry; until now where it has none. A stage that was
 * upgraded from a version without a journal begins with an empty one.
 */
export async function doubtBeforeJournal(stage: StageTables): Promise<void> {
  const journal = new DynamoDbSendJournal(open(stage.client, stage.names.registry));
  const began = (await firstEntryAt(stage)) ?? instantText(stage.now());
  const doubted = await journal.incompleteUntil();
  if (doubted === null || doubted < began) await journal.doubt(Temporal.Instant.from(began));
}

async function firstEntryAt({ client, names }: StageTables): Promise<string | null> {
  let first: string | null = null;
  for (let after: Row | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const page = await client.send(
      new ScanCommand({
        TableName: names.registry,
        FilterExpression: 'begins_with(pk, :sent)',
        ExpressionAttributeValues: { ':sent': { S: `${registryPartitions.journal}#` } },
        ...(after === undefined ? {} : { ExclusiveStartKey: after }),
      }),
    );
    for (const { sentAt } of page.Items ?? [])
      if (sentAt?.S !== undefined && (first === null || sentAt.S < first)) first = sentAt.S;
    after = page.LastEvaluatedKey;
  }
  return first;
}

function open(client: StageTables['client'], name: string): Table {
  return new Table(DynamoDBDocumentClient.from(client), name);
}
