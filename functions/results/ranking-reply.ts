import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type RankingQuery, rankings } from '../../contract/rankings.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Language } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { FrozenEdition } from '../../usecases/ports/frozen-edition.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { openRanking, readRankingPage } from '../../usecases/ranking/read-ranking.ts';
import { type Readable, readableIn } from '../../usecases/ranking/readable.ts';
import { reply } from '../http/reply.ts';
import { isKnown } from '../http/unless-modified.ts';
import { rankingCsvHeaders, rankingCsvVary } from './ranking-csv.ts';
import { rankingFile } from './ranking-file.ts';

type Asked = {
  readonly parameters: RankingQuery;
  readonly caller: Caller;
  readonly language: Language;
  readonly mediaType: string;
  readonly event: APIGatewayProxyEventV2;
};

/** Answers with a ranking, or with 304 where the caller has it: then nothing of it is read but its head. */
export async function rankingReply(ports: Pick<Ports, 'catalogues' | 'editions'>, asked: Asked) {
  const { parameters, caller, event } = asked;
  const isCsv = asked.mediaType === 'text/csv';
  if (isCsv && parameters.fields !== undefined) throw fieldsOfJson();
  const opened = await openRanking(ports, parameters);
  const readable = await readableIn(ports.catalogues, caller.principal);
  const etag = `"${[...tagOf(opened, parameters, asked, readable, caller)].join('-')}"`;
  if (isKnown(event, etag))
    return reply(304, undefined, { etag, ...(isCsv ? { headers: { vary: rankingCsvVary } } : {}) });
  if (!isCsv) return reply(200, await readRankingPage(opened, parameters, readable), { etag });
  const { text, next } = await rankingFile(opened, parameters, asked.language);
  const headers = rankingCsvHeaders(opened.head, asked.language);
  return reply(200, text, {
    mediaType: 'text/csv',
    etag,
    headers: next === null ? headers : { ...headers, link: linkTo(event, next) },
  });
}

/** What an answer depends on: the digest of the edition, what is asked of it, and who asks, where that matters. */
function* tagOf(
  { head }: FrozenEdition,
  { fields = [], limit, cursor }: RankingQuery,
  { language, mediaType }: Asked,
  { catalogueVersion }: Readable,
  { principal }: Caller,
): Iterable<string> {
  yield head.inputDigest;
  if (mediaType === 'text/csv') yield `csv-${language}`;
  yield* fields;
  if (limit !== undefined) yield `limit${limit}`;
  if (cursor !== undefined) yield `from${cursor.at}`;
  const isOwn = fields.some((field) => ['why', 'stepUp', 'indicators'].includes(field));
  if (isOwn && principal.role === 'unit') yield `unit-${principal.unit}-v${catalogueVersion}`;
}

/** The address of the next page. */
function linkTo({ rawPath, rawQueryString }: APIGatewayProxyEventV2, cursor: string): string {
  const query = new URLSearchParams(rawQueryString);
  query.set('cursor', cursor);
  return `<${encodeURI(rawPath)}?${query}>; rel="next"`;
}

function fieldsOfJson(): Problem {
  const detail = {
    vi: 'Tệp CSV có các cột cố định; bỏ «fields», hoặc xin JSON.',
    en: 'A CSV file has fixed columns; omit “fields”, or ask for JSON.',
  };
  return new Problem('malformed-request', rankings.getRanking.parameters.usage, [
    { pointer: 'query:fields', code: 'unknown-parameter', detail },
  ]);
}
