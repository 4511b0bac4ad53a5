import type { Language } from '../../domain/language/text.ts';
import { englishFollows, type Leaving, type Letter, letterTexts } from './letter.ts';

/** A letter with its content in plain text, one paragraph per element. */
export type LetterWithParagraphs = { readonly letter: Letter; readonly paragraphs: readonly string[] };

/** The line between the Vietnamese letter and the English one. */
export const languageDivider = '='.repeat(40);

/** A heading, underlined to its length. */
export function underlined(heading: string): string {
  return `${heading}\n${'-'.repeat(heading.length)}`;
}

/**
 * The text/plain part of an e-mail: a letter, then its translation where it has one.
 * @param leaving how the reader can unsubscribe; null to omit it
 */
export function plainLetters(
  first: LetterWithParagraphs,
  translations: readonly LetterWithParagraphs[],
  leaving: Leaving | null,
): string {
  const paragraphs = [
    ...paragraphsOf(first, leaving, translations.length === 0 ? [] : [englishFollows]),
    ...translations.flatMap((translation) => [languageDivider, ...paragraphsOf(translation, leaving, [])]),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function paragraphsOf(
  { letter, paragraphs }: LetterWithParagraphs,
  leaving: Leaving | null,
  remark: readonly string[],
): string[] {
  return [
    letter.scope,
    [letter.title, ...letter.facts].join('\n'),
    ...remark,
    `${letter.salutation} ${letter.addressee}`,
    letter.opening,
    ...letter.notices.map(({ title, text }) => `[${title}] ${text}`),
    ...paragraphs,
    letter.closing,
    [...letter.footer, ...leavingLines(leaving, letter.language)].join('\n'),
  ];
}

function leavingLines(leaving: Leaving | null, language: Language): string[] {
  if (leaving === null) return [];
  const { duty, leave } = letterTexts[language];
  return [leaving === 'duty' ? duty : `${leave}: ${leaving.url}`];
}
