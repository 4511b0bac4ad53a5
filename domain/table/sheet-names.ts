import { foldCase } from '../language/fold-text.ts';

/** Excel's limit, in UTF-16 units. */
const mostUnits = 31;

/**
 * Names that Excel accepts for the sheets of one file, in the same order: at most 31 characters, without `[]:*?/\` and without an
 * apostrophe at either end, none of them empty, `History` (which Excel reserves) or equal to another but for case.
 */
export function sheetNames(texts: readonly string[]): string[] {
  const taken = new Set(['history']);
  return texts.map((text) => {
    const base = cut(cleaned(text), mostUnits);
    const name = [base, ...numbered(base)].find((one) => one !== '' && !taken.has(foldCase(one)));
    // Among more candidates than names taken there is a free one.
    if (name === undefined) throw new RangeError('too many sheets');
    taken.add(foldCase(name));
    return name;

    function numbered(start: string): string[] {
      return Array.from({ length: texts.length + 2 }, (_, at) => {
        const suffix = ` (${at + 2})`;
        return `${cut(start === '' ? 'Sheet' : start, mostUnits - suffix.length)}${suffix}`;
      });
    }
  });
}

function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replaceAll(/[[\]:*?/\\]/g, '-')
    .replace(/^['\s]+/, '');
}

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** The first characters of a text that fit, none cut in two. */
function cut(text: string, most: number): string {
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end).replace(/['\s]+$/, '');
}
