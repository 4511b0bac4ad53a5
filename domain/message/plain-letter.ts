import { englishFollows, type Letter } from './letter.ts';

/** A letter with its content in plain text, one paragraph an element. */
export type LetterWithParagraphs = { readonly letter: Letter; readonly paragraphs: readonly string[] };

/** The line between the Vietnamese letter and the English one. */
export const languageDivider = '='.repeat(40);

/** A heading, underlined as far as it is long. */
export function underlined(heading: string): string {
  return `${heading}\n${'-'.repeat(heading.length)}`;
}

/** The text/plain part of an e-mail: the Vietnamese letter, then the English one. */
export function plainLetters(vi: LetterWithParagraphs, en: LetterWithParagraphs): string {
  const paragraphs = [...paragraphsOf(vi, [englishFollows]), languageDivider, ...paragraphsOf(en, [])];
  return `${paragraphs.join('\n\n')}\n`;
}

function paragraphsOf({ letter, paragraphs }: LetterWithParagraphs, remark: readonly string[]): string[] {
  return [
    letter.scope,
    [letter.title, ...letter.facts].join('\n'),
    ...remark,
    `${letter.salutation} ${letter.addressee}`,
    letter.opening,
    ...letter.notices.map(({ title, text }) => `[${title}] ${text}`),
    ...paragraphs,
    letter.closing,
    letter.footer.join('\n'),
  ];
}
