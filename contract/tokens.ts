import * as z from 'zod';
import { principalSchema } from '../domain/access/principal.ts';
import {
  longestLifetimeDays,
  overlapDays,
  secondsUntilRetry,
  usualLifetimeDays,
} from '../domain/access/token-lifetime.ts';
import { mostIssuers, mostTokensADay } from '../domain/access/token-limits.ts';
import { plainLine } from '../domain/language/plain-text.ts';
import { instantSchema } from '../domain/schedule/occurrence.ts';
import { jsonBody } from './http/body.ts';
import { leftOutField } from './http/left-out.ts';
import { anyToken, operationsOnly, plain, type Resource } from './http/operation.ts';
import { cursorOf } from './parameters/cursor.ts';
import { parameters, pathParameters } from './parameters/parameters.ts';
import { pageLimit } from './parameters/whole-number.ts';
import { principalAnswerSchema } from './principal.ts';

/** A request for a new token. */
const tokenRequestSchema = z
  .strictObject({
    principal: principalSchema,
    /** The purpose of the token, e.g. the post that keeps it. */
    label: plainLine(120),
    /** The expiry; see {@link usualLifetimeDays} for the default. */
    expiresAt: z.iso
      .datetime({ offset: true })
      .pipe(instantSchema)
      .optional()
      .meta({ description: `At most ${longestLifetimeDays} days ahead.` }),
  })
  .meta({ id: 'TokenRequest' });

/** For whom and for what a token is wanted, and until when. */
export type TokenRequest = z.infer<typeof tokenRequestSchema>;

/** A new token; the only time it is shown. */
const issuedTokenFields = {
  id: z.string(),
  token: z.string(),
  principal: principalAnswerSchema,
  label: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
};

const issuedTokenSchema = z.object(issuedTokenFields).meta({ id: 'IssuedToken' });

/** A new token and the one it replaces, which works until `expiresAt`. */
const rotatedTokenSchema = z
  .object({ ...issuedTokenFields, replaces: z.object({ id: z.string(), expiresAt: z.iso.datetime() }) })
  .meta({ id: 'RotatedToken' });

/** A token as listed: without the token or its hash. */
const listedTokenSchema = z.object({
  id: z.string(),
  principal: principalAnswerSchema,
  label: z.string(),
  createdAt: z.iso.datetime(),
  issuedBy: z.string().nullable().meta({
    description:
      'The id of the token that issued it; null for a token issued without one, and before version 0.3.0.',
  }),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  /** The last day, in Vietnam, on which it was used. */
  lastUsedAt: z.iso.date().nullable(),
  /** The id of the token it replaces. */
  replaces: z.string().nullable(),
  /** The id of the token that replaces it. */
  replacedBy: z.string().nullable(),
});

/** A page of tokens; `next` is the cursor of the next page, null on the last. */
const tokenPageSchema = z
  .object({ tokens: z.array(listedTokenSchema), ...leftOutField, next: z.string().nullable() })
  .meta({ id: 'TokenPage' });

const namedTokenSchema = z.object({ id: z.string(), principal: principalAnswerSchema, label: z.string() });

/** What was issued with a revoked token; of each kind at most 200 in id order. */
const revokedTokenSchema = z
  .object({
    id: z.string(),
    alsoRevoked: z.array(namedTokenSchema).meta({
      description: 'The operations tokens issued with it, directly or not, which end with it.',
    }),
    stillWorking: z.array(namedTokenSchema).meta({
      description: "The units' and leaders' tokens issued or rotated with any of these, which go on working.",
    }),
    more: z.int().meta({ description: 'How many more there are than the two lists show.' }),
  })
  .meta({ id: 'RevokedToken' });

/** What ended with a revoked token and what works on, of each kind the first. */
export type RevokedToken = z.infer<typeof revokedTokenSchema>;
/** A new token. This is the only answer that shows it. */
export type IssuedToken = z.infer<typeof issuedTokenSchema>;
/** The successor of a token, and until when the one it replaces still works. */
export type RotatedToken = z.infer<typeof rotatedTokenSchema>;
/** What is known of a token: whose it is and until when it works, never the token. */
export type ListedToken = z.infer<typeof listedTokenSchema>;
/** Tokens in id order; `next` is null on the last page. */
export type TokenPage = z.infer<typeof tokenPageSchema>;

/** The expected form of a request for a token. */
export const tokenUsage = {
  vi: 'Gửi {"principal": {"role": "unit", "unit": "<mã đơn vị>"}, "label": "<dùng cho ai>"}; vai trò: «unit» (đơn vị), «reader» (người xem của đơn vị), «leader» (lãnh đạo) hoặc «operations» (bộ phận vận hành).',
  en: 'Send {"principal": {"role": "unit", "unit": "<unit code>"}, "label": "<who it is for>"}; roles: unit, reader (of a unit), leader or operations.',
};

