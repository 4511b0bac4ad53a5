import * as z from 'zod';
import { idSchema, periodSchema } from '../domain/catalogue/keys.ts';
import { bilingual } from '../domain/language/bilingual.ts';
import { plainLine } from '../domain/language/plain-text.ts';
import { instantSchema } from '../domain/schedule/occurrence.ts';
import {
  daysToDecide,
  extensionStates,
  mostExtensionRequests,
} from '../domain/submission/exceptions/extension-states.ts';
import { longestExceptionDays } from '../domain/submission/submission-limits.ts';
import { jsonBody } from './http/body.ts';
import { leftOutField } from './http/left-out.ts';
import { operationsOnly, plain, type Resource } from './http/operation.ts';
import { mailsNobodyField } from './mails-nobody.ts';
import { idCursor, nextOfFullPage } from './parameters/cursor.ts';
import { parameters, pathParameters } from './parameters/parameters.ts';
import { pageLimit } from './parameters/whole-number.ts';

const askedFields = { unit: idSchema, set: idSchema, period: periodSchema, reason: plainLine(500) };

const askingSchema = z.strictObject(askedFields).meta({ id: 'ExtensionAsking' });

const decisionRequestSchema = z
  .discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('granted'),
      /** The post that decided. */
      officer: plainLine(120).meta({ description: 'The post that decided, without a name.' }),
      until: z.iso.datetime({ offset: true }).pipe(instantSchema),
    }),
    z.strictObject({ outcome: z.literal('refused'), reason: plainLine(500) }),
  ])
  .meta({ id: 'ExtensionDecisionRequest' });

const decisionSchema = z.union([
  z.object({
    outcome: z.literal('granted'),
    at: z.iso.datetime(),
    officer: z.string(),
    until: z.iso.datetime(),
  }),
  z.object({ outcome: z.literal('refused'), at: z.iso.datetime(), reason: z.string() }),
]);

/** A unit's request for an extension, with its state at the time of the answer. */
const extensionRequestSchema = z
  .object({
    id: z.string(),
    ...askedFields,
    askedAt: z.iso.datetime(),
    askedBy: z.string().meta({ description: 'The post, or the label of the token, that asked.' }),
    state: z.enum(extensionStates).meta({
      description: `\`lapsed\`: nobody decided within ${daysToDecide} days; the unit may ask again.`,
    }),
    decision: decisionSchema.nullable(),
  })
  .meta({ id: 'ExtensionRequest' });

/** A request as whoever asks or decides is answered. */
const mailedRequestSchema = extensionRequestSchema
  .extend(mailsNobodyField)
  .meta({ id: 'MailedExtensionRequest' });

/** What a unit sees of its latest request for a set and period. */
export const ownExtensionSchema = extensionRequestSchema.pick({
  reason: true,
  askedAt: true,
  state: true,
  decision: true,
});

const pageSchema = z
  .object({
    requests: z.array(extensionRequestSchema),
    ...leftOutField,
    next: nextOfFullPage,
  })
  .meta({ id: 'ExtensionRequestPage' });

const requestId = bilingual({
  vi: 'mã số của một yêu cầu gia hạn, ví dụ 0affab475305171e',
  en: 'the id of a request for an extension, such as 0affab475305171e',
});

const pageSize = { max: 200, usual: 50 };

const page = parameters(
  {},
  {
    unit: idSchema.optional(),
    state: z.enum(extensionStates).optional(),
    limit: pageLimit(pageSize),
    cursor: idCursor(),
  },
  {
    vi: `Tham số: «unit»; «state» là «waiting» (chờ quyết định), «granted» (đồng ý), «refused» (không đồng ý) hoặc «lapsed» (quá hạn xét); «limit» từ 1 đến ${pageSize.max}; «cursor» là «next» của trang trước.`,
    en: `Parameters: unit; state is waiting, granted, refused or lapsed; limit is 1 to ${pageSize.max}; cursor is the next of the previous page.`,
  },
);

