import * as z from 'zod';
import { idSchema } from '../domain/catalogue/keys.ts';
import { mostBodyMebibytes } from '../domain/submission/submission-limits.ts';
import { bytesBody } from './http/body.ts';
import { headers, idempotencyKey } from './http/headers.ts';
import { anyToken, plain, type Resource } from './http/operation.ts';
import { workbookMediaType, workbookSchema } from './http/workbook-media.ts';
import { dryRunParameter } from './parameters/dry-run.ts';
import { parameters } from './parameters/parameters.ts';
import { periodParameterSchema } from './parameters/period.ts';
import { exampleReceipt } from './submissions/examples.ts';
import { formListSchema, mostForms } from './workbooks/form-list.ts';
import { documentedWorkbookReceiptSchema, workbookResultSchema } from './workbooks/workbook-result.ts';

/** A workbook in a request, for the document. */
const sentWorkbookSchema = z.string().meta({
  id: 'FilledWorkbook',
  format: 'binary',
  description: `A workbook from \`GET /v1/workbooks/{set}/{period}/{unit}\`, filled in; at most ${mostBodyMebibytes} MiB.`,
});

const address = parameters(
  { set: idSchema, period: periodParameterSchema, unit: idSchema },
  {},
  {
    vi: 'Địa chỉ cần có dạng /v1/workbooks/766/2024-W02/BD.STP: bộ chỉ số, kỳ, đơn vị; không có tham số.',
    en: 'Use /v1/workbooks/766/2024-W02/BD.STP: set, period, unit; there are no parameters.',
  },
);

const manyForms = parameters(
  {},
  { forms: formListSchema },
  {
    vi: 'Địa chỉ cần có dạng /v1/workbooks?forms=766/2024-W02/BD.STP,P06/2024-W02/BD.STP: mỗi biểu là bộ chỉ số, kỳ, đơn vị.',
    en: 'Use /v1/workbooks?forms=766/2024-W02/BD.STP,P06/2024-W02/BD.STP: set, period and unit of each form.',
  },
);

const annotated = {
  alternatives: { [workbookMediaType]: { schema: workbookSchema } },
} as const;

const refused = { schema: workbookSchema, mediaType: workbookMediaType } as const;

/** Workbooks to fill in, and filled in. */
export const workbooks = {
  getWorkbook: {
    ...plain,
    id: 'getWorkbook',
    method: 'GET',
    path: '/v1/workbooks/{set}/{period}/{unit}',
    access: anyToken,
    summary: { vi: 'Sổ Excel để nhập số liệu', en: 'A workbook to enter figures in' },
    description:
      'One sheet in the language of `Accept-Language`, a row an indicator that the set asks the unit for, with its last figure; only the cells to fill in are open. The figures of the latest revision are filled in. Readable by the unit itself, the units above it, leaders and operations; only the unit, and one that reports for it, can send it.',
    parameters: address,
    answers: { 200: { description: { vi: 'Sổ Excel', en: 'The workbook' }, ...refused } },
    problems: ['not-found', 'unavailable'],
  },
  getWorkbookOfForms: {
    ...plain,
    id: 'getWorkbookOfForms',
    method: 'GET',
    path: '/v1/workbooks',
    access: anyToken,
    summary: { vi: 'Sổ Excel gồm nhiều biểu', en: 'A workbook of several forms' },
    description: `One sheet for each form: for a unit that reports for several (\`reportedBy\` in the catalogue), or for several sets and periods of one unit; ${mostForms} at most. Each sheet is as in the workbook of one form.`,
    parameters: manyForms,
    answers: { 200: { description: { vi: 'Sổ Excel', en: 'The workbook' }, ...refused } },
    problems: ['not-found', 'answer-too-large', 'unavailable'],
  },
  createSubmissionFromWorkbook: {
    ...plain,
    id: 'createSubmissionFromWorkbook',
    method: 'POST',
    path: '/v1/workbooks',
    access: ['unit'],
    summary: { vi: 'Gửi số liệu bằng sổ Excel', en: 'Submit figures in a workbook' },
    description: `The workbook says its unit, set, period and the revision that it was made from; it is refused (\`correction-outdated\`) once there is a later revision. It becomes the submission that \`POST /v1/submissions\` takes, with the same rules; errors point at cells, \`Số liệu!F12\`, with their \`value\`. With \`Accept: ${workbookMediaType}\` the answer is the same workbook, with the status that the JSON answer would have: refused, with every faulty cell coloured and commented and a first sheet that lists them; accepted, with the receipt as its first sheet. A file that is no such workbook is always refused as a problem. Formulas count as their stored values. A note, a date or a comment that the workbook was made with and that is empty now is taken away. A text of which the form cannot tell what it is for is refused at its cell; what lies outside the form is listed in \`remarks\` as not read.\n\nIn a workbook of several forms each sheet is accepted or refused by itself: 201 when all were accepted, 207 when some were, 422 when none was; a sheet that nobody filled in submits nothing (\`untouched\`). Each sheet counts as a request.`,
    parameters: parameters(
      {},
      { dryRun: dryRunParameter('True: return the same answer without storing anything.') },
      {
        vi: 'Chỉ dùng tham số «dryRun», với giá trị «true» (chỉ kiểm tra) hoặc «false».',
        en: 'The only query parameter is dryRun, which is true or false.',
      },
    ),
    headers: headers({ 'Idempotency-Key': idempotencyKey('6f1c1f0a-week-02') }),
    body: bytesBody(workbookMediaType, sentWorkbookSchema, {
      example: '(bytes)',
      usage: { vi: 'Gửi sổ Excel (.xlsx).', en: 'Send an Excel workbook (.xlsx).' },
    }),
    answers: {
      200: {
        description: { vi: 'Kết quả thử, không ghi nhận', en: 'Dry run: what would be stored' },
        schema: z.union([documentedWorkbookReceiptSchema, workbookResultSchema]),
        ...annotated,
      },
      201: {
        description: { vi: 'Biên nhận', en: 'Receipt; of several forms, all were accepted' },
        schema: z.union([documentedWorkbookReceiptSchema, workbookResultSchema]),
        example: exampleReceipt,
        ...annotated,
      },
      207: {
        description: { vi: 'Ghi nhận một phần các biểu', en: 'Some of several forms were accepted' },
        schema: workbookResultSchema,
        ...annotated,
      },
      409: { description: { vi: 'Sổ đã đánh dấu', en: 'The annotated workbook' }, ...refused },
      412: { description: { vi: 'Sổ đã đánh dấu', en: 'The annotated workbook' }, ...refused },
      422: {
        description: {
          vi: 'Không ghi nhận biểu nào; hoặc sổ đã đánh dấu',
          en: 'None of several forms was accepted; or the annotated workbook',
        },
        schema: workbookResultSchema,
        ...annotated,
      },
    },
    problems: [
      'missing-idempotency-key',
      'invalid-submission',
      'idempotency-key-reused',
      'idempotency-key-in-flight',
      'period-locked',
      'correction-outdated',
      'too-many-revisions',
      'unavailable',
    ],
  },
} as const satisfies Resource;
