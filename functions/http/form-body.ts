import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { Problem } from '../../domain/problem/problem.ts';
import { bodyBytes } from './body-bytes.ts';

/**
 * Parses the fields of a form, in either encoding that browsers send.
 * @throws Problem `malformed-request` for a body that does not match its type, contains a file, or repeats a field
 */
export async function readFormBody(event: APIGatewayProxyEventV2): Promise<Record<string, string>> {
  const fields = [...(await parse(event))];
  const names = new Set(fields.map(([name]) => name));
  const texts = fields.flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  if (texts.length !== names.size || texts.length !== fields.length) throw malformed();
  return Object.fromEntries(texts);
}

async function parse(event: APIGatewayProxyEventV2): Promise<FormData> {
  try {
    const headers = { 'content-type': event.headers['content-type'] ?? '' };
    return await new Response(bodyBytes(event), { headers }).formData();
  } catch (cause) {
    throw malformed(cause);
  }
}

function malformed(cause?: unknown): Problem {
  const detail = { vi: 'Nội dung không phải biểu mẫu hợp lệ.', en: 'The body is not a valid form.' };
  return new Problem('malformed-request', detail, [], { cause });
}
