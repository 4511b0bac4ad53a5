import * as z from 'zod';
import { auditChangeSchema, auditResults } from '../domain/audit/audit-entry.ts';
import { auditedOperations } from '../domain/audit/audited-operations.ts';
import { leftOutField } from './http/left-out.ts';
import { operationsOnly, plain, type Resource } from './http/operation.ts';
import { cursorOf } from './parameters/cursor.ts';
import { momentSchema } from './parameters/moment.ts';
import { parameters } from './parameters/parameters.ts';
import { pageLimit } from './parameters/whole-number.ts';
import { principalAnswerSchema } from './principal.ts';

/** One thing that changed. */
const changeSchema = z.object(auditChangeSchema.shape).meta({
  id: 'AuditChange',
  description:
    'What changed, from what to what; null for what did not exist or was not set. `of` says which one of several.',
});

/** An entry of the audit log. */
const entrySchema = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    operation: z.enum(auditedOperations),
    by: z.object({
      principal: principalAnswerSchema,
      tokenId: z
        .string()
        .nullable()
        .meta({ description: 'Null for a direct invocation, which IAM allowed.' }),
      label: z.string(),
    }),
    subject: z.string().nullable().meta({
      description:
        'What was changed: the id of a token or an exception, the version of the catalogue, the set and period of a ranking, the day of a preview; null for sending.',
    }),
    changes: z.array(changeSchema),
    result: z.enum([...auditResults, 'unfinished', 'unreadable']).meta({
      description:
        '`done`; `unchanged`, because somebody else had already made the change; `refused` because of a conflict; `partly` done before it failed; `failed`, `unfinished` or `unreadable` (its stored row), when the change may have been made or not: look at its subject.',
    }),
  })
  .meta({ id: 'AuditEntry' });

/** A page of the audit log, newest first. */
const auditPageSchema = z
  .object({
    entries: z.array(entrySchema),
    ...leftOutField,
    next: z.string().nullable().meta({
      description:
        'The `cursor` of the next page; null on the last. A page with a filter may hold fewer entries than its limit.',
    }),
  })
  .meta({ id: 'AuditPage' });

/** Who changed what, when, and what became of it. */
export type AuditEntryAnswer = z.infer<typeof entrySchema>;
/** Entries of the audit log, newest first; `next` is null on the last page. */
export type AuditPage = z.infer<typeof auditPageSchema>;

const pageSize = { max: 200, usual: 50 };

const page = parameters(
  {},
  {
    operation: z.enum(auditedOperations).optional(),
    from: momentSchema.optional().meta({ description: 'A day or an instant.' }),
    to: momentSchema.optional().meta({ description: 'A day or an instant, inclusive.' }),
    limit: pageLimit(pageSize),
    cursor: cursorOf(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?-[0-9a-f]{16}/),
  },
  {
    vi: `Tham số: «operation» là tên thao tác, ví dụ «putCatalogue» (nạp danh mục); «from», «to» là ngày hoặc thời điểm; «limit» từ 1 đến ${pageSize.max}; «cursor» là «next» của trang trước.`,
    en: `Parameters: operation, such as putCatalogue; from and to, days or instants; limit is 1 to ${pageSize.max}; cursor is the next of the previous page.`,
  },
);

/** The checked parameters of a page of the audit log. */
export type AuditQuery = z.output<typeof page.schema>;

/** Who changed what. */
export const audit = {
  listAudit: {
    ...plain,
    id: 'listAudit',
    method: 'GET',
    path: '/v1/audit',
    access: operationsOnly,
    summary: { vi: 'Nhật ký: ai đã thay đổi gì', en: 'Who changed what' },
    description:
      'Every change made by operations, and every rotation of a token: who, when, from what to what; newest first. Entries are written before the change and never altered.',
    parameters: page,
    answers: { 200: { description: { vi: 'Một trang', en: 'A page' }, schema: auditPageSchema } },
    problems: [],
  },
} as const satisfies Resource;
