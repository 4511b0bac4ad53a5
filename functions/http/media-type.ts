import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** The media type of a request's body, without its parameters; undefined when none is declared. */
export function mediaTypeOf({ headers }: APIGatewayProxyEventV2): string | undefined {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase();
}
