import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { deletedAt } from '../adapters/dynamodb/table/table-schema.ts';
import { type StageTables, tableNames } from './stage-tables.ts';

/** The tables of a stage on AWS, reached with the credentials and in the region of whoever runs the command. */
export function openAwsTables(
  names: StageTables['names'],
  signingKey: StageTables['signingKey'],
  config: DynamoDBClientConfig = {},
): StageTables {
  const client = new DynamoDBClient({ maxAttempts: 10, ...config });
  return { client, names, signingKey, now: () => Temporal.Now.instant() };
}

/** A setting of a table that was missing, and is there again. */
export type Repaired = {
  readonly table: string;
  readonly setting: 'point-in-time recovery' | 'deletion protection' | 'time to live';
};

/**
 * Gives a stage's tables the settings that a deployment gives them and a restored table lacks.
 * @returns what was missing
 */
export async function repairSettings({ client, names }: StageTables): Promise<Repaired[]> {
  const repaired: Repaired[] = [];
  for (const name of tableNames) {
    const TableName = names[name];
    const backups = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
    const recovery = backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
    if (recovery?.PointInTimeRecoveryStatus !== 'ENABLED') {
      const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
      await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
      repaired.push({ table: TableName, setting: 'point-in-time recovery' });
    }
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.DeletionProtectionEnabled !== true) {
      await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
      repaired.push({ table: TableName, setting: 'deletion protection' });
    }
    if (name !== 'submissions' && !(await hasTimeToLive(client, TableName))) {
      const TimeToLiveSpecification = { AttributeName: deletedAt, Enabled: true };
      await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
      repaired.push({ table: TableName, setting: 'time to live' });
    }
  }
  return repaired;
}

async function hasTimeToLive(client: DynamoDBClient, TableName: string): Promise<boolean> {
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  return ['ENABLED', 'ENABLING'].includes(TimeToLiveDescription?.TimeToLiveStatus ?? '');
}
