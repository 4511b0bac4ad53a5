import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import type { Text } from '../../domain/language/text.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';

/** The entity tag of a revision: `"3"`. */
export function revisionTag(revision: number): string {
  return `"${revision}"`;
}

/** The key under which a submission may be sent again. @throws Problem `missing-idempotency-key` */
export function readIdempotencyKey({ headers }: APIGatewayProxyEventV2): string {
  const header = headers['idempotency-key'];
  if (header !== undefined && /^[\x21-\x7e]{1,128}$/.test(header)) return header;
  throw new Problem('missing-idempotency-key', {
    vi: 'Gửi tiêu đề «Idempotency-Key» gồm 1–128 ký tự ASCII, mỗi lần gửi một khóa riêng; gửi lại thì dùng lại khóa cũ.',
    en: 'Send the header “Idempotency-Key” with 1 to 128 ASCII characters: a new key for each submission, the same key for a retry.',
  });
}

/** The revision a correction is for, from `If-Match: "3"`; undefined without the header. @throws Problem `malformed-request` */
export function readIfMatch({ headers }: APIGatewayProxyEventV2): number | undefined {
  const header = headers['if-match'];
  if (header === undefined) return undefined;
  const revision = /^"([1-9]\d{0,5})"$/.exec(header.trim())?.[1];
  if (revision !== undefined) return Number(revision);
  throw new Problem('malformed-request', {
    vi: 'Tiêu đề If-Match phải là ETag của bản cần điều chỉnh, ví dụ «If-Match: "1"».',
    en: 'If-Match has to be the ETag of the revision to correct, such as “If-Match: "1"”.',
  });
}

/** Whether the caller only wants to know what would happen: `?dryRun=true`. @throws Problem `malformed-request` */
export function readDryRun({ queryStringParameters }: APIGatewayProxyEventV2): boolean {
  const parsed = parseInput(z.strictObject({ dryRun: dryRunSchema }), queryStringParameters ?? {});
  if (parsed.ok) return parsed.value.dryRun === 'true';
  throw badQuery(parsed.violations, {
    vi: 'Chỉ dùng tham số dryRun, với giá trị true hoặc false.',
    en: 'The only query parameter is dryRun, which is true or false.',
  });
}

/** How a CSV file writes numbers, and whether to record it: `?locale=en&dryRun=true`. @throws Problem `malformed-request` */
export function readCsvQuery({ queryStringParameters }: APIGatewayProxyEventV2): {
  dryRun: boolean;
  locale: 'vi' | 'en';
} {
  const schema = z.strictObject({ dryRun: dryRunSchema, locale: z.enum(['vi', 'en']).default('vi') });
  const parsed = parseInput(schema, queryStringParameters ?? {});
  if (parsed.ok) return { dryRun: parsed.value.dryRun === 'true', locale: parsed.value.locale };
  throw badQuery(parsed.violations, {
    vi: 'Tham số: locale là vi (1.234,5) hoặc en (1,234.5); dryRun là true hoặc false.',
    en: 'Parameters: locale is vi (1.234,5) or en (1,234.5); dryRun is true or false.',
  });
}

const dryRunSchema = z.enum(['true', 'false']).optional();

function badQuery(found: readonly Violation[], detail: Text): Problem {
  const violations = found.map((one) => ({ ...one, pointer: `query:${one.pointer.slice(1)}` }));
  return new Problem('malformed-request', detail, violations);
}
