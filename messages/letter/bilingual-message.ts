import { languagesOf, type ReaderLanguage } from '../../domain/language/reader-language.ts';
import type { Language } from '../../domain/language/text.ts';
import { htmlLetters, type LetterWithBody } from './html-letter.ts';
import type { Leaving } from './letter.ts';
import type { Help } from './letterhead.ts';
import type { LinkedPage } from './linked-page.ts';
import type { Message } from './message.ts';
import { oneLine } from './one-line.ts';
import { wholeOf } from './passages.ts';
import { type LetterWithParagraphs, plainLetters } from './plain-letter.ts';

/** A letter in one language, laid out for both parts of an e-mail. */
export type LaidOutLetter = LetterWithBody & LetterWithParagraphs;

/**
 * An e-mail in its reader's language, or in Vietnamese and then English, with the same content in both languages and in both
 * of its parts.
 * @param subjectIn the subject in one language, that of the first letter; reduced to one line
 * @param layOut lays the letter out in one language
 * @param leaving how the reader can unsubscribe; null to omit it
 * @param help where the reader can ask for help; null to omit it
 * @param page the page behind the letter's button; null to omit it
 */
export function bilingualMessage(
  subjectIn: (language: Language) => string,
  layOut: (language: Language) => LaidOutLetter,
  leaving: Leaving | null,
  language: ReaderLanguage = 'both',
  help: Help | null = null,
  page: LinkedPage | null = null,
): Message {
  const [first, ...others] = languagesOf(language);
  const subject = oneLine(subjectIn(first));
  const letter = layOut(first);
  const translations = others.map(layOut);
  const ending = { leaving, help, page };
  const html = htmlLetters(subject, letter, translations, ending);
  const text = plainLetters(letter, translations, ending);
  return { subject, html: wholeOf(html), text: wholeOf(text), passages: { html, text } };
}
