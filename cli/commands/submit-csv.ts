import { setTimeout as sleep } from 'node:timers/promises';
import { catalogue } from '../../contract/catalogue.ts';
import {
  type BulkEntry,
  type BulkError,
  bulkResultSchema,
  type ProcessedEntry,
} from '../../contract/submissions/bulk-result.ts';
import { submissions } from '../../contract/submissions.ts';
import { CsvNames } from '../../domain/submission/csv/names.ts';
import type { CsvFault } from '../../domain/submission/csv/rows.ts';
import { addressOf, call, requestApi } from '../api/api.ts';
import { revisionToCorrect } from '../api/latest-revision.ts';
import { refusalOf } from '../api/refusal.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { type CsvPart, csvTextOf, readCsvFile, readCsvParts } from '../files/csv-parts.ts';
import { bulkResult } from '../output/bulk-result.ts';
import { bulkStatusLines, writeBulkTables } from '../output/bulk-tables.ts';
import { Names } from '../output/names.ts';
import { tell, tellProgress, writeJson } from '../output/output.ts';
import type { Settings } from '../settings.ts';

/** How to send a CSV file. */
export type SubmitCsvOptions = {
  readonly locale: 'vi' | 'en';
  readonly dryRun: boolean;
  /** The command that sends the same input again, as a dry run or not; null when it cannot be repeated. */
  readonly line: (dryRun: boolean) => string | null;
};

/**
 * Sends the submissions of a CSV file one by one, each under a key derived from its rows. Running it again after an
 * interruption, or after fixing some rows, returns the receipts of accepted submissions, and submits the rest.
 * @throws CommandFailure unless all were accepted
 */
export async function submitCsv(
  settings: Settings,
  bytes: Uint8Array,
  options: SubmitCsvOptions,
): Promise<void> {
  const { parts, faults, remarks: passedOver, names } = await readParts(settings, bytes, options.locale);
  const entries: ProcessedEntry[] = [];
  const inLanguage = ({ row, column, code, detail, indicator }: Fault): BulkError => ({
    row,
    column: column ?? null,
    code,
    detail: detail[settings.lang],
    ...(indicator && { indicator: { id: indicator.id, name: indicator.name[settings.lang] } }),
  });
  const errors: BulkError[] = faults.map(inLanguage);
  const remarks = passedOver.map(inLanguage);
  let failure: CommandFailure | null = null;
  let pending = 0;
  for (const [at, part] of parts.entries()) {
    const sent = await send(settings, part, options, names).catch(failureOf);
    if (sent instanceof CommandFailure) {
      failure = sent;
      break;
    }
    entries.push(...sent.submissions.filter(isProcessed));
    errors.push(...sent.errors);
    pending += sent.pending;
    const outcome = sent.submissions.every((entry) => 'receipt' in entry) ? '✓' : '✗';
    tellProgress(`  ${at + 1}/${parts.length} ${names.subject(part)} ${outcome}`);
  }
  if (failure !== null && entries.length === 0) throw failure;
  const unsent = failure === null ? pending : parts.length - entries.length;
  const result = bulkResult(entries, errors, remarks, unsent);
  if (settings.json === true) writeJson(result);
  else writeBulkTables(settings, result, names);
  const passed = result.remarks.map(({ detail }) => detail);
  const lines = [...passed, bulkStatusLines(settings, result, { ...options, names })].join('\n');
  if (failure !== null) throw new CommandFailure(failure.exitCode, `${failure.message}\n${lines}`);
  if (result.status === 'accepted' || result.status === 'accepted-with-warnings') return tell(lines);
  throw new CommandFailure(
    result.status === 'rejected' ? exitCodes.invalidInput : exitCodes.partlyAccepted,
    lines,
  );
}

type Fault = Omit<CsvFault, 'row' | 'line'> & { readonly row: number | null };

/** The parts of a file. The catalogue is asked for, because a file may name units and indicators instead of their ids. */
async function readParts(settings: Settings, bytes: Uint8Array, locale: 'vi' | 'en') {
  const file = readCsvFile(bytes);
  if (!file.ok)
    return { parts: [], faults: file.faults, remarks: [], names: new Names(settings.lang, noNames) };
  const { answer } = await call(settings, catalogue.getCatalogue, { path: {} });
  const names = new Names(settings.lang, answer.catalogue);
  return { ...readCsvParts(file.table, locale, new CsvNames(answer.catalogue)), names };
}

const noNames = { units: [], leagues: [], sets: [], recipients: [] };

const attempts = 4;

/**
 * Sends a part; retries after a moment while an earlier attempt, whose answer was lost, is still running, or when there
 * was no time for it.
 */
async function send(settings: Settings, part: CsvPart, { locale, dryRun }: SubmitCsvOptions, names: Names) {
  const { method, path } = submissions.createSubmission;
  const address = addressOf(path, {}, { locale, dryRun: dryRun ? 'true' : undefined });
  const revision = part.lacksRevision ? await revisionToCorrect(settings, part, names) : null;
  const body = revision === null ? csvTextOf(part) : csvTextOf(part, revision);
  for (let attempt = 1; ; attempt += 1) {
    const answer = await requestApi(settings, {
      method,
      path: address,
      body,
      headers: { 'content-type': 'text/csv; charset=utf-8', 'idempotency-key': part.key },
    });
    const parsed = bulkResultSchema.safeParse(answer.body);
    if (!parsed.success) throw refusalOf(answer, settings.lang, 'as-written');
    if (attempt === attempts || !parsed.data.submissions.some(isToRepeat)) return parsed.data;
    await sleep(500 * 2 ** attempt);
  }
}

/** Whether the same request has to be sent again: an attempt is under way, or there was no time for it. */
function isToRepeat(entry: BulkEntry): boolean {
  if (entry.status === 'pending') return true;
  return entry.status === 'refused' && entry.type.endsWith('#idempotency-key-in-flight');
}

function isProcessed(entry: BulkEntry): entry is ProcessedEntry {
  return entry.status !== 'pending';
}

function failureOf(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  throw error;
}
