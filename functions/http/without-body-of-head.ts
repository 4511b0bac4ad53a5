import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Answer } from './answer.ts';

/** The answer to a `HEAD` request: that of `GET` with its headers and without its body. Other requests keep theirs. */
export function withoutBodyOfHead({ requestContext }: APIGatewayProxyEventV2, answer: Answer): Answer {
  const { body, isBase64Encoded, ...rest } = answer;
  if (requestContext.http.method !== 'HEAD' || body === undefined) return answer;
  const length = Buffer.byteLength(body, isBase64Encoded === true ? 'base64' : 'utf8');
  return { ...rest, headers: { ...rest.headers, 'content-length': `${length}` } };
}
