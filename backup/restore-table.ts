import { ResourceNotFoundException, ScanCommand } from '@aws-sdk/client-dynamodb';
import { BackupFailure } from './backup-failure.ts';
import { type Copied, copyRows } from './copy-rows.ts';
import { doubtBeforeJournal, doubtJournal, pauseSending } from './pause-sending.ts';
import { keyOf, type Row } from './row.ts';
import { momentary, type StageTables, type TableName } from './stage-tables.ts';

/**
 * Copies what a table of a stage lacks from a table that was restored beside it. Sending is paused first. Rows that are there stay
 * as they are, so no token that was revoked since comes back. After a restore of the registry, whose journal may lack the last
 * messages, nothing that was planned before is sent unless operations say so; after one of Reports nothing that was planned before
 * the journal began, as in a stage that has just been upgraded from a version without one.
 * @param from the restored table; null when the stage's own table was restored under its name
 * @throws BackupFailure when there is no table `from`
 */
export async function restoreTable(
  stage: StageTables,
  table: TableName,
  from: string | null,
  onProgress: (rows: number) => void,
): Promise<Copied | null> {
  await pauseSending(stage, 'restore', `restore of ${table}`);
  if (from === null || table === 'registry') await doubtJournal(stage, stage.now());
  else if (table === 'reports') await doubtBeforeJournal(stage);
  if (from === null) return null;
  return copyRows(stage, table, rowsIn(stage, table, from), () => false, onProgress);
}

async function* rowsIn({ client }: StageTables, table: TableName, from: string): AsyncGenerator<Row> {
  for (let after: Row | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const scan = new ScanCommand({
      TableName: from,
      ...(after === undefined ? {} : { ExclusiveStartKey: after }),
    });
    const page = await client.send(scan).catch((cause: unknown) => {
      if (!(cause instanceof ResourceNotFoundException)) throw cause;
      throw new BackupFailure(
        'missing',
        { vi: `Không có bảng ${from}.`, en: `There is no table ${from}.` },
        { cause },
      );
    });
    yield* (page.Items ?? []).filter((row) => !momentary[table].includes(keyOf(row).pk));
    after = page.LastEvaluatedKey;
  }
}
