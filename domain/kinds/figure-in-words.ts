import type { Language, Text } from '../language/text.ts';
import { type FigureKindName, figureKinds, type Value, type ValueOf } from './kinds.ts';

/**
 * Formats a figure with what it counts: `412/425 (96,94%)`, `940/273 (3,44 ngày)`, `172.986 tài khoản`, `79,06 (4/63)`.
 * @param indicator what it is a figure of
 */
export function figureInWords(value: Value, indicator: Counted): Text {
  return {
    vi: ownWords(value.kind, value, indicator, 'vi'),
    en: ownWords(value.kind, value, indicator, 'en'),
  };
}

/** An indicator's unit of measure and, for a part of a whole, whether the part can exceed it. */
type Counted = { readonly measure: Text; readonly bounded?: boolean };

function ownWords<K extends FigureKindName>(
  kind: K,
  value: ValueOf<K>,
  { measure, bounded }: Counted,
  language: Language,
) {
  const { textOf, countOf } = figureKinds[kind];
  const isMean = bounded === false && measure.vi !== '%';
  return textOf(value, language) + countOf(value, measure, language, isMean);
}
