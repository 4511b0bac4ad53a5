import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** A request's body as sent; empty when there is none. The gateway encodes some bodies in base64. */
export function bodyBytes({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): Buffer<ArrayBuffer> {
  return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
}
