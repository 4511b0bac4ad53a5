import type { Language, Text } from '../language/text.ts';
import { type FigureKindName, figureKinds, type Value, type ValueOf } from './kinds.ts';

/**
 * Formats a figure with what it counts: `412/425 (96,94%)`, `172.986 tài khoản`, `79,06 (4/63)`.
 * @param measure the indicator's unit of measure
 */
export function figureInWords(value: Value, measure: Text): Text {
  return { vi: ownWords(value.kind, value, measure, 'vi'), en: ownWords(value.kind, value, measure, 'en') };
}

function ownWords<K extends FigureKindName>(kind: K, value: ValueOf<K>, measure: Text, language: Language) {
  const { textOf, countOf } = figureKinds[kind];
  return textOf(value, language) + countOf(value, measure, language);
}
