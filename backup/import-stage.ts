import { GetItemCommand, PutItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { registryPartitions, reportsPartitions } from '../adapters/dynamodb/table/table-schema.ts';
import type { Text } from '../domain/language/text.ts';
import { laterOf } from '../domain/period/compare-instants.ts';
import { instantText } from '../domain/period/instant-text.ts';
import { BackupFailure } from './backup-failure.ts';
import { type Copied, copyRows, plus } from './copy-rows.ts';
import { keyAttributes, type OnProgress } from './export-stage.ts';
import { compareKeys, fingerprintOf, type KeyComparison } from './known-keys.ts';
import type { Manifest } from './manifest.ts';
import { doubtJournal, pauseSending } from './pause-sending.ts';
import { checkExport, rowsOf } from './read-export.ts';
import { keyOf, type Row, type RowKey } from './row.ts';
import { importsPartition, type StageTables, type TableName } from './stage-tables.ts';

/** How to import. */
export type ImportOptions = {
  /** Whether rows may be added to a stage that has some; those that are there stay as they are. */
  readonly intoNonEmpty: boolean;
  /** Whether the exported stage sent nothing after the export began, so that what waited then may be sent. */
  readonly nothingSentSince: boolean;
  readonly onProgress: OnProgress;
};

/** What became of the rows of each table. */
export type Imported = {
  readonly manifest: Manifest;
  readonly tables: Readonly<Record<TableName, Copied>>;
  /** Whether the stage signs with the key of the exported one; otherwise its links and unsubscriptions do not work. */
  readonly signingKey: KeyComparison;
};

/**
 * Puts an export into a stage. The export is checked first, then sending is paused, then rows are added; the catalogue comes
 * last, because no job runs without it. Called again, it continues an interrupted import.
 * @throws BackupFailure when the export is damaged or incomplete, or the stage is not empty
 */
export async function importStage(
  stage: StageTables,
  folder: string,
  { intoNonEmpty, nothingSentSince, onProgress }: ImportOptions,
): Promise<Imported> {
  const manifest = await checkExport(folder);
  const marker = keyAttributes({ pk: importsPartition, sk: manifest.id });
  const begun = await findMarker(stage, marker);
  const goesOn = begun !== undefined && begun['doneAt'] === undefined;
  if (!goesOn && !intoNonEmpty && !(await isEmpty(stage))) throw new BackupFailure('taken', notEmpty);
  await pauseSending(stage, 'import', `import ${manifest.id}`);
  const key: Row = manifest.signingKey === null ? {} : { signingKey: { S: manifest.signingKey } };
  await mark(stage, marker, key);
  const copy = (table: TableName, rows: AsyncIterable<Row>) =>
    copyRows(stage, table, rows, intoNonEmpty ? () => false : mayReplace, (count) =>
      onProgress(table, count),
    );
  const submissions = await copy(
    'submissions',
    filtered(folder, 'submissions', () => true),
  );
  const reports = await copy(
    'reports',
    filtered(folder, 'reports', () => true),
  );
  const isCatalogue = ({ pk }: RowKey) => pk === registryPartitions.catalogue;
  const others = await copy(
    'registry',
    filtered(folder, 'registry', (key) => !isCatalogue(key)),
  );
  const now = laterOf(stage.now(), Temporal.Instant.from(manifest.begunAt));
  if (!nothingSentSince) await doubtJournal(stage, now);
  const catalogue = await copy('registry', filtered(folder, 'registry', isCatalogue));
  await mark(stage, marker, { ...key, doneAt: { S: instantText(now) } });
  return {
    manifest,
    tables: { submissions, reports, registry: plus(others, catalogue) },
    signingKey: compareKeys(manifest.signingKey, await fingerprintOf(stage)),
  };
}

async function* filtered(folder: string, table: TableName, keeps: (key: RowKey) => boolean) {
  for await (const { row } of rowsOf(folder, table)) if (keeps(keyOf(row))) yield row;
}

/** What a stage without a catalogue writes by itself: the ledger of runs that had nothing to do, and the doubt of the journal. */
function mayReplace({ pk }: RowKey): boolean {
  return isLedger(pk) || pk === registryPartitions.journal;
}

function isLedger(pk: string): boolean {
  return pk === reportsPartitions.ledger || pk.startsWith('occurrence#');
}

/** Whether a stage holds nothing but what it writes by itself, tokens, and who issued them. */
async function isEmpty({ client, names }: StageTables): Promise<boolean> {
  const [submission, catalogue] = await Promise.all([
    client.send(new ScanCommand({ TableName: names.submissions, Limit: 1 })),
    client.send(
      new QueryCommand({
        TableName: names.registry,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: registryPartitions.catalogue } },
        Limit: 1,
      }),
    ),
  ]);
  if (submission.Count !== 0 || catalogue.Count !== 0) return false;
  for (let after: Row | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const page = await client.send(
      new ScanCommand({
        TableName: names.reports,
        ...(after === undefined ? {} : { ExclusiveStartKey: after }),
      }),
    );
    const keys = (page.Items ?? []).map((row) => keyOf(row).pk);
    if (keys.some((pk) => !isLedger(pk) && pk !== reportsPartitions.sending)) return false;
    after = page.LastEvaluatedKey;
  }
  return true;
}

async function findMarker({ client, names }: StageTables, key: ReturnType<typeof keyAttributes>) {
  const get = new GetItemCommand({ TableName: names.registry, Key: key, ConsistentRead: true });
  return (await client.send(get)).Item;
}

async function mark(
  { client, names }: StageTables,
  key: ReturnType<typeof keyAttributes>,
  more: Row,
): Promise<void> {
  await client.send(new PutItemCommand({ TableName: names.registry, Item: { ...key, ...more } }));
}

const notEmpty: Text = {
  vi: 'Nơi nhận đã có dữ liệu; chưa ghi gì. Dùng nơi còn trống, hoặc thêm --into-non-empty: dòng đã có được giữ nguyên.',
  en: 'The target holds data; nothing was written. Use an empty one, or add --into-non-empty, which keeps every row that is there.',
};
