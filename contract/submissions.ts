import * as z from 'zod';
import { figureColumns } from '../domain/kinds/figure-columns.ts';
import { columnNames, keyColumns, sharedColumns } from '../domain/submission/csv/column-names.ts';
import { mostRowsInFile, mostSubmissionsInFile } from '../domain/submission/submission-limits.ts';
import { bytesBody, inspectedJsonBody } from './http/body.ts';
import { headers, idempotencyKey, ifMatch } from './http/headers.ts';
import { plain, type Resource } from './http/operation.ts';
import { dryRunParameter } from './parameters/dry-run.ts';
import { parameters } from './parameters/parameters.ts';
import { bulkResultSchema } from './submissions/bulk-result.ts';
import { exampleCsv, exampleReceipt, exampleSubmission } from './submissions/examples.ts';
import { documentedReceiptSchema } from './submissions/receipt.ts';
import { getSubmission, listRevisions } from './submissions/showing-submissions.ts';
import { documentedSubmissionSchema } from './submissions/submission-request.ts';

const receipt = documentedReceiptSchema;
const bulkResult = bulkResultSchema.meta({ id: 'BulkResult' });

const dryRun = dryRunParameter('True: return the same answer without storing anything.');
const locale = z
  .enum(['vi', 'en'])
  .optional()
  .transform((given) => given ?? 'vi')
  .meta({
    description: 'CSV only: the number format of the file, `vi` 1.234,5 (the default) or `en` 1,234.5.',
  });
const key = idempotencyKey('6f1c1f0a-week-02');

/** How to parse a JSON submission. */
export const jsonSubmission = {
  parameters: parameters(
    {},
    { dryRun },
    {
      vi: 'Chỉ dùng tham số «dryRun», với giá trị «true» (chỉ kiểm tra) hoặc «false».',
      en: 'The only query parameter is dryRun, which is true or false.',
    },
  ),
  headers: headers({
    'Idempotency-Key': key,
    'If-Match': ifMatch('JSON only: the ETag of the revision to correct; a correction needs it.'),
  }),
  body: inspectedJsonBody(documentedSubmissionSchema, {
    example: exampleSubmission,
    usage: {
      vi: 'Chưa ghi nhận: nội dung gửi chưa đúng mẫu; sửa các chỗ được nêu rồi gửi lại.',
      en: 'Nothing was recorded: the body does not have the right form; fix the parts named here and send it again.',
    },
  }),
};

const vocabulary = Object.entries(columnNames)
  .map(([column, { vi }]) => `\`${column}\` ${vi.join(', ')}`)
  .join('; ');

/** A file of submissions, one figure per row. */
const csvSchema = z.string().meta({
  id: 'SubmissionsCsv',
  description: `UTF-8, or as \`application/octet-stream\` also UTF-16 with a byte order mark, which API Gateway would damage as text; separated by comma, semicolon or tab, at most ${mostRowsInFile.toLocaleString('en')} rows and ${mostSubmissionsInFile} submissions (one per unit, set and period) under a row that names the columns, in any order; titles, empty rows and empty columns around the table, row numbers and totals are skipped with a remark. Every row needs \`${keyColumns.join('`, `')}\`. Figures: \`${figureColumns.join('`, `')}\`; \`comment\` explains a figure. Once per submission, on any of its rows: \`${sharedColumns.join('`, `')}\`, \`illustrative\`. \`ifMatch\` is the number of the revision being corrected.\n\nColumns may have these names too, in any case, with or without accents: ${vocabulary}. Units, sets and indicators are given by id in any case, or by their full name where only one has it; periods also as \`Tuần 02/2024\`, \`Tháng 3/2024\`, \`Quý I/2024\`; \`asOf\` also as \`05/02/2024\`, day first, with \`locale=vi\`. \`Không phát sinh\` in the place of a figure means nothing to report. What has two meanings is refused with both.`,
});

