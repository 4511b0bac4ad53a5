import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import type { Answer } from '../../functions/http/answer.ts';

/** The matched route of a request, with the values of its path parameters. */
export type MatchedRoute = { readonly routeKey: string; readonly parameters: Record<string, string> };

/** What API Gateway hands over as text; all else, also without a type, comes in base64. */
const textual = /^(?:text\/|application\/(?:json|xml|javascript)\s*(?:;|$))/i;

/**
 * The event that an API Gateway HTTP API creates from a request (payload format 2.0). The content type alone decides whether a
 * body becomes text; bytes of a text that are not UTF-8 become U+FFFD there, and are lost.
 */
export function toApiGatewayEvent(
  request: IncomingMessage,
  body: Buffer,
  { routeKey, parameters }: MatchedRoute,
  now: Temporal.Instant,
): APIGatewayProxyEventV2 {
  const [encodedPath = '/', ...query] = (request.url ?? '/').split('?');
  const rawQueryString = query.join('?');
  const path = decodeURIComponent(encodedPath);
  const { cookie, ...headers } = joined(
    Object.entries(request.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
  );
  const isText = textual.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString,
    headers,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    ...(rawQueryString === ''
      ? {}
      : { queryStringParameters: joined([...new URLSearchParams(rawQueryString)]) }),
    ...(Object.keys(parameters).length === 0 ? {} : { pathParameters: parameters }),
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers['host'] ?? 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.epochMilliseconds,
    },
  };
}

/** Sends a function's answer as API Gateway does. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, String(value));
  if (answer.cookies !== undefined) response.setHeader('set-cookie', answer.cookies);
  response.statusCode = answer.statusCode ?? 200;
  response.end(Buffer.from(answer.body ?? '', answer.isBase64Encoded === true ? 'base64' : 'utf8'));
}

function joined(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const groups = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries(
    [...groups].map(([name, group]) => [name, group.map(([, value]) => value).join(',')]),
  );
}

/** `15/Jan/2024:00:05:00 +0000` */
function commonLogTime(now: Temporal.Instant): string {
  const [, day, month, year, time] = new Date(now.epochMilliseconds).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
