import type { Text } from '../language/text.ts';
import type { IndicatorSet } from './catalogue.ts';

/** The name of a set's indicator; its id where the set does not have it any more. */
export function indicatorName({ indicators }: IndicatorSet, id: string): Text {
  return indicators.find((indicator) => indicator.id === id)?.name ?? { vi: id, en: id };
}
