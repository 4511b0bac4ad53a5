import type { Receipt } from '../contract/submissions/receipt.ts';
import { asHundredths } from '../domain/kinds/hundredths.ts';
import { formatPoints } from '../domain/language/format.ts';
import type { Language } from '../domain/language/text.ts';

/** The score of the figures, such as `28,84/100,00`; null for a set that is not scored. */
export function previewText({ preview }: Pick<Receipt, 'preview'>, lang: Language): string | null {
  if (preview === null) return null;
  const points = (value: number) => formatPoints(asHundredths(value), lang);
  return `${points(preview.points)}/${points(preview.maxPoints)}`;
}
