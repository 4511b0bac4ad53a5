import { formatPeriod } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';
import { owedTexts } from './owed-texts.ts';

/** What an item is called: the milestone, or the set and the period for which figures are owed. */
export function titleOf(item: WarningItem, language: Language): string {
  const name = item.name[language];
  return item.goal === 'owed' ? owedTexts[language].title(name, formatPeriod(item.period, language)) : name;
}
