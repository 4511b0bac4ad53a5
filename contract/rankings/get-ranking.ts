import * as z from 'zod';
import { idSchema } from '../../domain/catalogue/keys.ts';
import { bilingual } from '../../domain/language/bilingual.ts';
import { conditional } from '../http/entity-tag.ts';
import { headers, ifNoneMatch } from '../http/headers.ts';
import { anyToken, type Operation, plain } from '../http/operation.ts';
import { asTableFile, tableFiles } from '../http/table-files.ts';
import { rankingCursor } from '../parameters/cursor.ts';
import { parameters } from '../parameters/parameters.ts';
import { periodParameterSchema } from '../parameters/period.ts';
import { wholeNumber } from '../parameters/whole-number.ts';
import { lineFields, rankingSchema as unnamedRankingSchema } from './ranking.ts';

const rankingSchema = unnamedRankingSchema.meta({ id: 'Ranking' });

const exampleRankingCsv =
  'Set,Period,League code,Edition,Rank,Unit code,Unit,Points,Maximum points,Change in points,Change in places,Compared with,Class,Submission,Remarks\r\n766,2024-W02,departments,1,4,BD.STP,Department of Justice,79.06,100,3.39,-3,2024-W01,,complete,\r\n';

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

const mostLines = 1_000;

const oneRanking = parameters(
  { set: idSchema, period: periodParameterSchema },
  {
    league: z.string().max(60),
    edition: wholeNumber({ min: 1, max: 9_999 }).optional(),
    fields: fieldsSchema,
    limit: wholeNumber({ min: 1, max: mostLines })
      .optional()
      .meta({
        description: `The maximum number of entries of a page; ${usualRankingLimit} by default. A CSV file without \`limit\` and \`cursor\` has all lines.`,
      }),
    cursor: rankingCursor,
  },
  {
    vi: `Địa chỉ cần có dạng /v1/rankings/766/2024-W02?league=<khối>, có thể thêm &edition=<lần chốt>, &fields=<các phần>, &limit=<1–${mostLines}>, &cursor=<next của trang trước>.`,
    en: `Use /v1/rankings/766/2024-W02?league=<league>, optionally with &edition=<edition>, &fields=<parts>, &limit=<1–${mostLines}>, &cursor=<next of the previous page>.`,
  },
);

/** The checked parameters of a page of a ranking. */
export type RankingQuery = z.output<typeof oneRanking.schema>;

/** Reads a frozen ranking. It is in a file of its own, so that functions that only show a ranking load no other operation. */
export const getRanking = {
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
} as const satisfies Operation;
