import * as z from 'zod';
import { idSchema, periodSchema } from '../domain/catalogue/keys.ts';
import { bilingual } from '../domain/language/bilingual.ts';
import { plainLine } from '../domain/language/plain-text.ts';
import { instantSchema } from '../domain/schedule/occurrence.ts';
import { exceptionStates } from '../domain/submission/exceptions/exception-states.ts';
import {
  longestExceptionDays,
  mostExceptions,
  mostRevisions,
} from '../domain/submission/submission-limits.ts';
import { jsonBody } from './http/body.ts';
import { leftOutField } from './http/left-out.ts';
import { operationsOnly, plain, type Resource } from './http/operation.ts';
import { mailsNobodyField } from './mails-nobody.ts';
import { idCursor, nextOfFullPage } from './parameters/cursor.ts';
import { parameters, pathParameters } from './parameters/parameters.ts';
import { pageLimit } from './parameters/whole-number.ts';

/** A request to let a unit submit figures after its period has locked. */
const exceptionFields = {
  unit: idSchema,
  set: idSchema,
  period: periodSchema,
  /** The post that decided. */
  officer: plainLine(120).meta({ description: 'The post that decided, without a name.' }),
  reason: plainLine(500),
};

const exceptionRequestSchema = z
  .strictObject({
    ...exceptionFields,
    /** The instant the exception expires. */
    expiresAt: z.iso.datetime({ offset: true }).pipe(instantSchema),
  })
  .meta({ id: 'ExceptionRequest' });

const exceptionId = bilingual({
  vi: 'mã số của một ngoại lệ, ví dụ 0affab475305171e',
  en: 'the id of an exception, such as 0affab475305171e',
});

const closingSchema = z
  .strictObject({
    reason: plainLine(500),
    of: z.strictObject({ unit: idSchema, set: idSchema, period: periodSchema }).exactOptional().meta({
      description:
        'Unit, set and period of the exception: needed for one that a version before 0.3.0 opened.',
    }),
  })
  .meta({ id: 'ExceptionClosing' });

/** Why an exception is closed before its end. */
export type ClosingRequest = z.infer<typeof closingSchema>;
/** Which unit may submit after the lock, until when, why, and which post decided it. */
export type ExceptionRequest = z.infer<typeof exceptionRequestSchema>;

/** An exception from a lock, with its author, its reason and its end. */
const exceptionSchema = z
  .object({
    ...exceptionFields,
    expiresAt: z.iso.datetime(),
    id: z.string(),
    openedAt: z.iso.datetime(),
    /** The id of the token that opened it. */
    tokenId: z.string(),
  })
  .meta({ id: 'Exception' });

/** An exception with its state at the time of the answer. */
const listedExceptionSchema = exceptionSchema
  .extend({
    state: z.enum(exceptionStates).meta({ description: 'Only an open exception lets its unit submit.' }),
    closed: z.object({ at: z.iso.datetime(), reason: z.string(), tokenId: z.string() }).nullable(),
  })
  .meta({ id: 'ListedException' });

const exceptionPageSchema = z
  .object({
    exceptions: z.array(listedExceptionSchema),
    ...leftOutField,
    next: nextOfFullPage,
  })
  .meta({ id: 'ExceptionPage' });

const pageSize = { max: 200, usual: 50 };

const page = parameters(
  {},
  {
    set: idSchema.optional(),
    period: periodSchema.optional(),
    unit: idSchema.optional(),
    state: z.enum(exceptionStates).optional(),
    limit: pageLimit(pageSize),
    cursor: idCursor(),
  },
  {
    vi: `Tham số: «set», «period», «unit»; «state» là «open» (đang mở), «closed» (đã đóng) hoặc «expired» (hết hạn); «limit» từ 1 đến ${pageSize.max}; «cursor» là «next» của trang trước.`,
    en: `Parameters: set, period, unit; state is open, closed or expired; limit is 1 to ${pageSize.max}; cursor is the next of the previous page.`,
  },
);

