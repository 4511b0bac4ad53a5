import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** A request's body as it was sent; empty when there is none. The gateway hands some bodies over in base64. */
export function bodyBytes({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): Buffer<ArrayBuffer> {
  return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
}
