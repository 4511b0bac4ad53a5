import type { Language } from '../../domain/language/text.ts';
import { htmlLetters, type LetterWithBody } from './html-letter.ts';
import type { Leaving } from './letter.ts';
import type { Message } from './message.ts';
import { type LetterWithParagraphs, plainLetters } from './plain-letter.ts';

/** A letter in one language, laid out for both parts of an e-mail. */
export type LaidOutLetter = LetterWithBody & LetterWithParagraphs;

/**
 * An e-mail in Vietnamese, then English, with the same content in both languages and in both of its parts.
 * @param subject in Vietnamese; reduced to one line
 * @param layOut lays the letter out in one language
 * @param leaving how the reader can unsubscribe; null to omit it
 */
export function bilingualMessage(
  subject: string,
  layOut: (language: Language) => LaidOutLetter,
  leaving: Leaving | null,
): Message {
  const line = oneLine(subject);
  const [vi, en] = [layOut('vi'), layOut('en')];
  return { subject: line, html: htmlLetters(line, vi, en, leaving), text: plainLetters(vi, en, leaving) };
}

/**
 * Makes a text fit for a Subject header: one line, whatever names it contains. Line breaks, other control
 * characters, bidi controls and runs of white space become one space.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
