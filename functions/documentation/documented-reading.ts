import * as z from 'zod';
import { revisionsAnswerSchema, revisionsQuerySchema } from '../../usecases/submitting/list-revisions.ts';
import {
  completenessAnswerSchema,
  completenessQuerySchema,
} from '../../usecases/submitting/read-completeness.ts';
import { submissionAnswerSchema } from '../../usecases/submitting/read-submission.ts';
import { routes } from '../deployment/routes.ts';
import { type DocumentedOperation, json } from './documented-operation.ts';

const { set, period, unit, limit, cursor } = revisionsQuerySchema.shape;
const etag = z.string().meta({ description: 'The revision, for `If-Match`.', example: '"2"' });

/** The operations that read submissions back. */
export const documentedReading: readonly DocumentedOperation[] = [
  {
    route: routes.getSubmission,
    summary: 'Số liệu đã gửi, bản mới nhất / The latest revision of a unit’s figures',
    description:
      'For the unit itself, the units above it, leaders and operations. The figures have the form in which they are submitted; the `ETag` is what a correction sends as `If-Match`.',
    requestParams: {
      path: z.object({ set, period, unit }),
      header: z.object({ 'If-None-Match': z.string().optional().meta({ example: '"2"' }) }),
    },
    responses: {
      200: {
        description: 'Số liệu / The figures',
        headers: z.object({ ETag: etag }),
        content: json(submissionAnswerSchema.meta({ id: 'StoredSubmission' })),
      },
      304: {
        description: 'Không thay đổi / Still the revision named in If-None-Match',
        headers: z.object({ ETag: etag }),
      },
    },
    problems: ['not-found', 'unavailable'],
  },
  {
    route: routes.listRevisions,
    summary: 'Lịch sử số liệu / The history of a unit’s figures',
    description:
      'Newest revision first, each with what it changed. Pages follow each other by `next` → `cursor`, and stay apart when a revision comes in between two of them.',
    requestParams: { path: z.object({ set, period, unit }), query: z.object({ limit, cursor }) },
    responses: {
      200: {
        description: 'Một trang lịch sử / A page of the history',
        content: json(revisionsAnswerSchema.meta({ id: 'Revisions' })),
      },
    },
    problems: ['not-found', 'unavailable'],
  },
  {
    route: routes.getCompleteness,
    summary: 'Tình hình gửi số liệu / Who has sent figures and who has not',
    description:
      'A ranked set expects the units of its leagues; any other set expects every unit that one of its indicators applies to. Both count the units that exist on the last day of the period.',
    requestParams: { path: z.object(completenessQuerySchema.shape) },
    responses: {
      200: {
        description: 'Tình hình / Completeness',
        content: json(completenessAnswerSchema.meta({ id: 'Completeness' })),
      },
    },
    problems: ['not-found', 'unavailable'],
  },
];
