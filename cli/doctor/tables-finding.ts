import type { DynamoDBClient, TableDescription } from '@aws-sdk/client-dynamodb';
import { deletedAt, dueIndex, tableKeys } from '../../adapters/dynamodb/table/table-schema.ts';
import { type DeployedStack, outputOf } from '../aws/deployed-stack.ts';
import { type Finding, failed, ok } from './finding.ts';

/** What one table has to have, beside its keys. */
const wanted = [
  { output: 'SubmissionsTable', setting: 'submissionsTable', hasDueIndex: false, removes: false },
  { output: 'ReportsTable', setting: 'reportsTable', hasDueIndex: true, removes: true },
  { output: 'RegistryTable', setting: 'registryTable', hasDueIndex: false, removes: true },
] as const;

/** Something that a table lacks, with the command that adds it where the table is none of the stack's own. */
type Lack = { readonly what: string; readonly command: string | null };

/**
 * Whether the tables are there, and are as the code needs them. A deployment sees to that for tables of the stack's own; those that the
 * stage's file names under `kept` are outside of it, and stay as they are.
 */
export async function tablesFinding(stack: DeployedStack): Promise<Finding> {
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const client = new DynamoDBClient({ region: stack.region });
  const wrong: string[] = [];
  const commands: string[] = [];
  let isOwnWrong = false;
  for (const table of wanted) {
    const TableName = outputOf(stack, table.output);
    const isKept = stack.kept[table.setting] !== undefined;
    for (const { what, command } of await lacksOf(client, TableName, table)) {
      wrong.push(`${TableName}: ${what}`);
      if (isKept && command !== null)
        commands.push(`  ${command} --table-name ${TableName} --region ${stack.region}`);
      else isOwnWrong = true;
    }
  }
  if (wrong.length === 0)
    return ok(
      'Ba bảng đều có, đủ chỉ mục, được bảo vệ khỏi xóa và khôi phục được đến từng giây.',
      'All three are there with their index, protected from deletion, and restorable to any second.',
    );
  const detail = { vi: `${wrong.join('; ')}.`, en: `${wrong.join('; ')}.` };
  return isOwnWrong
    ? failed(detail, {
        vi: 'Triển khai lại; bảng không còn thì khôi phục theo «docs/runbook.md».',
        en: 'Deploy again; restore a table that is gone as docs/runbook.md describes.',
      })
    : failed(
        detail,
        {
          vi: 'Bảng ghi ở «kept» nằm ngoài bản triển khai, nên phải tự bổ sung:',
          en: 'Tables under “kept” are outside of the stack, so give them what they lack yourself:',
        },
        commands,
      );
}

async function lacksOf(
  client: DynamoDBClient,
  TableName: string,
  { hasDueIndex, removes }: (typeof wanted)[number],
): Promise<Lack[]> {
  const { DescribeContinuousBackupsCommand, DescribeTableCommand, DescribeTimeToLiveCommand } = await import(
    '@aws-sdk/client-dynamodb'
  );
  const { Table } = await client.send(new DescribeTableCommand({ TableName })).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return { Table: undefined };
    throw error;
  });
  if (Table === undefined) return [{ what: 'NOT FOUND', command: null }];
  const lacks: Lack[] = [];
  if (Table.TableStatus !== 'ACTIVE' && Table.TableStatus !== 'UPDATING')
    lacks.push({ what: `${Table.TableStatus}`, command: null });
  if (keysIn(Table.KeySchema) !== keyText(tableKeys))
    lacks.push({ what: `keys ${keysIn(Table.KeySchema)}`, command: null });
  if (hasDueIndex && !hasIndex(Table))
    lacks.push({ what: `index ${dueIndex.name} MISSING`, command: addIndex });
  if (Table.DeletionProtectionEnabled !== true)
    lacks.push({
      what: 'deletion protection OFF',
      command: 'aws dynamodb update-table --deletion-protection-enabled',
    });
  const backups = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
  const restorable = backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
  if (restorable?.PointInTimeRecoveryStatus !== 'ENABLED')
    lacks.push({
      what: 'point-in-time recovery OFF',
      command:
        'aws dynamodb update-continuous-backups --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true',
    });
  if (removes) {
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
    const { TimeToLiveStatus = 'DISABLED', AttributeName } = TimeToLiveDescription ?? {};
    if (!['ENABLED', 'ENABLING'].includes(TimeToLiveStatus) || AttributeName !== deletedAt)
      lacks.push({
        what: `deletion of expired rows ${TimeToLiveStatus}`,
        command: `aws dynamodb update-time-to-live --time-to-live-specification "Enabled=true, AttributeName=${deletedAt}"`,
      });
  }
  return lacks;
}

type KeySchema = TableDescription['KeySchema'];

/** Keys as `pk HASH, sk RANGE`. */
function keysIn(schema: KeySchema = []): string {
  return schema.map(({ AttributeName, KeyType }) => `${AttributeName} ${KeyType}`).join(', ');
}

function keyText({
  partitionKey,
  sortKey,
}: {
  readonly partitionKey: string;
  readonly sortKey: string;
}): string {
  return `${partitionKey} HASH, ${sortKey} RANGE`;
}

function hasIndex({ GlobalSecondaryIndexes = [] }: TableDescription): boolean {
  return GlobalSecondaryIndexes.some(
    ({ IndexName, KeySchema, Projection }) =>
      IndexName === dueIndex.name &&
      keysIn(KeySchema) === keyText(dueIndex) &&
      Projection?.ProjectionType === 'ALL',
  );
}

const { name, partitionKey, sortKey } = dueIndex;

const addIndex = `aws dynamodb update-table --attribute-definitions AttributeName=${partitionKey},AttributeType=S AttributeName=${sortKey},AttributeType=S --global-secondary-index-updates '${JSON.stringify(
  [
    {
      Create: {
        IndexName: name,
        KeySchema: [
          { AttributeName: partitionKey, KeyType: 'HASH' },
          { AttributeName: sortKey, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    },
  ],
)}'`;
