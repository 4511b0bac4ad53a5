import type { Text } from '../language/text.ts';
import { shownKey } from './shown-key.ts';

/**
 * What decoders write in place of bytes that are not UTF-8. API Gateway decodes text bodies before a handler sees them, so
 * the original bytes are gone.
 */
const lost = '\ufffd';

/** How much of a line is shown on either side of the first lost character. */
const shownAround = 15;

/** The characters that a text lost when it was decoded: how many, and the first with its line (from 1) and what is around it. */
export type TextDamage = { readonly count: number; readonly line: number; readonly shown: string };

/** Finds the characters that a text lost when it was decoded; null when it lost none. */
export function findDamage(text: string): TextDamage | null {
  return text.includes(lost) ? damageOf(text, /\ufffd/g) : null;
}

/** Finds them in a JSON text, in which a program that lost them may have written an escape for each. */
export function findDamageInJson(text: string): TextDamage | null {
  if (!text.includes(lost) && !text.includes('\\u')) return null;
  return damageOf(text, /\ufffd|(?<!\\)(?:\\\\)*\\ufffd/gi);
}

/** Whether a text is UTF-16 that was decoded as UTF-8: its byte order mark was lost, and every plain letter has a NUL. */
export function wasUtf16(text: string): boolean {
  return text.startsWith(lost + lost) && text.includes('\0');
}

/** The damage as the end of a sentence: “3 characters were lost, the first on line 2: “Ph�ờng””. */
export function damageWords({ count, line, shown }: TextDamage): Text {
  return {
    vi: `${count} ký tự bị hỏng, ${count === 1 ? '' : 'ký tự đầu tiên '}ở dòng ${line}: «${shown}»`,
    en: `${count === 1 ? 'a character was lost' : `${count} characters were lost, the first`} on line ${line}: “${shown}”`,
  };
}

function damageOf(text: string, pattern: RegExp): TextDamage | null {
  const found = [...text.matchAll(pattern)];
  const [first] = found;
  if (first === undefined) return null;
  const before = text.slice(0, first.index).split(/\r\n|\r|\n/);
  const start = (before.at(-1) ?? '').slice(-shownAround);
  const [rest = ''] = text.slice(first.index, first.index + shownAround).split(/[\r\n]/, 1);
  return { count: found.length, line: before.length, shown: shownKey(`${start}${rest}`) };
}
