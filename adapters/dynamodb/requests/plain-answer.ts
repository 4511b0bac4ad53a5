import { Readable } from 'node:stream';
import * as z from 'zod';

type Body = AsyncIterable<Uint8Array> | Uint8Array;
type Response = { readonly statusCode: number; readonly body: Body };
type Success = { statusCode: number; body: AsyncIterable<Uint8Array> };

const errorSchema = z.object({ __type: z.string() });

/** Whether a response of the client's handler is DynamoDB's answer, and not an error of it. */
export function isSuccess(response: unknown): response is Success {
  return isResponse(response) && response.statusCode === 200 && response.body instanceof Readable;
}

/** An answer's text, read to its end: its connection serves the next request only then. */
export async function answerText(body: Body): Promise<string> {
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.length).toString();
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return (chunks.length === 1 ? Buffer.from(chunks[0] ?? []) : Buffer.concat(chunks)).toString();
}

/** What DynamoDB says to a request: the text of its answer, or that the condition of a write did not hold. */
export type Said = { readonly text: string } | { readonly text: null };

/** What a response of the client's handler says; null for everything that the client has to see to: throttling, errors, damage. */
export async function saidIn(response: unknown): Promise<Said | null> {
  if (!isResponse(response)) return null;
  const { statusCode } = response;
  const text = await answerText(response.body);
  if (statusCode === 200) return { text };
  if (statusCode !== 400) return null;
  const error = errorSchema.safeParse(JSON.parse(text));
  return error.data?.__type.endsWith('#ConditionalCheckFailedException') === true ? { text: null } : null;
}

function isResponse(response: unknown): response is Response {
  return (
    typeof response === 'object' &&
    response !== null &&
    'statusCode' in response &&
    'body' in response &&
    (response.body instanceof Readable || response.body instanceof Uint8Array)
  );
}
