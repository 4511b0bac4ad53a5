import type { Text } from '../domain/language/text.ts';
import { Problem } from '../domain/problem/problem.ts';

/**
 * The refusal of a cursor that no answer about a list gave.
 * @param usage the expected form of the request
 * @param list what the answers were about
 */
export function notOfThisList(usage: Text, list: Text = { vi: 'danh sách', en: 'list' }): Problem {
  const detail = {
    vi: `Cần «next» của câu trả lời trước về cùng ${list.vi}, giữ nguyên; bỏ «cursor» để xem từ đầu.`,
    en: `Expected the “next” of an earlier answer about the same ${list.en}, unchanged; omit the cursor to start over.`,
  };
  return new Problem('malformed-request', usage, [{ pointer: 'query:cursor', code: 'invalid', detail }]);
}
