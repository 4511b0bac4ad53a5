import type * as z from 'zod';
import { idSchema } from '../../domain/catalogue/keys.ts';
import { conditional } from '../http/entity-tag.ts';
import { headers, ifNoneMatch } from '../http/headers.ts';
import { anyToken, type EntityTag, type Operation, plain } from '../http/operation.ts';
import { cursorOf } from '../parameters/cursor.ts';
import { parameters } from '../parameters/parameters.ts';
import { periodParameterSchema } from '../parameters/period.ts';
import { pageLimit } from '../parameters/whole-number.ts';
import { revisionsSchema } from './revisions.ts';
import { storedSubmissionSchema } from './stored-submission.ts';

const address = { set: idSchema, period: periodParameterSchema, unit: idSchema };

const oneSubmission = parameters(
  address,
  {},
  {
    vi: 'Địa chỉ cần có dạng /v1/submissions/766/2024-W02/BD.STP: bộ chỉ số, kỳ, đơn vị; không có tham số.',
    en: 'Use /v1/submissions/766/2024-W02/BD.STP: set, period, unit; there are no parameters.',
  },
);

const pageSize = { max: 100, usual: 20 };

const pageOfRevisions = parameters(
  address,
  {
    limit: pageLimit(pageSize),
    cursor: cursorOf(/[1-9]\d{0,5}/),
  },
  {
    vi: `Địa chỉ cần có dạng /v1/submissions/766/2024-W02/BD.STP/revisions?limit=<1–${pageSize.max}>&cursor=<next của trang trước>.`,
    en: `Use /v1/submissions/766/2024-W02/BD.STP/revisions?limit=<1–${pageSize.max}>&cursor=<next of the previous page>.`,
  },
);

const revisionTag = {
  description: 'The revision, for `If-Match`.',
  example: '"2"',
} satisfies EntityTag;

/** The unit, set and period of the requested figures. */
export type SubmissionAddress = z.output<typeof oneSubmission.schema>;
/** The checked parameters of a page of a submission's history. */
export type RevisionsQuery = z.output<typeof pageOfRevisions.schema>;

/**
 * Reads the latest revision. It is in a file of its own, so that functions that only show figures do not load what accepting
 * them needs.
 */
export const getSubmission = {
  ...plain,
  id: 'getSubmission',
  method: 'GET',
  path: '/v1/submissions/{set}/{period}/{unit}',
  access: anyToken,
  summary: { vi: 'Số liệu đã gửi, bản mới nhất', en: 'The latest revision of a unit’s figures' },
  description:
    'Readable by the unit itself, the units above it, leaders and operations. Figures are returned in the form in which they are submitted; a correction sends the `ETag` as `If-Match`. The receipt is that of the catalogue version stored with the revision. The `ETag` is `"1"` in Vietnamese and `"1-en"` in English; where the set asks for approval also how that stands, `"1-waiting"`.',
  parameters: oneSubmission,
  headers: headers({ 'If-None-Match': ifNoneMatch('"2"') }),
  answers: conditional(
    { description: { vi: 'Số liệu', en: 'The figures' }, schema: storedSubmissionSchema },
    'revision',
    revisionTag,
  ),
  problems: ['not-found', 'unavailable'],
} as const satisfies Operation;

/** Reading the history of figures. */
export const listRevisions = {
  ...plain,
  id: 'listRevisions',
  method: 'GET',
  path: '/v1/submissions/{set}/{period}/{unit}/revisions',
  access: anyToken,
  summary: { vi: 'Lịch sử số liệu', en: 'The history of a unit’s figures' },
  description:
    'Newest revision first, each with its changes. Pass `next` as `cursor` to get the next page; a revision added between two requests repeats or skips no entry.',
  parameters: pageOfRevisions,
  answers: {
    200: { description: { vi: 'Một trang lịch sử', en: 'A page of the history' }, schema: revisionsSchema },
  },
  problems: ['not-found', 'unavailable'],
} as const satisfies Operation;
