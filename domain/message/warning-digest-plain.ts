import type { Language } from '../language/text.ts';
import { letterTexts } from './letter.ts';
import { underlined } from './plain-letter.ts';
import type { ItemSection } from './warning-digest-item.ts';

/** The items of a warning digest in one language as paragraphs of plain text. */
export function warningDigestParagraphs(items: readonly ItemSection[], language: Language): string[] {
  return items.map(({ title, illustrative, status, deadline, indicator, news, progress, todo }) => {
    const mark = illustrative ? ` [${letterTexts[language].illustrative}]` : '';
    const figures = progress === null ? [] : [progress.text, progress.source];
    return [underlined(title + mark), status, deadline, indicator, news, ...figures, todo].join('\n');
  });
}
