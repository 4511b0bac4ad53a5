import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { getRanking, type RankingQuery } from '../../contract/rankings/get-ranking.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Language } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { FrozenEdition } from '../../usecases/ports/frozen-edition.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { openRanking, readRankingPage } from '../../usecases/ranking/read-ranking.ts';
import { type Readable, readableIn } from '../../usecases/ranking/readable.ts';
import { markOf } from '../http/list-mark.ts';
import { reply } from '../http/reply.ts';
import { isFile, tableVary } from '../http/table-file.ts';
import { isKnown } from '../http/unless-modified.ts';
import { rankingFile } from './ranking-file.ts';

type Asked = {
  readonly parameters: RankingQuery;
  readonly caller: Caller;
  readonly language: Language;
  readonly mediaType: string;
  readonly event: APIGatewayProxyEventV2;
};

/** Answers with a ranking, or with 304 where the caller has it: then nothing of it is read but its head. */
export async function rankingReply(
  ports: Pick<Ports, 'catalogues' | 'editions' | 'tableFiles' | 'times'>,
  asked: Asked,
) {
  const { parameters, caller, event } = asked;
  const wantsFile = isFile(asked.mediaType);
  if (wantsFile && parameters.fields !== undefined) throw fieldsOfJson();
  const opened = await openRanking(ports, parameters);
  const readable = await readableIn(ports.catalogues, caller.principal);
  const etag = `"${[...tagOf(opened, parameters, asked, readable, caller)].join('-')}"`;
  if (isKnown(event, etag))
    return reply(304, undefined, { etag, ...(wantsFile ? { headers: { vary: tableVary } } : {}) });
  if (!wantsFile) return reply(200, await readRankingPage(ports, opened, parameters, readable), { etag });
  const { answer, next } = await rankingFile(ports, opened, parameters, asked);
  const link = next === null ? {} : { link: linkTo(event, markOf(event) + next) };
  return { ...answer, etag, headers: { ...answer.headers, ...link } };
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
  if (isFile(mediaType)) yield `${mediaType === 'text/csv' ? 'csv' : 'xlsx'}-${language}`;
  yield* fields;
  if (limit !== undefined) yield `limit${limit}`;
  if (cursor !== undefined) yield `from${cursor.at}`;
  const isOwn = fields.some((field) => ['why', 'stepUp', 'indicators'].includes(field));
  if (isOwn && 'unit' in principal) yield `unit-${principal.unit}-v${catalogueVersion}`;
}

/** The address of the next page. */
function linkTo({ rawPath, rawQueryString }: APIGatewayProxyEventV2, cursor: string): string {
  const query = new URLSearchParams(rawQueryString);
  query.set('cursor', cursor);
  return `<${encodeURI(rawPath)}?${query}>; rel="next"`;
}

function fieldsOfJson(): Problem {
  const detail = {
    vi: 'Tệp có các cột cố định; bỏ «fields», hoặc xin JSON.',
    en: 'A file has fixed columns; omit “fields”, or ask for JSON.',
  };
  return new Problem('malformed-request', getRanking.parameters.usage, [
    { pointer: 'query:fields', code: 'unknown-parameter', detail },
  ]);
}
