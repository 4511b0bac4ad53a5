import * as z from 'zod';
import { idSchema } from '../domain/catalogue/keys.ts';
import { plainText } from '../domain/language/plain-text.ts';
import { textSchema } from '../domain/language/text.ts';
import { jsonBody } from './http/body.ts';
import { anyToken, operationsOnly, plain, type Resource } from './http/operation.ts';
import { computedCursor, cursorOf, nextCursor } from './parameters/cursor.ts';
import { parameters } from './parameters/parameters.ts';
import { periodParameterSchema } from './parameters/period.ts';
import { setAndPeriod } from './parameters/set-and-period.ts';
import { pageLimit } from './parameters/whole-number.ts';
import { getRanking } from './rankings/get-ranking.ts';
import { recomputedEditionSchema } from './rankings/ranking.ts';

/** All units of a period in one order, by the share of the points that each could reach. */
const rankingAcrossSchema = z
  .object({
    set: z.string(),
    period: z.string(),
    leagues: z.array(z.object({ league: z.string(), edition: z.int(), provisional: z.boolean() })),
    lines: z.array(
      z.object({
        unit: z.string(),
        name: textSchema,
        league: z.string(),
        rank: z.int(),
        rankInLeague: z.int(),
        points: z.number(),
        maxPoints: z.number(),
      }),
    ),
    total: z.int().meta({ description: 'How many lines there are on all pages.' }),
    next: nextCursor,
  })
  .meta({ id: 'RankingAcross' });

/** What came of rebuilding every edition of a period. */
const verificationSchema = z
  .object({
    set: z.string(),
    period: z.string(),
    identical: z.boolean().meta({
      description:
        'False when an edition of this page by today’s rules does not come out exactly as it was frozen.',
    }),
    editions: z.array(
      z.object({
        league: z.string(),
        edition: z.int(),
        rules: z.int().nullable().meta({
          description: 'The version of the ranking rules that made it; null where it cannot be read.',
        }),
        inputDigest: z.string().nullable(),
        /** The digest of what history holds now; null when the edition's own inputs are not all there. */
        rebuiltDigest: z.string().nullable(),
        identical: z.boolean().nullable().meta({
          description: 'Null for an edition by earlier rules, which today’s rules cannot rebuild.',
        }),
        difference: z.enum(['data', 'code', 'unreadable']).nullable().meta({
          description:
            '`data`: history holds other inputs than were ranked, or lacks some. `code`: the same inputs give another result, so the release ranks otherwise than the one that froze it. `unreadable`: the frozen edition cannot be read. Null where there is none.',
        }),
      }),
    ),
    next: nextCursor,
  })
  .meta({ id: 'Verification' });

/** Why a ranking is made again. */
const recomputeRequestSchema = z.strictObject({ reason: plainText(1_000) });

const pageOfUnits = { max: 1_000, usual: 200 };

const across = parameters(
  { set: idSchema, period: periodParameterSchema },
  { limit: pageLimit(pageOfUnits), cursor: computedCursor },
  {
    vi: `Địa chỉ cần có dạng /v1/rankings/766/2024-W02/across?limit=<1–${pageOfUnits.max}>&cursor=<next của trang trước>.`,
    en: `Use /v1/rankings/766/2024-W02/across?limit=<1–${pageOfUnits.max}>&cursor=<next of the previous page>.`,
  },
);

const pageOfEditions = { max: 200, usual: 50 };

const verification = parameters(
  { set: idSchema, period: periodParameterSchema },
  { limit: pageLimit(pageOfEditions), cursor: cursorOf(/[a-z0-9-]{1,60}\.[1-9]\d{0,3}/) },
  {
    vi: `Địa chỉ cần có dạng /v1/rankings/766/2024-W02/verification?limit=<1–${pageOfEditions.max}>&cursor=<next của trang trước>.`,
    en: `Use /v1/rankings/766/2024-W02/verification?limit=<1–${pageOfEditions.max}>&cursor=<next of the previous page>.`,
  },
);