const pageSize = { max: 200, usual: 50 };

const page = parameters(
  {},
  {
    cursor: cursorOf(/[0-9a-z]{16}/),
    limit: pageLimit(pageSize),
  },
  {
    vi: `Địa chỉ cần có dạng /v1/tokens?limit=<1–${pageSize.max}>&cursor=<next của trang trước>.`,
    en: `Use /v1/tokens?limit=<1–${pageSize.max}>&cursor=<next of the previous page>.`,
  },
);

/** The checked parameters of a page of tokens. */
export type TokensQuery = z.output<typeof page.schema>;

/** Issuing, listing, rotating and revoking access tokens. */
export const tokens = {
  createToken: {
    ...plain,
    id: 'createToken',
    method: 'POST',
    path: '/v1/tokens',
    access: operationsOnly,
    credential: 'token',
    summary: { vi: 'Cấp mã truy cập', en: 'Issue an access token' },
    description: `The token is shown once, in this answer; only its hash is stored. Without \`expiresAt\` it expires after ${usualLifetimeDays.unit} days, an operations token after ${usualLifetimeDays.operations}; the maximum is ${longestLifetimeDays}. An operations token depends on the one it is issued with: it ends no later, by default with it if that is earlier, and is revoked with it. It may be ${mostIssuers} steps of issuing away from the one issued directly.\n\nAt most ${mostTokensADay.unit} tokens a day are issued for a unit and for operations, and ${mostTokensADay.leader} for leaders; above that the answer is 429 with \`Retry-After\` until midnight in Vietnam.`,
    body: jsonBody(tokenRequestSchema, {
      example: {
        principal: { role: 'unit', unit: 'BD.STP' },
        label: 'Chuyên viên tổng hợp, Sở Tư pháp',
        expiresAt: '2024-12-31T17:00:00+07:00',
      },
      usage: tokenUsage,
    }),
    answers: { 201: { description: { vi: 'Mã truy cập', en: 'The token' }, schema: issuedTokenSchema } },
    problems: ['unavailable'],
  },
  listTokens: {
    ...plain,
    id: 'listTokens',
    method: 'GET',
    path: '/v1/tokens',
    access: operationsOnly,
    summary: { vi: 'Danh sách mã truy cập', en: 'All tokens, past and present' },
    parameters: page,
    answers: { 200: { description: { vi: 'Một trang', en: 'A page' }, schema: tokenPageSchema } },
    problems: [],
  },
  rotateToken: {
    ...plain,
    id: 'rotateToken',
    method: 'POST',
    path: '/v1/tokens/{id}/rotate',
    access: anyToken,
    credential: 'token',
    summary: { vi: 'Đổi mã truy cập', en: 'Rotate an access token' },
    description: `Issues a token for the same principal and label, shown once, which expires when the one it replaces would have. That one keeps working for ${overlapDays} days, but not beyond its own end, so that no call fails while programs switch over. At most two tokens of a chain work at a time: rotating the newer one ends the older one at once. If the answer was lost, rotate the older one again after ${secondsUntilRetry} seconds: that replaces a successor nobody has used, and is refused once somebody has. Of several calls at once one succeeds, the others get 409. Operations may rotate any token, except operations tokens that do not come from theirs; other callers only the one they call with.`,
    parameters: pathParameters(
      { id: z.string() },
      { vi: 'Địa chỉ cần có dạng /v1/tokens/<id>/rotate.', en: 'Use /v1/tokens/<id>/rotate.' },
    ),
    answers: { 201: { description: { vi: 'Mã mới', en: 'The new token' }, schema: rotatedTokenSchema } },
    problems: ['not-found', 'conflict'],
  },
  revokeToken: {
    ...plain,
    id: 'revokeToken',
    method: 'DELETE',
    path: '/v1/tokens/{id}',
    access: operationsOnly,
    summary: { vi: 'Thu hồi mã truy cập', en: 'Revoke an access token' },
    description:
      "Revokes its whole chain: every token it was rotated from, and every token it was rotated to. With an operations token end all operations tokens issued with it, directly or not; the units' and leaders' tokens that were issued with them go on working, and the answer lists them, so that you can revoke those you do not trust.",
    parameters: pathParameters(
      { id: z.string() },
      { vi: 'Địa chỉ cần có dạng /v1/tokens/<id>.', en: 'Use /v1/tokens/<id>.' },
    ),
    answers: {
      200: {
        description: { vi: 'Đã thu hồi', en: 'Revoked, effective from the next request' },
        schema: revokedTokenSchema,
      },
    },
    problems: ['not-found'],
  },
} as const satisfies Resource;
