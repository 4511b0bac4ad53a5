import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { LocalClock } from '../local/clock/clock.ts';
import { localRegion, localTables, openDatabase } from '../local/database/database.ts';
import { repairDueIndex } from '../local/database/due-index.ts';
import { createFolder } from '../local/home/create-folder.ts';
import { lockFolder } from '../local/home/lock.ts';
import { StartError } from '../local/start-error.ts';
import { BackupFailure, type BackupFault } from './backup-failure.ts';
import type { StageTables } from './stage-tables.ts';

/** The tables in a data folder of the local stack, locked until they are closed. */
export type LocalTables = StageTables & { close(): Promise<void> };

/**
 * Opens a data folder that no local stack uses.
 * @param begin what its clock shows, if the folder is new
 * @throws BackupFailure when the folder is in use, or is missing without `begin`
 */
export async function openLocalTables(home: string, begin: Temporal.Instant | null): Promise<LocalTables> {
  const clockFile = join(home, 'clock.json');
  if (begin === null && !existsSync(clockFile)) throw new BackupFailure('missing', nothingThere(home));
  try {
    createFolder(home);
    const lock = await lockFolder(home).catch((error: unknown) => {
      throw failureOf(error, 'in-use');
    });
    const database = await openDatabase(join(home, 'dynamodb'));
    const client = new DynamoDBClient({ ...localRegion, requestHandler: database.requests });
    if (lock.wasLeftBehind) await repairDueIndex(DynamoDBDocumentClient.from(client), localTables.reports);
    const clock = new LocalClock(clockFile, begin ?? Temporal.Now.instant());
    return {
      client,
      names: localTables,
      signingKey: async () => {
        const file = join(home, 'signing-key');
        return existsSync(file) ? readFileSync(file) : null;
      },
      now: () => clock.now(),
      close: async () => {
        clock.stop();
        client.destroy();
        await database.close();
        lock.release();
      },
    };
  } catch (error) {
    throw failureOf(error, 'unusable');
  }
}

function failureOf(error: unknown, fault: BackupFault): unknown {
  return error instanceof StartError ? new BackupFailure(fault, error.detail, { cause: error }) : error;
}

const nothingThere = (home: string) => ({
  vi: `Thư mục ${home} không có dữ liệu của bản chạy thử. Đặt TIENDO_HOME sang thư mục có dữ liệu.`,
  en: `The folder ${home} holds no data of a local stack. Set TIENDO_HOME to one that does.`,
});
