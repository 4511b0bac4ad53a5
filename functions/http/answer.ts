import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** A function's HTTP answer. */
export type Answer = APIGatewayProxyStructuredResultV2;

/** A JSON answer. Shared caches must not store any answer of the API. */
export function jsonAnswer(statusCode: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}
