import type { Language, Text } from '../../domain/language/text.ts';
import { Problem, type ProblemCode } from '../../domain/problem/problem.ts';
import type { Answer } from './answer.ts';

/** Status and title of every problem type. The type's URL is `/docs/problems#<code>`, relative to the API. */
export const problemTypes: Record<ProblemCode, { readonly status: number; readonly title: Text }> = {
  'malformed-request': { status: 400, title: { vi: 'Yêu cầu sai định dạng', en: 'Malformed request' } },
  'missing-idempotency-key': {
    status: 400,
    title: { vi: 'Thiếu Idempotency-Key', en: 'Idempotency-Key missing' },
  },
  unauthenticated: { status: 401, title: { vi: 'Chưa xác thực', en: 'Not authenticated' } },
  forbidden: { status: 403, title: { vi: 'Không có quyền', en: 'Not allowed' } },
  'not-found': { status: 404, title: { vi: 'Không tìm thấy', en: 'Not found' } },
  'method-not-allowed': {
    status: 405,
    title: { vi: 'Phương thức không dùng được', en: 'Method not allowed' },
  },
  conflict: { status: 409, title: { vi: 'Xung đột', en: 'Conflict' } },
  'too-large': { status: 413, title: { vi: 'Nội dung quá lớn', en: 'Too large' } },
  'unsupported-media-type': {
    status: 415,
    title: { vi: 'Kiểu nội dung không hỗ trợ', en: 'Unsupported media type' },
  },
  'invalid-submission': { status: 422, title: { vi: 'Số liệu chưa hợp lệ', en: 'Submission not valid' } },
  'invalid-catalogue': { status: 422, title: { vi: 'Danh mục chưa hợp lệ', en: 'Catalogue not valid' } },
  'idempotency-key-reused': {
    status: 422,
    title: { vi: 'Idempotency-Key đã dùng cho nội dung khác', en: 'Idempotency-Key used for another body' },
  },
  internal: { status: 500, title: { vi: 'Lỗi hệ thống', en: 'Internal error' } },
  unavailable: { status: 503, title: { vi: 'Chưa sẵn sàng', en: 'Not available' } },
};

const internalDetail: Text = {
  vi: 'Hệ thống gặp lỗi. Gửi lại yêu cầu với cùng Idempotency-Key; nếu vẫn lỗi, báo bộ phận vận hành kèm mã yêu cầu.',
  en: 'Something went wrong on our side. Send the request again with the same Idempotency-Key; if it persists, tell operations the request id.',
};

/**
 * The RFC 9457 answer to a failed request, in the caller's language. What is not a {@link Problem} becomes a 500 that
 * tells nothing of its cause.
 */
export function problemAnswer(error: unknown, language: Language, requestId: string): Answer {
  const problem = error instanceof Problem ? error : new Problem('internal', internalDetail);
  const { status, title } = problemTypes[problem.code];
  const body = {
    type: `/docs/problems#${problem.code}`,
    title: title[language],
    status,
    detail: problem.detail[language],
    instance: requestId,
    ...(problem.violations.length === 0
      ? {}
      : {
          errors: problem.violations.map(({ pointer, code, detail }) => ({
            pointer,
            code,
            detail: detail[language],
          })),
        }),
  };
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      'cache-control': 'no-store',
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="tiendo"' } : {}),
    },
    body: JSON.stringify(body),
  };
}