/** The checked parameters of a page of the units of all leagues. */
export type AcrossQuery = z.output<typeof across.schema>;
/** The checked parameters of a page of rebuilt editions. */
export type VerificationQuery = z.output<typeof verification.schema>;
/** The units of all leagues by the share of the points each could reach. Points have two decimals. */
export type RankingAcross = z.infer<typeof rankingAcrossSchema>;
/** Whether the frozen editions of a period come out the same when they are made again, and why not. */
export type Verification = z.infer<typeof verificationSchema>;
/** Why a frozen ranking is made again; its readers are shown the reason. */
export type RecomputeRequest = z.infer<typeof recomputeRequestSchema>;

/** Frozen rankings, and what operations do with them. */
export const rankings = {
  getRanking,
  recomputeRanking: {
    ...plain,
    id: 'recomputeRanking',
    method: 'POST',
    path: '/v1/rankings/{set}/{period}/editions',
    access: operationsOnly,
    summary: { vi: 'Xếp hạng lại', en: 'Re-compute a ranking' },
    description:
      'Uses everything received so far and the current catalogue. Each league whose result differs gets its next edition, which lists the units it moved; earlier editions are kept.',
    parameters: setAndPeriod(usage('editions')),
    body: jsonBody(recomputeRequestSchema, {
      example: { reason: 'Đính chính số liệu của Sở Tư pháp sau khi mở ngoại lệ' },
      usage: {
        vi: 'Cần nêu lý do xếp lại, ví dụ {"reason": "Đính chính số liệu của Sở Tư pháp"}.',
        en: 'Give the reason, such as {"reason": "Corrected figures of the Department of Justice"}.',
      },
    }),
    answers: {
      201: {
        description: { vi: 'Các bản mới', en: 'The new editions' },
        schema: z.object({
          editions: z.array(recomputedEditionSchema.meta({ id: 'RecomputedEdition' })),
          announced: z.int().meta({
            description:
              'How many e-mails are planned to readers of the weekly report whose units moved; 0 while the week has not been reported.',
          }),
          held: z.int().meta({
            description:
              'How many such e-mails are more than may be sent by one request. Two operators release them (`POST /v1/deliveries/release`); the same request then sends them.',
          }),
          replayed: z.boolean().meta({
            description:
              'True when nothing has changed since an earlier request for the same reason: these are its editions and e-mails.',
          }),
        }),
      },
    },
    problems: ['not-found', 'conflict', 'nothing-changed', 'unavailable'],
  },
  getRankingAcross: {
    ...plain,
    id: 'getRankingAcross',
    method: 'GET',
    path: '/v1/rankings/{set}/{period}/across',
    access: anyToken,
    summary: { vi: 'Xếp hạng chung mọi khối', en: 'All leagues in one ranking' },
    description:
      'Computed from the latest edition of each league, by the share of the reachable points each unit earned, because units of different levels report different indicators. Units without a rank in their own league are omitted.',
    parameters: across,
    answers: {
      200: {
        description: { vi: 'Xếp hạng chung', en: 'The ranking across leagues' },
        schema: rankingAcrossSchema,
      },
    },
    problems: ['not-found', 'unavailable'],
  },
  verifyRanking: {
    ...plain,
    id: 'verifyRanking',
    method: 'GET',
    path: '/v1/rankings/{set}/{period}/verification',
    access: operationsOnly,
    summary: { vi: 'Kiểm chứng bảng xếp hạng', en: 'Verify rankings against history' },
    description:
      'Recomputes every edition of a period from the submissions, the catalogue version and the cut-off it names, and compares digests and lines.',
    parameters: verification,
    answers: {
      200: { description: { vi: 'Kết quả kiểm chứng', en: 'The result' }, schema: verificationSchema },
    },
    problems: ['not-found', 'unavailable'],
  },
} as const satisfies Resource;

function usage(what: string) {
  return {
    vi: `Địa chỉ cần có dạng /v1/rankings/766/2024-W02/${what}: bộ chỉ số, kỳ; không có tham số.`,
    en: `Use /v1/rankings/766/2024-W02/${what}: set, period; there are no parameters.`,
  };
}
