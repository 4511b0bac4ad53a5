import { createHash } from 'node:crypto';
import type { BulkEntry, BulkResult } from '../../contract/submissions/bulk-result.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Language } from '../../domain/language/text.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { CsvNames } from '../../domain/submission/csv/names.ts';
import { type CsvFault, readCsvRows } from '../../domain/submission/csv/rows.ts';
import type { CsvSubmission } from '../../domain/submission/csv/submission.ts';
import { readCsvSubmissions } from '../../domain/submission/csv/submissions.ts';
import { decodeCsvBytes } from '../../domain/submission/csv/text.ts';
import { canonicalJson } from '../../domain/submission/json/canonical-json.ts';
import { mostRowsInFile, mostSubmissionsInFile } from '../../domain/submission/submission-limits.ts';
import { inForce } from '../catalogue/current-catalogue.ts';
import { acceptByCatalogue, type SubmissionPorts } from './accept-submission.ts';
import { bodyHashOf } from './body-hash.ts';
import { bulkResult, errorOfFault, errorsOf, pendingEntry, refusedEntry } from './bulk-result.ts';
import { draftSubmission } from './draft-submission.ts';
import { invalidSubmission, violationAt } from './refusals.ts';

/** A file of submissions as received. */
export type IncomingFile = {
  readonly caller: Caller;
  /** The language of the answer. */
  readonly language: Language;
  readonly bytes: Uint8Array;
  /** The number format of the file. */
  readonly locale: Language;
  /** The file's idempotency key. */
  readonly key: string;
  /** True to report the outcome without storing anything. */
  readonly dryRun: boolean;
  /** Counts this many more requests of the caller, all or none; throws the refusal. */
  readonly countMore: (requests: number) => Promise<void>;
  /** Whether there is time for another submission. */
  readonly mayGoOn: () => boolean;
};

/**
 * Accepts a CSV file of submissions, each accepted or rejected independently, under keys derived from the file's key. The
 * same file with the same key may be sent again: accepted submissions return their receipts. The first submission is always
 * processed, the rest while there is time; the remaining ones are pending until the file is sent again. Each submission
 * counts as a request. If any row names no unit, set and period, nothing is accepted, because the row could belong to any
 * submission. Names are read by the current catalogue.
 * @param newest the newest catalogue, being read
 * @throws Problem `malformed-request` or `invalid-submission` for a file that is not a table of submissions, or has too many;
 * `too-many-requests`; `unavailable` without a catalogue
 */
export async function submitFile(
  ports: SubmissionPorts,
  { caller, language, bytes, locale, key, dryRun, countMore, mayGoOn }: IncomingFile,
  newest = ports.catalogues.current(),
): Promise<BulkResult> {
  const table = readTable(bytes);
  const current = inForce(await newest);
  const names = new CsvNames(current.catalogue);
  const { submissions, faults, remarks } = readCsvSubmissions(table, locale, names);
  const [beyond] = submissions.slice(mostSubmissionsInFile);
  if (beyond !== undefined) throw tooManySubmissions(submissions.length, beyond);
  if (submissions.length > 1) await countMore(submissions.length - 1);
  const entries: BulkEntry[] = [];
  for (const [at, submission] of submissions.entries())
    entries.push(at === 0 || mayGoOn() ? await submitOne(submission) : pendingEntry(submission, language));
  const errors = faults.map((fault) => errorOfFault(fault, language));
  return bulkResult(entries, errors, remarks, language);

  async function submitOne(submission: CsvSubmission): Promise<BulkEntry> {
    const { unit, set, period, rows, body, unread, ifMatch, columns } = submission;
    const isReadable = faults.length === 0 && submission.faults.length === 0;
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    try {
      const { request, violations } = draftSubmission({ value: body, inexact: [] });
      const isSound = isReadable && violations.length === 0;
      const receipt = await acceptByCatalogue(ports, current, {
        caller,
        language,
        request,
        idempotencyKey: hash(JSON.stringify([key, unit, set, period])),
        bodyHash: bodyHashOf(canonicalJson(body)),
        formerBodyHash: () => hash(JSON.stringify(body)),
        dryRun,
        columns,
        ...(ifMatch === undefined ? {} : { ifMatch }),
        ...(isSound ? {} : { flaws: { violations, unread } }),
      });
      return { status: receipt.outcome, unit, set, period, rows: [...rows], receipt };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const problem = isReadable || error.code !== 'invalid-submission' ? error : unreadable;
      return refusedEntry(submission, problem, errorsOf(submission, error, language), language);
    }
  }
}

const unreadable = new Problem('invalid-submission', {
  vi: 'Chưa ghi nhận: sửa các ô được nêu rồi gửi lại tệp.',
  en: 'Nothing was recorded: fix the cells named here and send the file again.',
});

function readTable(bytes: Uint8Array) {
  const decoded = decodeCsvBytes(bytes);
  if (!decoded.ok)
    throw new Problem('malformed-request', decoded.detail, [
      { pointer: '', code: decoded.code, detail: decoded.detail },
    ]);
  const table = readCsvRows(decoded.text, mostRowsInFile);
  if (table.ok) return table;
  throw invalidSubmission(table.faults.map(violationOfFault));
}

/** @param beyond the first submission that is too many */
function tooManySubmissions(count: number, { rows }: CsvSubmission): Problem {
  const most = mostSubmissionsInFile;
  return invalidSubmission([
    violationAt(
      `row:${rows[0] ?? 1}`,
      'too-many-submissions',
      `Tệp có ${count} lượt gửi (mỗi đơn vị, bộ chỉ số và kỳ là một lượt), quá ${most}; từ hàng này trở đi chuyển sang tệp khác, ví dụ mỗi bộ chỉ số hoặc mỗi quý một tệp. Lệnh «tiendo submit» tự chia tệp.`,
      `The file has ${count} submissions (one per unit, set and period), more than ${most}; move the rows from this one on to another file, for example one file per set or per quarter. The command “tiendo submit” splits a file by itself.`,
    ),
  ]);
}

function violationOfFault({ row, column, code, detail }: CsvFault): Violation {
  const pointer = column === undefined ? `row:${row}` : `row:${row},column:${column}`;
  return { pointer, code, detail };
}
