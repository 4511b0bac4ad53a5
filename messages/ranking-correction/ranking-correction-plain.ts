import { underlined } from '../letter/plain-letter.ts';
import type { CorrectionSections } from './ranking-correction-sections.ts';

/** A correction in one language as paragraphs of plain text. */
export function rankingCorrectionParagraphs({
  units,
  more,
  reason,
  next,
  help,
}: CorrectionSections): string[] {
  return [
    ...units.map(({ name, places }) =>
      [underlined(name.words), ...places.map(({ label, value }) => `${label}: ${value}`)].join('\n'),
    ),
    ...(more === '' ? [] : [more]),
    reason,
    next === '' ? help : `${next}\n${help}`,
  ];
}
