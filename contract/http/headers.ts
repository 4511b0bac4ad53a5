import * as z from 'zod';
import type { Text } from '../../domain/language/text.ts';
import type { ProblemCode } from '../../domain/problem/problem.ts';

/** Declares the headers an operation uses; other headers are ignored. */
export function headers<Shape extends z.core.$ZodShape>(shape: Shape) {
  const schema = z.object(shape);
  return { documented: schema, schema };
}

const mostKeyCharacters = 128;

/**
 * The key that makes a repeated request safe: it is carried out only once. It has no comma, with which gateways join a
 * header that is sent twice.
 */
export function idempotencyKey(example: string) {
  return z
    .string()
    .regex(new RegExp(`^[\\x21-\\x2b\\x2d-\\x7e]{1,${mostKeyCharacters}}$`))
    .meta({ example });
}

/** The revision being corrected, from its entity tag in either language; undefined without the header. */
export function ifMatch(description: string) {
  return z
    .string()
    .trim()
    .regex(/^"[1-9]\d{0,5}(-waiting|-approved|-returned|-unreadable)?(-en)?"$/)
    .transform((tag) => Number.parseInt(tag.slice(1), 10))
    .optional()
    .meta({ description, example: '"1"' });
}

/** The entity tags the caller has; if one of them is current, the answer is 304 without a body. */
export function ifNoneMatch(example: string) {
  return z.string().optional().meta({ example });
}

/** The refusal of a wrong or missing header, by header name. */
export const headerRefusals: Readonly<Record<string, { readonly code: ProblemCode; readonly detail: Text }>> =
  {
    'Idempotency-Key': {
      code: 'missing-idempotency-key',
      detail: {
        vi: `Gửi tiêu đề «Idempotency-Key» một lần, gồm 1–${mostKeyCharacters} ký tự ASCII không có dấu cách, dấu phẩy; mỗi lần gửi một khóa riêng; gửi lại thì dùng lại khóa cũ.`,
        en: `Send the header “Idempotency-Key” once, with 1 to ${mostKeyCharacters} ASCII characters other than space and comma: a new key for each submission, the same key for a retry.`,
      },
    },
    'If-Match': {
      code: 'malformed-request',
      detail: {
        vi: 'Tiêu đề «If-Match» phải là «ETag» của bản cần điều chỉnh, ví dụ «If-Match: "1"».',
        en: 'If-Match must be the ETag of the revision to correct, such as “If-Match: "1"”.',
      },
    },
  };
