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
    ...units.map(({ name, before, after }) =>
      [underlined(name.words), `${before.label}: ${before.value}`, `${after.label}: ${after.value}`].join(
        '\n',
      ),
    ),
    ...(more === '' ? [] : [more]),
    reason,
    `${next}\n${help}`,
  ];
}
