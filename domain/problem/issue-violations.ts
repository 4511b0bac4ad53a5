import type * as z from 'zod';
import { bilingualFrom } from '../language/bilingual.ts';
import { formatInteger } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import { jsonPointer } from './json-pointer.ts';
import type { Violation } from './problem.ts';
import { shownKey } from './shown-key.ts';

type Issue = z.core.$ZodIssue;

/**
 * The violations for a schema issue, each at its JSON pointer under `base`, in both languages. Never uses zod's own
 * sentences: a check with its own text carries it in its message (`bilingual`).
 */
export function violationsOfIssue(issue: Issue, base: readonly PropertyKey[]): Violation[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: pointerTo([...path, key]),
      code: 'unknown-field',
      detail: {
        vi: `Không có trường «${shownKey(key)}»; bỏ trường này hoặc kiểm tra chính tả.`,
        en: `There is no field “${shownKey(key)}”; remove it or check its spelling.`,
      },
    }));
  return [{ pointer: pointerTo(path), code: codeOf(issue), detail: detailOf(issue) }];
}

/** No key of the product is longer; answers do not repeat a longer one. */
const longestKey = 100;

/** Points at the parent of a key that is too long. */
function pointerTo(path: readonly PropertyKey[]): string {
  const end = path.findIndex((key) => String(key).length > longestKey);
  return jsonPointer(end === -1 ? path : path.slice(0, end));
}

function codeOf(issue: Issue): string {
  if (isMissing(issue)) return 'required';
  if (issue.code === 'invalid_type') return 'wrong-type';
  if (issue.code === 'too_small' || issue.code === 'too_big') return 'out-of-bounds';
  return 'invalid';
}

/** JSON, parameters and cells have no `undefined`: an undefined input is a missing one. */
function isMissing(issue: Issue): boolean {
  if (issue.code === 'invalid_union') return lacksDiscriminator(issue);
  return issue.input === undefined && ['invalid_type', 'invalid_value', 'custom'].includes(issue.code);
}

function lacksDiscriminator({ discriminator, input }: z.core.$ZodIssueInvalidUnion): boolean {
  if (discriminator === undefined) return input === undefined;
  return typeof input === 'object' && input !== null && !Object.hasOwn(input, discriminator);
}

function detailOf(issue: Issue): Text {
  const { vi, en } = expectationOf(issue);
  return isMissing(issue)
    ? { vi: `Thiếu; cần ${vi}.`, en: `Missing; expected ${en}.` }
    : { vi: `Cần ${vi}.`, en: `Expected ${en}.` };
}

const typeNames: Record<string, Text> = {
  string: { vi: 'chuỗi ký tự', en: 'a string' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'an integer' },
  boolean: { vi: '«true» hoặc «false»', en: 'true or false' },
  object: { vi: 'đối tượng JSON', en: 'a JSON object' },
  record: { vi: 'đối tượng JSON', en: 'a JSON object' },
  array: { vi: 'danh sách JSON', en: 'a JSON array' },
};

const formatNames: Record<string, Text> = {
  date: { vi: 'ngày có thật, ghi như 2024-01-15', en: 'a date that exists, such as 2024-01-15' },
  datetime: {
    vi: 'thời điểm có múi giờ, ghi như 2024-01-15T07:00:00+07:00',
    en: 'an instant with its offset, such as 2024-01-15T07:00:00+07:00',
  },
  email: {
    vi: 'địa chỉ thư điện tử, ghi như ten@coquan.vn',
    en: 'an e-mail address, such as name@office.vn',
  },
};

const otherForm: Text = { vi: 'giá trị đúng mẫu, xem /docs', en: 'a value of the right form, see /docs' };

/** What was expected, as text following “Expected”. */
function expectationOf(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? otherForm;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined ? oneOf(issue.options) : otherForm;
    case 'invalid_format':
      return formatNames[issue.format] ?? bilingualFrom(issue.message) ?? otherForm;
    case 'too_small':
      return issue.minimum === 1 && issue.origin === 'string'
        ? { vi: 'nội dung, không để trống', en: 'a text that is not empty' }
        : {
            vi: `ít nhất ${amount(issue.origin, issue.minimum, 'vi')}`,
            en: `at least ${amount(issue.origin, issue.minimum, 'en')}`,
          };
    case 'too_big':
      return {
        vi: `nhiều nhất ${amount(issue.origin, issue.maximum, 'vi')}`,
        en: `at most ${amount(issue.origin, issue.maximum, 'en')}`,
      };
    default:
      return bilingualFrom(issue.message) ?? otherForm;
  }
}

function oneOf(values: readonly unknown[]): Text {
  const vi = values.map((value) => `«${String(value)}»`).join(', ');
  const en = values.map((value) => `“${String(value)}”`).join(', ');
  return values.length === 1 ? { vi, en } : { vi: `một trong: ${vi}`, en: `one of: ${en}` };
}

/** A limit with its unit: characters of a text, entries of a list; a bare number otherwise. */
function amount(origin: string, bound: number | bigint, language: Language): string {
  const counted = counts[origin];
  const number = counted === undefined ? String(bound) : formatInteger(Number(bound), language);
  if (counted === undefined) return number;
  return `${number} ${language === 'en' && Number(bound) === 1 ? counted.one : counted[language]}`;
}

const counts: Record<string, Text & { readonly one: string }> = {
  string: { vi: 'ký tự', en: 'characters', one: 'character' },
  array: { vi: 'mục', en: 'entries', one: 'entry' },
  map: { vi: 'mục', en: 'entries', one: 'entry' },
};
