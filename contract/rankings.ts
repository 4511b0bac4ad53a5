import * as z from 'zod';
import { idSchema } from '../domain/catalogue/keys.ts';
import { bilingual } from '../domain/language/bilingual.ts';
import { textSchema } from '../domain/language/text.ts';
import { jsonBody } from './body.ts';
import { conditional } from './entity-tag.ts';
import { headers, ifNoneMatch } from './headers.ts';
import { anyToken, operationsOnly, plain, type Resource } from './operation.ts';
import { computedCursor, cursorOf, nextCursor, nextOfBefore } from './parameters/cursor.ts';
import { parameters } from './parameters/parameters.ts';
import { periodParameterSchema } from './parameters/period.ts';
import { setAndPeriod } from './parameters/set-and-period.ts';
import { pageLimit, wholeNumber } from './parameters/whole-number.ts';
import {
  lineFields,
  recomputedEditionSchema,
  rankingSchema as unnamedRankingSchema,
} from './rankings/ranking.ts';
import { asTableFile, tableFiles } from './table-files.ts';

const rankingSchema = unnamedRankingSchema.meta({ id: 'Ranking' });

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

const exampleRankingCsv =
  'Set,Period,League code,Edition,Rank,Unit code,Unit,Points,Maximum points,Change in points,Change in places,Compared with,Class,Submission,Remarks\r\n766,2024-W02,departments,1,4,BD.STP,Department of Justice,79.06,100,3.39,-3,2024-W01,,complete,\r\n';

/** Why a ranking is made again. */
const recomputeRequestSchema = z.strictObject({ reason: z.string().trim().min(1).max(1_000) });

/** Lines of a page unless the request says otherwise: a province's league is one page. */
export const usualRankingLimit = 200;

const digestTag = '"9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de"';

/** The most lines of a page with indicators or causes, of which one line may have thousands. */
export const mostDetailedLines = 50;

const fieldsForm = bilingual({
  vi: `một hay nhiều trong ${lineFields.map((field) => `«${field}»`).join(', ')}, cách nhau bằng dấu phẩy`,
  en: `one or more of ${lineFields.join(', ')}, separated by commas`,
});

const fieldsSchema = z
  .string()
  .regex(new RegExp(`^(?:${lineFields.join('|')})(?:,(?:${lineFields.join('|')}))*$`), fieldsForm)
  .transform((text) => lineFields.filter((field) => text.split(',').includes(field)))
  .optional()
  .meta({
    description: `What lines are to have besides ranks and points, separated by commas: ${lineFields.map((field) => `\`${field}\``).join(', ')}. JSON only. With \`why\` or \`indicators\`, a page has at most ${mostDetailedLines} lines; for those of one unit, see its scorecard.`,
    example: 'groups,stepUp',
  });

/** The edition, and how many entries the pages before had. */
const rankingCursorSchema = z
  .string()
  .regex(/^[1-9]\d{0,3}\.[1-9]\d{0,8}$/, bilingual(nextOfBefore))
  .transform((text) => {
    const [edition = 0, at = 0] = text.split('.').map(Number);
    return { edition, at };
  })
  .optional()
  .meta({ description: 'The `next` of the previous page, unchanged; it names the edition.' });

const oneRanking = parameters(
  { set: idSchema, period: periodParameterSchema },
  {
    league: z.string().max(60),
    edition: wholeNumber({ min: 1, max: 9_999 }).optional(),
    fields: fieldsSchema,
    limit: wholeNumber({ min: 1, max: 1_000 })
      .optional()
      .meta({
        description: `The maximum number of entries of a page; ${usualRankingLimit} by default. A CSV file without \`limit\` and \`cursor\` has all lines.`,
      }),
    cursor: rankingCursorSchema,
  },
  {
    vi: 'Địa chỉ cần có dạng /v1/rankings/766/2024-W02?league=<khối>, có thể thêm &edition=<lần chốt>, &fields=<các phần>, &limit=<1–1000>, &cursor=<next của trang trước>.',
    en: 'Use /v1/rankings/766/2024-W02?league=<league>, optionally with &edition=<edition>, &fields=<parts>, &limit=<1–1000>, &cursor=<next of the previous page>.',
  },
);

const across = parameters(
  { set: idSchema, period: periodParameterSchema },
  { limit: pageLimit({ max: 1_000, usual: 200 }), cursor: computedCursor },
  {
    vi: 'Địa chỉ cần có dạng /v1/rankings/766/2024-W02/across?limit=<1–1000>&cursor=<next của trang trước>.',
    en: 'Use /v1/rankings/766/2024-W02/across?limit=<1–1000>&cursor=<next of the previous page>.',
  },
);

const verification = parameters(
  { set: idSchema, period: periodParameterSchema },
  { limit: pageLimit({ max: 200, usual: 50 }), cursor: cursorOf(/^[a-z0-9-]{1,60}\.[1-9]\d{0,3}$/) },
  {
    vi: 'Địa chỉ cần có dạng /v1/rankings/766/2024-W02/verification?limit=<1–200>&cursor=<next của trang trước>.',
    en: 'Use /v1/rankings/766/2024-W02/verification?limit=<1–200>&cursor=<next of the previous page>.',
  },
);

export type AcrossQuery = z.output<typeof across.schema>;
export type VerificationQuery = z.output<typeof verification.schema>;
export type RankingQuery = z.output<typeof oneRanking.schema>;
export type RankingAcross = z.infer<typeof rankingAcrossSchema>;
export type Verification = z.infer<typeof verificationSchema>;
export type RecomputeRequest = z.infer<typeof recomputeRequestSchema>;

/** Frozen rankings, and what operations do with them. */
export const rankings = {
  getRanking: {
    ...plain,
    id: 'getRanking',
    method: 'GET',
    path: '/v1/rankings/{set}/{period}',
    access: anyToken,
    summary: { vi: 'Bảng xếp hạng', en: 'A frozen ranking' },
    description: `As JSON, page by page. ${asTableFile}: whole, or page by page with \`limit\`, the next page then in the header \`Link\`. Lines have ranks and points; \`fields\` adds more. A unit gets the ranks and points of all units, but the figures behind changes, exceeded targets and steps up only of itself and of units below it; so with those its entity tag is its own. An edition never changes: with its entity tag in \`If-None-Match\`, the answer is 304, and little is read for it.`,
    parameters: oneRanking,
    headers: headers({ 'If-None-Match': ifNoneMatch(digestTag) }),
    answers: conditional(
      {
        description: { vi: 'Bảng xếp hạng', en: 'Ranking' },
        schema: rankingSchema,
        alternatives: tableFiles(exampleRankingCsv),
      },
      'edition',
      {
        description: 'The digest of its inputs, with the fields, page, file format and language asked for.',
        example: digestTag,
      },
    ),
    problems: ['not-found', 'answer-too-large', 'unavailable'],
  },
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
