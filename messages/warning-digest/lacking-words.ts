import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { LackingFigures } from '../../domain/milestone/warning-digest.ts';
import type { Extent } from '../letter/extent.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';

/** What a unit that has sent part of its figures still owes, by name. */
export function partlySubmitted(lacking: LackingFigures, extent: Extent, language: Language): string {
  const count = formatInteger(lacking.count, language);
  return warningDigestTexts[language].partlySubmitted(count, lackingNames(lacking, extent, language));
}

/** The names of lacking figures: as many as there is room for, and then how many more. */
export function lackingNames(
  { count, first }: LackingFigures,
  { names: most }: Extent,
  language: Language,
): string {
  const names = first.slice(0, most).map(({ name }) => name[language]);
  const more = count - names.length;
  const rest = warningDigestTexts[language].moreLacking(formatInteger(more, language));
  return [...names, ...(more === 0 ? [] : [rest])].join('; ');
}