/** What a unit sends to ask for leave to submit after the lock. */
export type ExtensionAsking = z.infer<typeof askingSchema>;
/** What operations send to grant a request until an instant, or to refuse it for a reason. */
export type DecisionRequest = z.infer<typeof decisionRequestSchema>;
/** A request as it is now; `decision` is null while it waits, and for good once it has lapsed. */
export type ExtensionRequestAnswer = z.infer<typeof extensionRequestSchema>;
/** Requests: those that wait, the oldest first, then the others, the newest first; `next` is null on the last page. */
export type ExtensionRequestPage = z.infer<typeof pageSchema>;
/** The checked parameters of a page of requests. */
export type ExtensionRequestsQuery = z.output<typeof page.schema>;

/** The expected form of a request for an extension. */
export const askingUsage = {
  vi: 'Gửi «unit», «set», «period» và «reason»: đơn vị, bộ chỉ số, kỳ và lý do xin gia hạn.',
  en: 'Send {unit, set, period, reason}: what to extend, and why.',
};

/** The expected form of a decision. */
export const decisionUsage = {
  vi: 'Gửi {"outcome": "granted", "officer": …, "until": …} để đồng ý, hoặc {"outcome": "refused", "reason": …} để không đồng ý.',
  en: 'Send {"outcome": "granted", "officer": …, "until": …} to grant it, or {"outcome": "refused", "reason": …} to refuse it.',
};

/** Requests of units to send figures after the lock. */
export const extensionRequests = {
  askForExtension: {
    ...plain,
    id: 'askForExtension',
    method: 'POST',
    path: '/v1/extension-requests',
    access: ['unit'],
    summary: { vi: 'Xin gia hạn nộp số liệu', en: 'Ask for an extension' },
    description: `Asks operations to let the unit submit figures of a set and period after the lock. For callers that may submit the unit’s figures. At most one request of a unit, set and period waits: the same reason again returns it (200), another one is refused (409), and so is a request while an exception is open. ${mostExtensionRequests} requests at most for each unit, set and period.`,
    body: jsonBody(askingSchema, {
      example: { unit: 'BD.STP', set: '766', period: '2024-W02', reason: 'Mất kết nối từ sáng thứ Sáu' },
      usage: askingUsage,
    }),
    answers: {
      201: { description: { vi: 'Đã ghi nhận yêu cầu', en: 'The request' }, schema: mailedRequestSchema },
      200: {
        description: { vi: 'Yêu cầu đã có từ trước', en: 'The same request, made before' },
        schema: mailedRequestSchema,
      },
    },
    problems: ['conflict', 'unavailable'],
  },
  listExtensionRequests: {
    ...plain,
    id: 'listExtensionRequests',
    method: 'GET',
    path: '/v1/extension-requests',
    access: operationsOnly,
    summary: { vi: 'Các yêu cầu gia hạn', en: 'Requests for extensions' },
    description: 'Those that wait first, the oldest of them first; then the others, newest first.',
    parameters: page,
    answers: { 200: { description: { vi: 'Một trang', en: 'A page' }, schema: pageSchema } },
    problems: [],
  },
  decideExtension: {
    ...plain,
    id: 'decideExtension',
    method: 'POST',
    path: '/v1/extension-requests/{id}/decision',
    access: operationsOnly,
    summary: { vi: 'Quyết định một yêu cầu gia hạn', en: 'Grant or refuse an extension' },
    description: `Granting opens an exception from the lock with the id of the request, until an instant after the lock and at most ${longestExceptionDays} days ahead. The unit gets the decision by e-mail and on its page. The first decision stands: the same again returns it, another one is refused (409), and so is one on a lapsed request.`,
    parameters: pathParameters(
      { id: z.string().regex(/^[0-9a-f]{16}$/, requestId) },
      {
        vi: 'Địa chỉ cần có dạng /v1/extension-requests/<id>/decision.',
        en: 'Use /v1/extension-requests/<id>/decision.',
      },
    ),
    body: jsonBody(decisionRequestSchema, {
      example: {
        outcome: 'granted',
        officer: 'Chánh Văn phòng UBND tỉnh',
        until: '2024-01-16T17:00:00+07:00',
      },
      usage: decisionUsage,
    }),
    answers: {
      200: {
        description: { vi: 'Yêu cầu đã quyết định', en: 'The decided request' },
        schema: mailedRequestSchema,
      },
    },
    problems: ['not-found', 'conflict', 'unavailable'],
  },
} as const satisfies Resource;
