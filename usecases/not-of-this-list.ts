import type { Text } from '../domain/language/text.ts';
import { Problem, type Violation } from '../domain/problem/problem.ts';

/**
 * What is wrong with a cursor that no answer about a list gave.
 * @param list what the answers were about
 */
export function wrongCursor(list: Text = { vi: 'danh sách', en: 'list' }): Violation {
  const detail = {
    vi: `Cần «next» của câu trả lời trước về cùng ${list.vi}, với cùng tham số (chỉ «limit» được khác), giữ nguyên; bỏ «cursor» để xem từ đầu.`,
    en: `Expected the “next” of an earlier answer about the same ${list.en}, with the same parameters (only “limit” may differ), unchanged; omit the cursor to start over.`,
  };
  return { pointer: 'query:cursor', code: 'invalid', detail };
}

/**
 * The refusal of a cursor that no answer about a list gave.
 * @param usage the expected form of the request
 * @param list what the answers were about
 */
export function notOfThisList(usage: Text, list?: Text): Problem {
  return new Problem('malformed-request', usage, [wrongCursor(list)]);
}
