import type { Text } from '../domain/language/text.ts';
import { Problem } from '../domain/problem/problem.ts';

/**
 * The refusal of a cursor that no answer about a list gave.
 * @param usage the expected form of the request
 */
export function notOfThisList(usage: Text): Problem {
  const detail = {
    vi: 'Cần «next» của câu trả lời trước về cùng danh sách, giữ nguyên; bỏ «cursor» để xem từ đầu.',
    en: 'Expected the “next” of an earlier answer about the same list, unchanged; omit the cursor to start over.',
  };
  return new Problem('malformed-request', usage, [{ pointer: 'query:cursor', code: 'invalid', detail }]);
}
