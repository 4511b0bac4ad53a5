import { problemTypes } from '../../contract/http/problem-types.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { UnreadableRow } from '../../usecases/ports/unreadable-row.ts';
import { unreadableProblem } from '../../usecases/stored-rows/unreadable-problem.ts';
import type { Answer } from './answer.ts';
import { RefusalWithHeaders } from './refusal-with-headers.ts';

const internalDetail: Text = {
  vi: 'Hệ thống gặp lỗi. Gửi lại yêu cầu với cùng khóa «Idempotency-Key»; nếu vẫn lỗi, báo bộ phận vận hành kèm mã yêu cầu ở «instance».',
  en: 'Something went wrong on our side. Send the request again with the same Idempotency-Key; if it persists, give operations the request id in “instance”.',
};

/**
 * The RFC 9457 answer to a failed request, in the caller's language. A row that cannot be read is
 * named by its kind; any other error becomes a 500 that does not reveal its cause.
 */
export function problemAnswer(error: unknown, language: Language, requestId: string): Answer {
  const problem = problemOf(error);
  const { status, title } = problemTypes[problem.code];
  const body = {
    // Relative, so that it leads to the explanation on any host that serves the API.
    type: `/docs/problems#${problem.code}`,
    title: title[language],
    status,
    detail: problem.detail[language],
    instance: requestId,
    ...(problem.violations.length === 0
      ? {}
      : {
          errors: firstViolations(problem.violations).map(
            ({ pointer, code, detail, place, indicator, value }) => ({
              pointer,
              code,
              detail: detail[language],
              ...(place && { place: place[language] }),
              ...(indicator && { indicator: { id: indicator.id, name: indicator.name[language] } }),
              ...(value === undefined ? {} : { value }),
            }),
          ),
        }),
  };
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      'cache-control': 'no-store',
      ...(problem instanceof RefusalWithHeaders ? problem.headers : {}),
      ...(problem.retryAfterSeconds === null ? {} : { 'retry-after': `${problem.retryAfterSeconds}` }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="tiendo"' } : {}),
    },
    body: JSON.stringify(body),
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof UnreadableRow) return unreadableProblem(error.place.kind);
  return new Problem('internal', internalDetail);
}

/**
 * This limit keeps an answer far below a function's 6 MB response limit, and is more than a person fixes in one pass.
 */
const mostViolations = 1_000;

function firstViolations(violations: readonly Violation[]): readonly Violation[] {
  const left = violations.length - mostViolations;
  if (left <= 0) return violations;
  const detail = {
    vi: `Còn ${left} chỗ khác cần sửa, không nêu ở đây.`,
    en: `${left} more errors are not listed here.`,
  };
  return [...violations.slice(0, mostViolations), { pointer: '', code: 'more-violations', detail }];
}
