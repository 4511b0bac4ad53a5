import { setTimeout as sleep } from 'node:timers/promises';
import { type BulkEntry, type BulkError, bulkResultSchema } from '../../contract/submissions/bulk-result.ts';
import { submissions } from '../../contract/submissions.ts';
import { addressOf, refusalOf, requestApi } from '../api.ts';
import { bulkResult } from '../bulk-result.ts';
import { bulkStatusLines, writeBulkTables } from '../bulk-tables.ts';
import { type CsvPart, csvTextOf, readCsvParts } from '../csv-parts.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { revisionToCorrect } from '../latest-revision.ts';
import { tell, tellProgress, writeJson } from '../output.ts';
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
  const reading = readCsvParts(bytes, options.locale);
  const parts = reading.ok ? reading.parts : [];
  const entries: BulkEntry[] = [];
  const errors: BulkError[] = reading.ok
    ? []
    : reading.faults.map(({ row, column = null, code, detail }) => ({
        row,
        column,
        code,
        detail: detail[settings.lang],
      }));
  let failure: CommandFailure | null = null;
  for (const [at, part] of parts.entries()) {
    const sent = await send(settings, part, options).catch(failureOf);
    if (sent instanceof CommandFailure) {
      failure = sent;
      break;
    }
    entries.push(...sent.submissions);
    errors.push(...sent.errors);
    const outcome = sent.submissions.every(({ status }) => status !== 'refused') ? '✓' : '✗';
    tellProgress(`  ${at + 1}/${parts.length} ${part.unit} ${part.set} ${part.period} ${outcome}`);
  }
  if (failure !== null && entries.length === 0) throw failure;
  const result = bulkResult(entries, errors, failure === null ? 0 : parts.length - entries.length);
  if (settings.json === true) writeJson(result);
  else writeBulkTables(settings, result);
  const lines = bulkStatusLines(settings, result, options);
  if (failure !== null) throw new CommandFailure(failure.exitCode, `${failure.message}\n${lines}`);
  if (result.status === 'accepted' || result.status === 'accepted-with-warnings') return tell(lines);
  throw new CommandFailure(
    result.status === 'rejected' ? exitCodes.invalidInput : exitCodes.partlyAccepted,
    lines,
  );
}

const attempts = 4;

/** Sends a part; retries after a moment while an earlier attempt, whose answer was lost, is still running. */
async function send(settings: Settings, part: CsvPart, { locale, dryRun }: SubmitCsvOptions) {
  const { method, path } = submissions.createSubmission;
  const address = addressOf(path, {}, { locale, dryRun: dryRun ? 'true' : undefined });
  const revision = part.lacksRevision ? await revisionToCorrect(settings, part) : null;
  const body = revision === null ? csvTextOf(part) : csvTextOf(part, revision);
  for (let attempt = 1; ; attempt += 1) {
    const answer = await requestApi(settings, {
      method,
      path: address,
      body,
      headers: { 'content-type': 'text/csv; charset=utf-8', 'idempotency-key': part.key },
    });
    const parsed = bulkResultSchema.safeParse(answer.body);
    if (!parsed.success) throw refusalOf(answer);
    if (attempt === attempts || !parsed.data.submissions.some(isInFlight)) return parsed.data;
    await sleep(500 * 2 ** attempt);
  }
}

function isInFlight(entry: BulkEntry): boolean {
  return entry.status === 'refused' && entry.type.endsWith('#idempotency-key-in-flight');
}

function failureOf(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  throw error;
}