/** An exception as it is now; `closed` is null unless it was closed before its end. */
export type ListedException = z.infer<typeof listedExceptionSchema>;
/** Exceptions, newest first; `next` is null on the last page. */
export type ExceptionPage = z.infer<typeof exceptionPageSchema>;
/** The checked parameters of a page of exceptions. */
export type ExceptionsQuery = z.output<typeof page.schema>;

/** The expected form of the request. */
export const exceptionUsage = {
  vi: 'Gửi «unit», «set», «period», «officer», «reason» và «expiresAt»: đơn vị, bộ chỉ số, kỳ, chức vụ quyết định, lý do và thời hạn của ngoại lệ.',
  en: 'Send {unit, set, period, officer, reason, expiresAt}: which post decides, why, and until when.',
};

/** Exceptions from the lock of a period. */
export const exceptions = {
  createException: {
    ...plain,
    id: 'createException',
    method: 'POST',
    path: '/v1/exceptions',
    access: operationsOnly,
    summary: { vi: 'Mở ngoại lệ sau khi chốt số liệu', en: 'Open an exception from a lock' },
    description: `Allows one unit to submit figures of a period that it owes and that has begun, after the lock, until \`expiresAt\`, at most ${longestExceptionDays} days ahead, and allows another ${mostRevisions} revisions. A unit, set and period have at most ${mostExceptions} exceptions (409 above).`,
    body: jsonBody(exceptionRequestSchema, {
      example: {
        unit: 'BD.STP',
        set: '766',
        period: '2024-W02',
        officer: 'Chánh Văn phòng UBND tỉnh',
        reason: 'Nhập nhầm tử số, đã có văn bản giải trình',
        expiresAt: '2024-01-16T17:00:00+07:00',
      },
      usage: exceptionUsage,
    }),
    answers: {
      201: {
        description: { vi: 'Ngoại lệ', en: 'The exception' },
        schema: exceptionSchema.extend(mailsNobodyField).meta({ id: 'OpenedException' }),
      },
    },
    problems: ['conflict', 'unavailable'],
  },
  listExceptions: {
    ...plain,
    id: 'listExceptions',
    method: 'GET',
    path: '/v1/exceptions',
    access: operationsOnly,
    summary: { vi: 'Danh sách ngoại lệ', en: 'All exceptions from a lock' },
    description:
      'Newest first: open, closed and expired ones. Those opened by versions before 0.3.0 are listed when `unit`, `set` and `period` are given.',
    parameters: page,
    answers: { 200: { description: { vi: 'Một trang', en: 'A page' }, schema: exceptionPageSchema } },
    problems: [],
  },
  closeException: {
    ...plain,
    id: 'closeException',
    method: 'POST',
    path: '/v1/exceptions/{id}/closing',
    access: operationsOnly,
    summary: { vi: 'Đóng ngoại lệ trước hạn', en: 'Close an exception before it ends' },
    description:
      'From the next submission on, the exception no longer opens the lock. What was accepted stays. Closing again keeps the first time and reason; an expired exception cannot be closed.',
    parameters: pathParameters(
      { id: z.string().regex(/^[0-9a-f]{16}$/, exceptionId) },
      { vi: 'Địa chỉ cần có dạng /v1/exceptions/<id>/closing.', en: 'Use /v1/exceptions/<id>/closing.' },
    ),
    body: jsonBody(closingSchema, {
      example: { reason: 'Đơn vị đã gửi xong số liệu điều chỉnh' },
      usage: {
        vi: 'Cần nêu lý do, ví dụ {"reason": "Đơn vị đã gửi xong số liệu điều chỉnh"}.',
        en: 'State the reason, such as {"reason": "The unit has sent its corrected figures"}.',
      },
    }),
    answers: {
      200: {
        description: { vi: 'Ngoại lệ đã đóng', en: 'The closed exception' },
        schema: listedExceptionSchema.extend(mailsNobodyField).meta({ id: 'ClosedException' }),
      },
    },
    problems: ['not-found', 'conflict', 'unavailable'],
  },
} as const satisfies Resource;
