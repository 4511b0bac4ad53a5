import * as z from 'zod';
import { bulkResultSchema } from '../../usecases/submitting/bulk-result.ts';
import { receiptSchema } from '../../usecases/submitting/receipt.ts';
import { routes } from '../deployment/routes.ts';
import { type DocumentedOperation, json } from './documented-operation.ts';
import { documentedCsvSchema, documentedSubmissionSchema } from './documented-schemas.ts';
import { exampleCsv, exampleReceipt, exampleSubmission } from './examples.ts';

const receipt = receiptSchema.meta({ id: 'Receipt' });
const bulkResult = bulkResultSchema.meta({ id: 'BulkResult' });

/** Sending figures: one submission as JSON, or many as CSV. */
export const documentedSubmitting: DocumentedOperation = {
  route: routes.createSubmission,
  summary: 'Gửi số liệu của đơn vị / Submit a unit’s figures',
  description:
    'A further submission for the same unit, set and period is a correction: it needs `If-Match` with the ETag of the latest revision and a `reason`, and lays its figures over those in force. The same `Idempotency-Key` with the same body answers with the first receipt, also after the period has locked.\n\nA figure far from the last period’s needs a comment. With one it is accepted, the `outcome` is `accepted-with-warnings`, and the receipt and the e-mail that confirms it name the figure.\n\nA CSV file holds any number of submissions, each accepted or refused on its own: 201 when all were accepted, with warnings or without, 207 when some were, 422 when none was, always with what became of each, down to row and column. The same file with the same key may be sent again; what was accepted answers with its receipt. In a file, a correction names its revision in the column `ifMatch` instead of the header.',
  requestParams: {
    header: z.object({
      'Idempotency-Key': z
        .string()
        .regex(/^[\x21-\x7e]{1,128}$/)
        .meta({ example: '6f1c1f0a-week-02' }),
      'If-Match': z
        .string()
        .regex(/^"[1-9]\d{0,5}"$/)
        .optional()
        .meta({
          description: 'JSON only: the ETag of the revision to correct; a correction needs it.',
          example: '"1"',
        }),
    }),
    query: z.object({
      dryRun: z
        .enum(['true', 'false'])
        .optional()
        .meta({ description: 'True: the same answer, with nothing written.' }),
      locale: z.enum(['vi', 'en']).optional().meta({
        description: 'CSV only: how the file writes numbers, `vi` 1.234,5 (the default) or `en` 1,234.5.',
      }),
    }),
  },
  requestBody: {
    required: true,
    content: {
      'application/json': { schema: documentedSubmissionSchema, example: exampleSubmission },
      'text/csv': { schema: documentedCsvSchema, example: exampleCsv },
    },
  },
  responses: {
    200: {
      description: 'Kết quả thử, không ghi nhận / What a dry run would record',
      content: json(z.union([receipt, bulkResult])),
    },
    201: {
      description: 'Biên nhận / Receipt; of a CSV file all submissions were accepted',
      content: json(z.union([receipt, bulkResult]), exampleReceipt),
      headers: z.object({
        ETag: z.string().optional().meta({ description: 'The revision, of a JSON submission.' }),
      }),
    },
    207: {
      description: 'Ghi nhận một phần tệp CSV / Some submissions of a CSV file were accepted',
      content: json(bulkResult),
    },
    422: {
      description: 'Không ghi nhận phần nào của tệp CSV / No submission of a CSV file was accepted',
      content: json(bulkResult),
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
    'unavailable',
  ],
};
