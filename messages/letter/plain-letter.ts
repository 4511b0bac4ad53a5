import type { Language } from '../../domain/language/text.ts';
import { type Ending, englishFollows, type Letter, letterTexts } from './letter.ts';
import { helpLine } from './letterhead.ts';
import { pageLine } from './linked-page.ts';
import { type Passages, PassageWriter, SharedPassage, type Words } from './passages.ts';

/** A letter with its content in plain text, one paragraph per element. */
export type LetterWithParagraphs = { readonly letter: Letter; readonly paragraphs: readonly Words[] };

/** The line between the Vietnamese letter and the English one. */
export const languageDivider = '='.repeat(40);

/** What stands between two paragraphs. */
const gap = '\n\n';

/** Paragraphs that many letters have alike, as one; none for none. */
export function sharedParagraphs(paragraphs: readonly string[]): SharedPassage[] {
  return paragraphs.length === 0 ? [] : [new SharedPassage(paragraphs.join(gap))];
}

/** A heading, underlined to its length. */
export function underlined(heading: string): string {
  return `${heading}\n${'-'.repeat(heading.length)}`;
}

/** The text/plain part of an e-mail: a letter, then its translation where it has one. */
export function plainLetters(
  first: LetterWithParagraphs,
  translations: readonly LetterWithParagraphs[],
  ending: Ending,
): Passages {
  const paragraphs = [
    ...paragraphsOf(first, ending, translations.length === 0 ? [] : [englishFollows]),
    ...translations.flatMap((translation) => [languageDivider, ...paragraphsOf(translation, ending, [])]),
  ];
  const writer = new PassageWriter();
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index > 0) writer.write(gap);
    writer.write(paragraph);
  }
  writer.write('\n');
  return writer.end();
}

function paragraphsOf(
  { letter, paragraphs }: LetterWithParagraphs,
  ending: Ending,
  remark: readonly string[],
): Words[] {
  return [
    letter.scope,
    [letter.title, ...letter.facts].join('\n'),
    ...remark,
    `${letter.salutation} ${letter.addressee}`,
    letter.opening,
    ...letter.notices.map(({ title, text }) => `[${title}] ${text}`),
    ...paragraphs,
    ...(ending.page === null ? [] : [pageLine(ending.page, letter.language)]),
    letter.closing,
    [...letter.footer, ...endingLines(ending, letter.language)].join('\n'),
  ];
}

function endingLines({ leaving, help }: Ending, language: Language): string[] {
  const { duty, leave } = letterTexts[language];
  return [
    ...(help === null ? [] : [helpLine(help, language)]),
    ...(leaving === null ? [] : [leaving === 'duty' ? duty : `${leave}: ${leaving.url}`]),
  ];
}
