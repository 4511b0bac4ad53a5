import type { Text } from '../language/text.ts';
import { shownKey } from './shown-key.ts';

/** Where a text stops being JSON, and what to do about it. Lines and columns count from 1. */
export type JsonFault = { readonly line: number; readonly column: number; readonly detail: Text };

/** What may come next. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * Finds the first place at which a text is not JSON (RFC 8259), in linear time and without recursion; null when it is JSON.
 * For a text that `JSON.parse` refuses: the engine's own message is in English and does not always say where.
 */
export function findJsonFault(text: string): JsonFault | null {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  let comma = -1;
  let number = -1;
  for (;;) {
    at = skipSpace(text, at);
    const character = text[at];
    if (character === undefined) break;
    if (expected === 'nothing') return faultAt(text, at, surplus);
    if (expected === 'colon') {
      if (character !== ':') return faultAt(text, at, needs(text, at, expected, open.at(-1)));
      expected = 'value';
      at += 1;
    } else if (closes(character, open.at(-1), expected)) {
      open.pop();
      expected = afterValue();
      at += 1;
    } else if (expected === 'comma-or-end') {
      if (character !== ',') return faultAt(text, at, needs(text, at, expected, open.at(-1)));
      const isObject = open.at(-1) === '{';
      if (isObject && number === at && /\d/.test(text[at + 1] ?? '')) return faultAt(text, at, decimalComma);
      expected = isObject ? 'key' : 'value';
      comma = at;
      at += 1;
    } else if (
      (character === '}' || character === ']') &&
      comma !== -1 &&
      skipSpace(text, comma + 1) === at
    ) {
      return faultAt(text, comma, trailingComma(character));
    } else if (character === '"') {
      const end = endOfString(text, at);
      if (typeof end !== 'number') return faultAt(text, end.at, end.detail);
      expected = wantsKey(expected) ? 'colon' : afterValue();
      at = end;
    } else if (wantsKey(expected)) {
      return faultAt(text, at, needs(text, at, expected, open.at(-1)));
    } else if (character === '{' || character === '[') {
      open.push(character);
      expected = character === '{' ? 'key-or-end' : 'value-or-end';
      at += 1;
    } else {
      const word = /^[^\s,:{}[\]"]*/.exec(text.slice(at, at + 400))?.[0] ?? '';
      const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word);
      if (!isNumber && !['true', 'false', 'null'].includes(word)) {
        if (word.length === 400 && /^-?\d/.test(word)) return null;
        return faultAt(
          text,
          at,
          isLikeNumber(word) ? badNumber(word) : needs(text, at, expected, open.at(-1)),
        );
      }
      at += word.length;
      number = isNumber ? at : -1;
      expected = afterValue();
    }
  }
  return expected === 'nothing' ? null : faultAt(text, text.length, endsEarly(text, expected, open.at(-1)));

  function afterValue(): Expected {
    return open.length === 0 ? 'nothing' : 'comma-or-end';
  }
}

function wantsKey(expected: Expected): boolean {
  return expected === 'key' || expected === 'key-or-end';
}

function closes(character: string, open: '{' | '[' | undefined, expected: Expected): boolean {
  if (open === '{') return character === '}' && (expected === 'comma-or-end' || expected === 'key-or-end');
  return character === ']' && open === '[' && (expected === 'comma-or-end' || expected === 'value-or-end');
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return at;
}

/** Where the text goes on after a string, or what is wrong in it. */
function endOfString(text: string, start: number): number | { readonly at: number; readonly detail: Text } {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') return at + 1;
    if (character < ' ') return { at, detail: controlCharacter };
    if (character !== '\\') continue;
    if (!/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at, at + 6))) return { at, detail: badEscape };
    at += 1;
  }
  return { at: start, detail: unclosed };
}

function faultAt(text: string, at: number, detail: Text): JsonFault {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, detail };
}

function expectation(expected: Expected, open: '{' | '[' | undefined): Text {
  const end = open === '{' ? '}' : ']';
  switch (expected) {
    case 'key':
      return { vi: 'tên trường trong nháy kép', en: 'a field name in double quotes' };
    case 'key-or-end':
      return { vi: 'tên trường trong nháy kép, hoặc }', en: 'a field name in double quotes, or }' };
    case 'colon':
      return { vi: 'dấu hai chấm', en: 'a colon' };
    case 'comma-or-end':
      return { vi: `dấu phẩy hoặc ${end}`, en: `a comma or ${end}` };
    case 'value-or-end':
      return { vi: 'một giá trị, hoặc ]', en: 'a value, or ]' };
    default:
      return { vi: 'một giá trị', en: 'a value' };
  }
}

function needs(text: string, at: number, expected: Expected, open: '{' | '[' | undefined): Text {
  const character = text.charAt(at);
  if (/['‘’“”«»]/.test(character)) return wrongQuote;
  if (character === '/' && /[/*]/.test(text.charAt(at + 1))) return comment;
  const { vi, en } = expectation(expected, open);
  const found = shownKey(/^[\p{L}\p{N}_$]{1,20}|^./su.exec(text.slice(at, at + 40))?.[0] ?? '');
  return { vi: `gặp «${found}» ở chỗ cần ${vi}.`, en: `found “${found}” where ${en} is expected.` };
}

function isLikeNumber(word: string): boolean {
  return /^[+-]?[\d.]/.test(word);
}

function badNumber(word: string): Text {
  const shown = shownKey(word);
  return {
    vi: `«${shown}» không phải số viết theo JSON; ghi như 9.45, không có số 0 ở đầu.`,
    en: `“${shown}” is not a number as JSON writes it; write it like 9.45, without leading zeros.`,
  };
}

function endsEarly(text: string, expected: Expected, open: '{' | '[' | undefined): Text {
  if (text.trim() === '') return { vi: 'nội dung trống.', en: 'the body is empty.' };
  const { vi, en } = expectation(expected, open);
  return { vi: `nội dung kết thúc ở chỗ cần ${vi}.`, en: `the text ends where ${en} is expected.` };
}

function trailingComma(end: string): Text {
  return { vi: `bỏ dấu phẩy thừa trước ${end}.`, en: `remove the comma before ${end}.` };
}

const surplus: Text = {
  vi: 'thừa nội dung sau khi giá trị JSON đã kết thúc.',
  en: 'there is more text after the end of the JSON value.',
};
const decimalComma: Text = {
  vi: 'dấu phẩy trong số; JSON ghi số thập phân bằng dấu chấm, ví dụ 9.45, và không tách nhóm nghìn.',
  en: 'a comma within a number; JSON writes decimals with a point, such as 9.45, and does not group digits.',
};
const wrongQuote: Text = {
  vi: 'JSON chỉ dùng dấu nháy kép thẳng (").',
  en: 'JSON uses straight double quotes (") only.',
};
const comment: Text = {
  vi: 'JSON không có chú thích; bỏ phần này.',
  en: 'JSON has no comments; remove this.',
};
const controlCharacter: Text = {
  vi: 'xuống dòng hoặc ký tự điều khiển trong chuỗi; ghi xuống dòng là \\n.',
  en: 'a line break or control character within a string; write a line break as \\n.',
};
const badEscape: Text = {
  vi: 'dấu \\ trong chuỗi không đúng cách; ghi dấu \\ là \\\\.',
  en: 'a misplaced \\ within a string; write a backslash as \\\\.',
};
const unclosed: Text = {
  vi: 'dấu nháy kép mở ở đây không được đóng.',
  en: 'the double quote opened here is never closed.',
};
