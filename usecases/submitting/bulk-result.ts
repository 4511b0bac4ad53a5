import { problemTypes } from '../../contract/http/problem-types.ts';
import type { BulkEntry, BulkError, BulkResult } from '../../contract/submissions/bulk-result.ts';
import { mostLackingInFile } from '../../contract/submissions/receipt.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { Problem, Violation } from '../../domain/problem/problem.ts';
import { sharedColumns } from '../../domain/submission/csv/column-names.ts';
import type { CsvRemark } from '../../domain/submission/csv/remarks.ts';
import type { CsvFault } from '../../domain/submission/csv/rows.ts';
import type { CsvSubmission } from '../../domain/submission/csv/submission.ts';

/** An error or a remark at a place in the file. */
export function errorOfFault(
  { row, column, code, detail, indicator }: Omit<CsvFault, 'line'>,
  language: Language,
): BulkError {
  return {
    row,
    column: column ?? null,
    code,
    detail: detail[language],
    ...(indicator && { indicator: { id: indicator.id, name: indicator.name[language] } }),
  };
}

/** A refusal of one submission of the file, with every violation at its cell. */
export function refusedEntry(
  { unit, set, period, rows }: CsvSubmission,
  problem: Problem,
  errors: readonly BulkError[],
  language: Language,
): BulkEntry {
  const type = `/docs/problems#${problem.code}`;
  const detail = `${problemTypes[problem.code].title[language]}. ${problem.detail[language]}`;
  return { status: 'refused', unit, set, period, rows: [...rows], type, detail, errors: [...errors] };
}

/** A submission of the file that there was no time for. */
export function pendingEntry({ unit, set, period, rows }: CsvSubmission, language: Language): BulkEntry {
  return { status: 'pending', unit, set, period, rows: [...rows], detail: outOfTime[language] };
}

const outOfTime: Text = {
  vi: 'Chưa xử lý vì hết thời gian của một yêu cầu. Gửi lại y nguyên tệp này với cùng khóa «Idempotency-Key»: phần đã nhận giữ nguyên biên nhận, phần này được xử lý tiếp.',
  en: 'Not processed: the time for one request was up. Send the same file with the same Idempotency-Key again: what was accepted keeps its receipt, and this one is processed.',
};

/** Everything that is wrong with one submission of the file, row by row: its cells, and the violations of its content. */
export function errorsOf(
  { faults, cells, columns, rows }: CsvSubmission,
  { violations }: Problem,
  language: Language,
): BulkError[] {
  // A revision that is there but cannot be read is not also missing.
  const isRevisionUnread = faults.some(({ code }) => code === 'not-a-revision');
  const others = violations.filter(({ pointer }) => !isRevisionUnread || pointer !== 'header:If-Match');
  const errors = [
    ...faults.map((fault) => errorOfFault(fault, language)),
    ...others.map((violation) => errorAtCell(violation, { cells, columns, rows }, language)),
  ];
  return errors.sort((one, other) => (one.row ?? 0) - (other.row ?? 0));
}

/**
 * A violation at the cell its pointer leads to, or at the cell of the nearest enclosing part; at the first row of the
 * submission if no cell gives that part.
 */
function errorAtCell(
  { pointer, code, detail, indicator }: Violation,
  { cells, columns, rows }: Pick<CsvSubmission, 'cells' | 'columns' | 'rows'>,
  language: Language,
): BulkError {
  let path = inBody(pointer);
  while (path !== '' && !cells.has(path)) path = path.slice(0, path.lastIndexOf('/'));
  const { row, column } = cells.get(path) ?? { row: rows[0] ?? null, column: null };
  return {
    row,
    column: column ?? columnOfPointer(inBody(pointer), columns),
    code,
    detail: detail[language],
    ...(indicator && { indicator: { id: indicator.id, name: indicator.name[language] } }),
  };
}

/** In a file a column says what the header of a JSON request does. */
function inBody(pointer: string): string {
  return pointer === 'header:If-Match' ? '/ifMatch' : pointer;
}

/** The column in which a part belongs that no cell gives. */
function columnOfPointer(pointer: string, columns: CsvSubmission['columns']): string | null {
  const column = sharedColumns.find((one) => pointer === `/${one}`);
  return column === undefined ? null : (columns.get(column) ?? column);
}

/** Combines the answers for the parts of a file. */
export function bulkResult(
  entries: BulkEntry[],
  fileErrors: BulkError[],
  passedOver: readonly CsvRemark[],
  language: Language,
): BulkResult {
  const first = firstErrors(language);
  const errors = first(fileErrors);
  let warningsLeft = mostErrors;
  const submissions = entries.map((entry) => {
    if (entry.status === 'refused') return { ...entry, errors: first(entry.errors) };
    if (!('receipt' in entry)) return entry;
    const { lacking, warnings } = entry.receipt;
    const shown = { lacking: lacking.slice(0, mostLackingInFile), warnings: warnings.slice(0, warningsLeft) };
    warningsLeft -= shown.warnings.length;
    return { ...entry, receipt: { ...entry.receipt, ...shown } };
  });
  const count = (of: BulkEntry['status']) => submissions.filter(({ status }) => status === of).length;
  const accepted = count('accepted');
  const acceptedWithWarnings = count('accepted-with-warnings');
  const refused = count('refused');
  const pending = count('pending');
  const replayed = submissions.filter((one) => 'receipt' in one && one.receipt.replayed).length;
  const remarks = passedOver.map((remark) => errorOfFault(remark, language));
  const counts = { accepted, acceptedWithWarnings, refused, replayed, pending };
  return { status: statusOf(), ...counts, submissions, errors, remarks };

  function statusOf(): BulkResult['status'] {
    if (pending > 0) return 'unfinished';
    if (accepted + acceptedWithWarnings === 0) return 'rejected';
    if (refused > 0 || errors.length > 0) return 'partly-accepted';
    return acceptedWithWarnings > 0 ? 'accepted-with-warnings' : 'accepted';
  }
}

/**
 * These limits keep an answer far below a function's 6 MB response limit. A thousand errors, or warnings, are more than a
 * person looks at in one pass.
 */
const mostErrors = 1_000;

/**
 * Returns a function that keeps the first errors across all calls; where it omits some, one error gives their number.
 */
function firstErrors(language: Language): (errors: readonly BulkError[]) => BulkError[] {
  let room = mostErrors;
  return (errors) => {
    const kept = errors.slice(0, room);
    room -= kept.length;
    const left = errors.length - kept.length;
    if (left === 0) return kept;
    const detail = {
      vi: `Còn ${left} chỗ khác cần sửa, không nêu ở đây.`,
      en: `${left} more errors are not listed here.`,
    };
    return [...kept, { row: null, column: null, code: 'more-violations', detail: detail[language] }];
  };
}
