import { figureText } from '../kinds/figure-text.ts';
import type { Indicator, Value } from '../kinds/kinds.ts';
import { partWords } from '../kinds/part-words.ts';
import { valueAnswer } from '../kinds/value-answer.ts';
import { formatShare } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';

/** A figure as it was understood, with what it counts: `412/425 (96,94%)`, `172.986 tài khoản`, `79,06 (4/63)`. */
export function figureInWords(indicator: Indicator, value: Value): Text {
  return { vi: inLanguage(indicator, value, 'vi'), en: inLanguage(indicator, value, 'en') };
}

function inLanguage({ measure }: Indicator, value: Value, language: Language): string {
  const text = figureText(valueAnswer(value), language);
  switch (value.kind) {
    case 'ratio':
      return value.denominator === 0
        ? text
        : `${text} (${formatShare(value.numerator, value.denominator, language)})`;
    case 'count':
    case 'tasks':
    case 'amount':
      return `${text} ${measure[language]}`;
    case 'points':
      return `${text} ${partWords.points[language]}`;
    default:
      return text;
  }
}