/** How to parse a file of submissions. */
export const csvSubmissions = {
  parameters: parameters(
    {},
    { dryRun, locale },
    {
      vi: 'Tham số: «locale» là «vi» (1.234,5) hoặc «en» (1,234.5); «dryRun» là «true» (chỉ kiểm tra) hoặc «false».',
      en: 'Parameters: locale is vi (1.234,5) or en (1,234.5); dryRun is true or false.',
    },
  ),
  headers: headers({ 'Idempotency-Key': key }),
  body: bytesBody(['text/csv', 'application/octet-stream'], csvSchema, {
    example: exampleCsv,
    usage: { vi: 'Gửi tệp CSV.', en: 'Send a CSV file.' },
  }),
};

/** Submitting and reading figures. */
export const submissions = {
  createSubmission: {
    ...plain,
    id: 'createSubmission',
    method: 'POST',
    path: '/v1/submissions',
    access: ['unit'],
    summary: { vi: 'Gửi số liệu của đơn vị', en: 'Submit a unit’s figures' },
    description: `The figures of a further submission for the same unit, set and period overlay those in force; what it leaves out stays: figures, the \`note\`, the as-of date, and the comment on every figure that stays the same. An empty \`note\`, \`asOf\` or comment takes away what there was; an empty cell of a CSV file leaves it. A submission that only adds figures completes them and needs nothing more. Any other is a correction: it needs \`If-Match\` with the ETag of the latest revision, and a \`reason\`.\n\nThe same \`Idempotency-Key\` with the same body returns the original receipt with \`replayed: true\` and the revision that is now \`inForce\`, even after the period has locked, and stores nothing. \`If-Match\` is part of a correction’s key: the same figures with the ETag of a later revision are a new correction, unless the same body made that revision.\n\nA figure that differs widely from last period’s needs a comment. With a comment it is accepted, the \`outcome\` is \`accepted-with-warnings\`, and the receipt and the confirmation e-mail name the figure.\n\nA CSV file contains up to ${mostSubmissionsInFile} submissions, each accepted or rejected independently, and each counted as a request: 201 when all were accepted, with or without warnings, 207 when some were, 422 when none was. The answer always lists each result, with errors by row and column. When the time for the request is up before all were processed, the \`status\` is \`unfinished\` (207) and those left are \`pending\`. The same file with the same key may be sent again: accepted submissions return their receipts, and pending ones are processed. In a file, a correction names its revision in the column \`ifMatch\` instead of the header.`,
    // Parsing starts only once it is known whether the body is JSON or a file; see `jsonSubmission` and
    // `csvSubmissions`.
    parameters: {
      ...plain.parameters,
      query: csvSubmissions.parameters.query,
      usage: csvSubmissions.parameters.usage,
    },
    headers: { ...plain.headers, documented: jsonSubmission.headers.documented },
    body: {
      ...plain.body,
      content: { ...jsonSubmission.body.content, ...csvSubmissions.body.content },
    },
    answers: {
      200: {
        description: { vi: 'Kết quả thử, không ghi nhận', en: 'Dry run: what would be stored' },
        schema: z.union([receipt, bulkResult]),
      },
      201: {
        description: { vi: 'Biên nhận', en: 'Receipt; for a CSV file, all submissions were accepted' },
        schema: z.union([receipt, bulkResult]),
        example: exampleReceipt,
        etag: { description: 'The revision; JSON submissions only.', sometimes: true },
      },
      207: {
        description: {
          vi: 'Ghi nhận một phần tệp CSV, hoặc hết thời gian trước khi xử lý xong',
          en: 'Some submissions of a CSV file were accepted, or the time was up before all were processed',
        },
        schema: bulkResult,
      },
      422: {
        description: {
          vi: 'Không ghi nhận phần nào của tệp CSV',
          en: 'No submission of a CSV file was accepted',
        },
        schema: bulkResult,
      },
    },
    problems: [
      'missing-idempotency-key',
      'invalid-submission',
      'idempotency-key-reused',
      'idempotency-key-in-flight',
      'period-locked',
      'correction-needs-if-match',
      'correction-outdated',
      'too-many-revisions',
      'unavailable',
    ],
  },
  getSubmission,
  listRevisions,
} as const satisfies Resource;
