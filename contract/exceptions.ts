import * as z from 'zod';
import { idSchema, periodSchema } from '../domain/catalogue/keys.ts';
import { plainLine } from '../domain/language/plain-text.ts';
import { instantSchema } from '../domain/schedule/occurrence.ts';
import { jsonBody } from './body.ts';
import { operationsOnly, plain, type Resource } from './operation.ts';

/** A request to let a unit submit figures after its period has locked. */
const exceptionFields = {
  unit: idSchema,
  set: idSchema,
  period: periodSchema,
  /** The responsible officer's post and name. */
  officer: plainLine(120),
  reason: plainLine(500),
};

const exceptionRequestSchema = z
  .strictObject({
    ...exceptionFields,
    /** The instant the exception expires. */
    expiresAt: z.iso.datetime({ offset: true }).pipe(instantSchema),
  })
  .meta({ id: 'ExceptionRequest' });

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

/** The expected form of the request. */
export const exceptionUsage = {
  vi: 'Gửi {unit, set, period, officer, reason, expiresAt}: cán bộ quyết định, lý do và thời hạn của ngoại lệ.',
  en: 'Send {unit, set, period, officer, reason, expiresAt}: who decides, why, and until when.',
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
    description:
      'Allows one unit to submit figures for a locked period until `expiresAt`, at most 31 days ahead.',
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
    answers: { 201: { description: { vi: 'Ngoại lệ', en: 'The exception' }, schema: exceptionSchema } },
    problems: ['unavailable'],
  },
} as const satisfies Resource;
