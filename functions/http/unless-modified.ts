import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Answer } from './answer.ts';

/**
 * The answer to a conditional read: 304 without a body when the caller already has the answer's entity tag, otherwise
 * the answer itself. Only successful answers with an `ETag` can be conditional.
 */
export function unlessModified(event: APIGatewayProxyEventV2, answer: Answer): Answer {
  const { etag, 'cache-control': cacheControl, vary } = answer.headers ?? {};
  if (answer.statusCode !== 200 || typeof etag !== 'string' || !isKnown(event, etag)) return answer;
  return {
    statusCode: 304,
    headers: {
      etag,
      ...(cacheControl === undefined ? {} : { 'cache-control': cacheControl }),
      ...(vary === undefined ? {} : { vary }),
    },
  };
}

/** Whether the caller of a read already has the answer with an entity tag. */
export function isKnown({ requestContext, headers }: APIGatewayProxyEventV2, etag: string): boolean {
  return (
    ['GET', 'HEAD'].includes(requestContext.http.method) && namesEntityTag(headers['if-none-match'], etag)
  );
}

/** Whether an `If-None-Match` header names an entity tag: alone, in a list, as a weak tag, or as `*`. */
function namesEntityTag(header: string | undefined, tag: string): boolean {
  const named = (header ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  return named.includes('*') || named.includes(tag);
}
