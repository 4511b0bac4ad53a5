import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { openAwsTables, repairSettings } from '../../backup/aws-tables.ts';
import { BackupFailure, type BackupFault } from '../../backup/backup-failure.ts';
import type { Copied } from '../../backup/copy-rows.ts';
import { exportStage } from '../../backup/export-stage.ts';
import { type HeldBack, heldBack } from '../../backup/held-back.ts';
import { importStage } from '../../backup/import-stage.ts';
import { openLocalTables } from '../../backup/local-tables.ts';
import { readManifest } from '../../backup/manifest.ts';
import { restoreTable } from '../../backup/restore-table.ts';
import { type StageTables, type TableName, tableNames } from '../../backup/stage-tables.ts';
import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { awsFailure } from '../aws/aws-refusal.ts';
import { outputOf, readDeployedStack } from '../aws/deployed-stack.ts';
import { readSigningKey } from '../aws/read-signing-key.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { table, tell, tellProgress, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import { projectFolder } from '../project-folder.ts';
import type { Settings } from '../settings.ts';

/** Which stage: the local one, or a deployed one. */
export type PlaceOptions = { readonly local?: boolean; readonly stage?: string };

/** Where to import to, whether it may hold something already, and whether the stage before has sent nothing since the export. */
export type ImportingOptions = PlaceOptions & {
  readonly intoNonEmpty?: boolean;
  readonly nothingSentSince?: boolean;
};

/** The options of `restore`. */
export type RestoringOptions = Pick<PlaceOptions, 'stage'> & {
  readonly table: TableName;
  readonly from?: string;
};

/** Exports a stage into a folder. */
export async function exportAll(settings: Settings, folder: string, options: PlaceOptions): Promise<void> {
  const manifest = await inStage(options, null, (stage) => exportStage(stage, folder, progress(settings)));
  if (settings.json === true) return writeJson(manifest);
  const rows = tableNames.map((name) => [
    name,
    `${manifest.tables[name].rows}`,
    manifest.tables[name].sha256Sum.slice(0, 12),
  ]);
  writeData(table([words(settings, 'Bảng|Số dòng|Mã', 'Table|Rows|Hash').split('|'), ...rows], [1]));
  tell(
    words(
      settings,
      `Đã xuất ra ${folder}. Trong đó có địa chỉ thư và mã băm của mã truy cập: giữ kín như chính các bảng. Khóa ký không nằm trong bản xuất.`,
      `Exported to ${folder}. It holds e-mail addresses and the hashes of tokens: guard it like the tables. The signing key is not in it.`,
    ),
  );
}

/** Imports an export into a stage, whose sending stays paused. */
export async function importAll(
  settings: Settings,
  folder: string,
  options: ImportingOptions,
): Promise<void> {
  const { intoNonEmpty = false, nothingSentSince = false } = options;
  const { manifest, tables, signingKey, held, apiUrl } = await inStage(
    options,
    beginningOf(folder),
    async (stage, url) => ({
      ...(await importing(stage, folder, { intoNonEmpty, nothingSentSince, onProgress: progress(settings) })),
      apiUrl: url,
    }),
  );
  if (settings.json === true) return writeJson({ export: manifest.id, tables, signingKey, held });
  writeCopied(settings, tables);
  tellPaused(settings, apiUrl, held);
  if (signingKey !== 'same') tell(keyWarnings[signingKey][settings.lang]);
  tell(words(settings, 'Trước khi gửi tiếp:', 'Before you resume:'));
  tell('  docs/runbook.md#moving-a-stage');
}

/** What another signing key means for those who have mail of the exported stage. */
const keyWarnings = {
  other: {
    vi: 'KHÓA KÝ KHÁC với khóa của nơi xuất: liên kết hủy nhận trong thư đã gửi không còn dùng được, và người đã hủy nhận lại nhận thư. Chép khóa cũ sang trước khi gửi tiếp.',
    en: 'THE SIGNING KEY DIFFERS from that of the exported stage: unsubscribe links in sent mail stop working, and people who have unsubscribed get mail again. Copy the old key before you resume.',
  },
  unknown: {
    vi: 'Không so sánh được khóa ký với khóa của nơi xuất. Chép khóa cũ sang trước khi gửi tiếp; nếu không, liên kết hủy nhận trong thư đã gửi không dùng được, và người đã hủy nhận lại nhận thư.',
    en: 'The signing key cannot be compared with that of the exported stage. Copy the old key before you resume: with another, unsubscribe links in sent mail stop working, and people who have unsubscribed get mail again.',
  },
} as const;

/** Puts back the rows that a table lacks from a restored one, and the settings that restored tables lack. */
export async function restore(settings: Settings, options: RestoringOptions): Promise<void> {
  const { stage, apiUrl } = await deployedTables(options);
  const { table: name, from = null } = options;
  const onProgress = progress(settings);
  const copied = await explained(() => restoreTable(stage, name, from, (rows) => onProgress(name, rows)));
  const repaired = await repairSettings(stage);
  const held = await explained(() => heldBack(stage));
  if (settings.json === true) return writeJson({ table: name, copied, repaired, held });
  if (copied !== null) writeCopied(settings, { [name]: copied });
  for (const one of repaired)
    tell(`${one.table}: ${words(settings, 'đã bật lại', 'on again')} ${one.setting}`);
  tellPaused(settings, apiUrl, held);
  tell(words(settings, 'Trước khi gửi tiếp:', 'Before you resume:'));
  tell('  docs/runbook.md#restoring-a-table');
}

