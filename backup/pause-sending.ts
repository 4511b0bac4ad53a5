import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { DynamoDbSendJournal } from '../adapters/dynamodb/send-journal.ts';
import { DynamoDbSendingSwitch } from '../adapters/dynamodb/sending-switch.ts';
import { Table } from '../adapters/dynamodb/table.ts';
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

function open(client: StageTables['client'], name: string): Table {
  return new Table(DynamoDBDocumentClient.from(client), name);
}
