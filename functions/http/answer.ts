import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** What a function answers over HTTP. */
export type Answer = APIGatewayProxyStructuredResultV2;

/** A JSON answer. Nothing the API says may be kept by caches that others share. */
export function jsonAnswer(statusCode: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}