function writeCopied(settings: Settings, tables: Readonly<Partial<Record<TableName, Copied>>>): void {
  const head = words(
    settings,
    'Bảng|Thêm|Có sẵn|Thay|Khác, giữ nguyên',
    'Table|Added|There already|Replaced|Different, kept',
  ).split('|');
  const rows = Object.entries(tables).map(([name, { added, there, replaced, different }]) => [
    name,
    ...[added, there, replaced, different].map(String),
  ]);
  writeData(table([head, ...rows], [1, 2, 3, 4]));
}

/**
 * Says that sending is paused, which messages are held back even after it is resumed, and how they are released.
 * @param apiUrl of the deployed stage, which need not be the one that the environment names; null for the local stack
 */
function tellPaused(settings: Settings, apiUrl: string | null, held: HeldBack | null): void {
  tell(words(settings, 'Việc gửi thư đang tạm dừng.', 'Sending is paused.'));
  if (held !== null) {
    const at = formatLocalTime(held.until, settings.lang);
    const count = formatInteger(held.messages, settings.lang);
    tell(
      words(
        settings,
        `Thư lập trước ${at} bị giữ lại (nhiều nhất ${count} thư đang chờ), vì có thể đã gửi trước khi nhật ký gửi thư ghi được. Khi gửi tiếp, các thư này thành «failed»: xem bằng «deliveries», cần gửi thì chạy «deliveries resend --failed --occurrence».`,
        `Messages planned before ${at} are held back (${count} due at most): they may have been sent before the journal of sent messages recorded it. Once sending resumes they become “failed”: “deliveries” lists them, “deliveries resend --failed --occurrence” sends those still wanted.`,
      ),
    );
  }
  if (apiUrl === null) {
    tell(
      words(
        settings,
        'Gửi tiếp, sau khi chạy «npm start -- --empty»:',
        'To resume, after “npm start -- --empty”:',
      ),
    );
    tell(commandLine({ ...settings, as: 'operations' }, 'deliveries', 'resume'));
  } else {
    tell(words(settings, 'Gửi tiếp:', 'To resume:'));
    tell(commandLine({ ...settings, as: undefined, url: apiUrl }, 'deliveries', 'resume'));
  }
}

function progress(settings: Settings) {
  let told = Number.NEGATIVE_INFINITY;
  return (name: string, rows: number) => {
    if (performance.now() - told < 1_000) return;
    told = performance.now();
    tellProgress(words(settings, `${name}: ${rows} dòng`, `${name}: ${rows} rows`));
  };
}

async function importing(...asked: Parameters<typeof importStage>) {
  const imported = await importStage(...asked);
  return { ...imported, held: await heldBack(asked[0]) };
}

async function inStage<Result>(
  options: PlaceOptions,
  begin: Temporal.Instant | null,
  work: (stage: StageTables, apiUrl: string | null) => Promise<Result>,
): Promise<Result> {
  if (options.local !== true) {
    const { stage, apiUrl } = await deployedTables(options);
    return explained(() => work(stage, apiUrl));
  }
  return explained(async () => {
    const home = process.env['TIENDO_HOME'] || join(projectFolder, '.tiendo');
    const stage = await openLocalTables(home, begin);
    try {
      return await work(stage, null);
    } finally {
      await stage.close();
    }
  });
}

/** What the clock of a new local stack shows: when the export began. */
function beginningOf(folder: string): Temporal.Instant {
  try {
    const begunAt = readManifest(folder)?.begunAt;
    return begunAt === undefined ? Temporal.Now.instant() : Temporal.Instant.from(begunAt);
  } catch {
    // The import itself says what is wrong with the folder.
    return Temporal.Now.instant();
  }
}

/** @throws CommandFailure when no stage is named, or it is not deployed */
async function deployedTables({ stage }: PlaceOptions) {
  if (stage === undefined) throw new CommandFailure(exitCodes.usage, noStage);
  const stack = await readDeployedStack(stage);
  const names = {
    submissions: outputOf(stack, 'SubmissionsTable'),
    reports: outputOf(stack, 'ReportsTable'),
    registry: outputOf(stack, 'RegistryTable'),
  };
  return {
    stage: openAwsTables(names, () => readSigningKey(stack), { region: stack.region }),
    apiUrl: outputOf(stack, 'ApiUrl'),
  };
}

const noStage = {
  vi: 'Nêu bản triển khai bằng --stage; bản chạy thử thì dùng --local.',
  en: 'Name a stage with --stage; for the local stack use --local.',
};

const codes: Readonly<Record<BackupFault, number>> = {
  unusable: exitCodes.usage,
  'in-use': exitCodes.unavailable,
  damaged: exitCodes.invalidInput,
  missing: exitCodes.notFoundOrConflict,
  taken: exitCodes.notFoundOrConflict,
};

/** Why a folder cannot be written; null for an error of another kind. */
function fileFailure(error: unknown): CommandFailure | null {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return null;
  if (!/^E(?:ACCES|EXIST|NOTDIR|PERM|ROFS|NOSPC)$/.test(String(error.code))) return null;
  const text = {
    vi: `Không ghi được vào ${error.path} (${error.code}).`,
    en: `Cannot write to ${error.path} (${error.code}).`,
  };
  return new CommandFailure(exitCodes.usage, text, { cause: error });
}

async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupFailure)
      throw new CommandFailure(codes[error.fault], error.detail, { cause: error });
    throw awsFailure(error) ?? fileFailure(error) ?? error;
  }
}
