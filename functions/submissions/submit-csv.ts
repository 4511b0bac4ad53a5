import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Caller } from '../../domain/access/caller.ts';
import type { Language } from '../../domain/language/text.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { type CsvFault, readCsvRows } from '../../domain/submission/csv-rows.ts';
import type { CsvSubmission } from '../../domain/submission/csv-submission.ts';
import { readCsvSubmissions } from '../../domain/submission/csv-submissions.ts';
import { decodeCsvBytes } from '../../domain/submission/csv-text.ts';
import { submissionRequestSchema } from '../../domain/submission/submission-request.ts';
import { acceptSubmission, type SubmissionPorts } from '../../usecases/submitting/accept-submission.ts';
import {
  type BulkResult,
  bulkResult,
  errorAtCell,
  errorOfFault,
  refusedEntry,
} from '../../usecases/submitting/bulk-result.ts';
import { invalidSubmission } from '../../usecases/submitting/refusals.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { readCsvQuery, readIdempotencyKey } from '../http/submission-headers.ts';

/** Rows a file may have: five submissions of a thousand figures. */
const mostRows = 5_000;

/**
 * Takes a CSV file of submissions, each accepted or refused on its own, under keys made from the file's key. The same
 * file with the same key may be sent again: what was accepted answers with its receipt. As long as one row names no unit, set
 * and period, nothing of the file is accepted: the row could belong to any of its submissions.
 * @returns 201 when all were accepted, with warnings or without, 207 when some were, 422 when none was; 200 for a dry run
 */
export async function submitCsv(
  ports: SubmissionPorts,
  event: APIGatewayProxyEventV2,
  caller: Caller,
  language: Language,
): Promise<Answer> {
  const { dryRun, locale } = readCsvQuery(event);
  const key = readIdempotencyKey(event);
  const table = readTable(event);
  const { submissions, faults } = readCsvSubmissions(table, locale);
  const entries: BulkResult['submissions'] = [];
  for (const submission of submissions) entries.push(await submitOne(submission));
  const result = bulkResult(
    entries,
    faults.map((fault) => errorOfFault(fault, language)),
    language,
  );
  return jsonAnswer(dryRun ? 200 : statuses[result.status], result, { 'content-language': language });

  async function submitOne(submission: CsvSubmission): Promise<BulkResult['submissions'][number]> {
    const { unit, set, period, rows } = submission;
    if (!submission.ok || faults.length > 0) {
      const own = submission.ok ? [] : submission.faults;
      return refusedEntry(
        submission,
        unreadable,
        own.map((fault) => errorOfFault(fault, language)),
        language,
      );
    }
    const { body, cells } = submission;
    const refuse = (problem: Problem) => {
      const errors = problem.violations.map((violation) => errorAtCell(violation, cells, language));
      return refusedEntry(submission, problem, errors, language);
    };
    const parsed = parseInput(submissionRequestSchema, body);
    if (!parsed.ok) return refuse(invalidSubmission(parsed.violations));
    const { ifMatch } = submission;
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    try {
      const receipt = await acceptSubmission(ports, {
        caller,
        language,
        request: parsed.value,
        idempotencyKey: hash(JSON.stringify([key, unit, set, period])),
        bodyHash: hash(JSON.stringify(body)),
        dryRun,
        ...(ifMatch === undefined ? {} : { ifMatch }),
      });
      return { status: receipt.outcome, unit, set, period, rows: [...rows], receipt };
    } catch (error) {
      if (error instanceof Problem) return refuse(error);
      throw error;
    }
  }
}

const statuses: Record<BulkResult['status'], number> = {
  accepted: 201,
  'accepted-with-warnings': 201,
  'partly-accepted': 207,
  rejected: 422,
};

const unreadable = new Problem('invalid-submission', {
  vi: 'Chưa ghi nhận: sửa các ô được nêu rồi gửi lại tệp.',
  en: 'Nothing was recorded: mend the cells named here and send the file again.',
});

function readTable({ body = '', isBase64Encoded }: APIGatewayProxyEventV2) {
  const decoded = decodeCsvBytes(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
  if (!decoded.ok)
    throw new Problem('malformed-request', decoded.detail, [
      { pointer: '', code: decoded.code, detail: decoded.detail },
    ]);
  const table = readCsvRows(decoded.text, mostRows);
  if (table.ok) return table;
  throw invalidSubmission(table.faults.map(violationOfFault));
}

function violationOfFault({ row, column, code, detail }: CsvFault): Violation {
  const pointer = column === undefined ? `row:${row}` : `row:${row},column:${column}`;
  return { pointer, code, detail };
}
