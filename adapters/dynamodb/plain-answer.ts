import { Readable } from 'node:stream';

type Success = { statusCode: number; body: AsyncIterable<Uint8Array> };

/** Whether a response of the client's handler is DynamoDB's answer, and not an error of it. */
export function isSuccess(response: unknown): response is Success {
  return (
    typeof response === 'object' &&
    response !== null &&
    'statusCode' in response &&
    response.statusCode === 200 &&
    'body' in response &&
    response.body instanceof Readable
  );
}

/** An answer's text, read to its end. */
export async function textIn(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
