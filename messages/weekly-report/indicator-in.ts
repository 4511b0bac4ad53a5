import type { Language } from '../../domain/language/text.ts';
import type { NamedIndicator } from '../../domain/report/explained.ts';
import { explanationTexts } from './explanation-texts.ts';

/** The name of an indicator; its id where it is not among those named. */
export function indicatorIn(indicators: readonly NamedIndicator[], id: string, language: Language): string {
  return indicators.find((indicator) => indicator.id === id)?.name[language] ?? id;
}

/** What an indicator counts, after a number: ` “Hồ sơ đã đồng bộ”`, ` nhiệm vụ`, ` điểm`. */
export function countedWords(indicator: NamedIndicator | undefined, language: Language): string {
  switch (indicator?.counts) {
    case 'points':
      return ` ${explanationTexts[language].points}`;
    case 'part':
      return ` “${indicator.counted[language]}”`;
    case 'things':
      return ` ${indicator.counted[language]}`;
    case undefined:
      return '';
  }
}
