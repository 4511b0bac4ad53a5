import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDbSendJournal } from '../../adapters/dynamodb/send-journal.ts';
import { DynamoDbSendingSwitch } from '../../adapters/dynamodb/sending-switch.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { openAwsTables, repairSettings } from '../../backup/aws-tables.ts';
import { heldBack } from '../../backup/held-back.ts';
import { restoreTable } from '../../backup/restore-table.ts';
import type { TestDatabase } from '../adapters/dynalite.ts';
import { startDatabase } from '../adapters/dynamodb-endpoint.ts';
import { instant, iso } from '../fixtures/instants.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await startDatabase();
});

afterAll(() => database.stop());

const now = instant('2024-01-15T01:00:00Z');

async function stageWith(rows: Readonly<Record<string, string>>, restored: Readonly<Record<string, string>>) {
  const [submissions, reports, registry, from] = [
    await database.createTable(),
    await database.createTable(),
    await database.createTable(),
    await database.createTable(),
  ];
  const put = (TableName: string, pk: string, state: string) =>
    database.client.send(new PutCommand({ TableName, Item: { pk, sk: 'a', state } }));
  for (const [pk, state] of Object.entries(rows)) await put(reports, pk, state);
  for (const [pk, state] of Object.entries(restored)) await put(from, pk, state);
  const read = async (pk: string) =>
    (await database.client.send(new GetCommand({ TableName: reports, Key: { pk, sk: 'a' } }))).Item?.[
      'state'
    ];
  const names = { submissions, reports, registry };
  const stage = { client: database.client, names, signingKey: async () => null, now: () => now };
  const sending = new DynamoDbSendingSwitch(new Table(database.client, reports));
  const journal = new DynamoDbSendJournal(new Table(database.client, registry));
  return { stage, from, read, sending, journal };
}

const quiet = () => undefined;

describe('F64: rows put back from a restored table', () => {
  it('are those that are missing; sending is paused first, and the switch of then stays away', async () => {
    const { stage, from, read, sending, journal } = await stageWith(
      { 'delivery#1': 'sent', 'delivery#2': 'sent' },
      { 'delivery#1': 'sent', 'delivery#2': 'due', 'delivery#3': 'due', sending: 'not paused' },
    );
    const copied = await restoreTable(stage, 'reports', from, quiet);
    expect(copied).toEqual({ added: 1, there: 1, replaced: 0, different: 1 });
    expect(await Promise.all(['delivery#2', 'delivery#3', 'sending'].map(read))).toEqual([
      'sent',
      'due',
      undefined,
    ]);
    const paused = {
      paused: true,
      since: '2024-01-15T01:00:00Z',
      by: 'restore',
      reason: 'restore of reports',
    };
    expect(await sending.read()).toEqual({ ...paused, held: null });
    expect(await restoreTable(stage, 'reports', from, quiet)).toEqual({
      added: 0,
      there: 2,
      replaced: 0,
      different: 1,
    });
    expect(await journal.incompleteUntil()).toBe('2024-01-15T01:00:00Z');
  });

  it('of Reports leave in doubt only what was sent before the journal began, as in a stage just upgraded', async () => {
    const { stage, from, journal } = await stageWith({}, {});
    const entry = (sentAt: string) => ({ messageId: 'm', sentAt: iso(sentAt) });
    await journal.add('report_20240115T000000Z_b', entry('2024-01-15T00:02:00Z'));
    await journal.add('report_20240115T000000Z_a', entry('2024-01-15T00:01:00Z'));
    expect(await heldBack(stage)).toBeNull();
    const due = (nominal: string, more: object = {}) =>
      database.client.send(
        new PutCommand({
          TableName: stage.names.reports,
          Item: { pk: `delivery#report#${nominal}`, sk: 'a', dueKey: 'due', dueAt: nominal, ...more },
        }),
      );
    await due('2024-01-08T00:00:00Z');
    await due('2024-01-09T00:00:00Z', { resentAt: '2024-01-15T00:30:00Z' });
    await due('2024-01-15T00:30:00Z');
    await restoreTable(stage, 'reports', from, quiet);
    expect(await journal.incompleteUntil()).toBe('2024-01-15T00:01:00Z');
    expect(await heldBack(stage)).toEqual({ until: '2024-01-15T00:01:00Z', messages: 1 });
    await journal.doubt(now);
    await restoreTable(stage, 'reports', from, quiet);
    expect(await journal.incompleteUntil()).toBe('2024-01-15T01:00:00Z');
  });

  it('of a table that is not there are none, and sending stays paused', async () => {
    const { stage, sending } = await stageWith({}, {});
    await expect(restoreTable(stage, 'reports', 'nowhere', quiet)).rejects.toThrow(
      'There is no table nowhere.',
    );
    expect((await sending.read()).paused).toBe(true);
  });

  it.each([
    ['the registry, with its journal', 'registry', true],
    ['a table under its own name', 'reports', false],
  ] as const)('of %s leave in doubt what was sent', async (_, name, hasSource) => {
    const { stage, from, journal } = await stageWith({}, {});
    await restoreTable(stage, name, hasSource ? from : null, quiet);
    expect(await journal.incompleteUntil()).toBe('2024-01-15T01:00:00Z');
  });
});

describe('F64: a restored table', () => {
  const names = { submissions: 's', reports: 'r', registry: 'g' };

  it('gets the settings it lacks, and only those', async () => {
    const aws = mockClient(DynamoDBClient);
    const recovery = (on: boolean) => ({
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED' as const,
        PointInTimeRecoveryDescription: {
          PointInTimeRecoveryStatus: on ? ('ENABLED' as const) : ('DISABLED' as const),
        },
      },
    });
    aws.on(DescribeContinuousBackupsCommand).resolves(recovery(true));
    aws.on(DescribeContinuousBackupsCommand, { TableName: 'r' }).resolves(recovery(false));
    aws.on(DescribeTableCommand).resolves({ Table: { DeletionProtectionEnabled: true } });
    aws
      .on(DescribeTableCommand, { TableName: 'r' })
      .resolves({ Table: { DeletionProtectionEnabled: false } });
    aws.on(DescribeTimeToLiveCommand).resolves({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } });
    expect(
      await repairSettings(openAwsTables(names, async () => null, { region: 'ap-southeast-1' })),
    ).toEqual([
      { table: 'r', setting: 'point-in-time recovery' },
      { table: 'r', setting: 'deletion protection' },
      { table: 'r', setting: 'time to live' },
      { table: 'g', setting: 'time to live' },
    ]);
    const inputs = [
      ...aws.commandCalls(UpdateContinuousBackupsCommand).map(({ args }) => args[0].input),
      ...aws.commandCalls(UpdateTableCommand).map(({ args }) => args[0].input),
      ...aws.commandCalls(UpdateTimeToLiveCommand).map(({ args }) => args[0].input),
    ];
    expect(inputs).toEqual([
      { TableName: 'r', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
      { TableName: 'r', DeletionProtectionEnabled: true },
      { TableName: 'r', TimeToLiveSpecification: { AttributeName: 'deletedAt', Enabled: true } },
      { TableName: 'g', TimeToLiveSpecification: { AttributeName: 'deletedAt', Enabled: true } },
    ]);
    aws.restore();
  });
});
