import type * as z from 'zod';
import type { Text } from '../language/text.ts';
import { jsonPointer } from './json-pointer.ts';
import type { Violation } from './problem.ts';
import { shownKey } from './shown-key.ts';

/** Translates a schema's findings into violations, each at its JSON pointer under `base`, in both languages. */
export function violationsOf(error: z.ZodError, base: readonly PropertyKey[] = []): Violation[] {
  return error.issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerTo([...path, key]),
        code: 'unknown-field',
        detail: {
          vi: `Không có trường «${shownKey(key)}»; bỏ trường này hoặc kiểm tra chính tả.`,
          en: `There is no field “${shownKey(key)}”; remove it or check its spelling.`,
        },
      }));
    }
    return [{ pointer: pointerTo(path), code: codeOf(issue), detail: detailOf(issue) }];
  });
}

/** No key of the product is longer, so a longer one is not repeated in answers. */
const longestKey = 100;

/** Points at the part above a key that is too long. */
function pointerTo(path: readonly PropertyKey[]): string {
  const end = path.findIndex((key) => String(key).length > longestKey);
  return jsonPointer(end === -1 ? path : path.slice(0, end));
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return isMissing(issue) ? 'required' : 'wrong-type';
  if (issue.code === 'too_small' || issue.code === 'too_big') return 'out-of-bounds';
  return 'invalid';
}

/** zod keeps the input out of its issues, so that figures do not leak into logs; its message still tells a missing one. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.message.endsWith('received undefined');
}

const typeNames: Record<string, Text> = {
  string: { vi: 'chuỗi ký tự', en: 'a string' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'an integer' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  object: { vi: 'đối tượng JSON', en: 'a JSON object' },
  array: { vi: 'danh sách JSON', en: 'a JSON array' },
};

function detailOf(issue: z.core.$ZodIssue): Text {
  if (issue.code === 'invalid_type') {
    const type = typeNames[issue.expected] ?? { vi: issue.expected, en: issue.expected };
    return isMissing(issue)
      ? { vi: `Thiếu; cần ${type.vi}.`, en: `Missing; expected ${type.en}.` }
      : { vi: `Cần ${type.vi}.`, en: `Expected ${type.en}.` };
  }
  if (issue.code === 'too_small') {
    return { vi: `Nhỏ nhất là ${issue.minimum}.`, en: `The least allowed is ${issue.minimum}.` };
  }
  if (issue.code === 'too_big') {
    return { vi: `Lớn nhất là ${issue.maximum}.`, en: `The most allowed is ${issue.maximum}.` };
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ');
    return { vi: `Phải là một trong: ${values}.`, en: `Must be one of: ${values}.` };
  }
  return { vi: `Giá trị không hợp lệ (${issue.message}).`, en: `Not a valid value (${issue.message}).` };
}
