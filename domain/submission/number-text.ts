import type { Language } from '../language/text.ts';
import { type DecimalText, decimalText } from './decimal-text.ts';
import { type NumberRefusal, refuseNumber } from './number-refusal.ts';

/** How people write numbers: Vietnamese `1.234.567,89`, English `1,234,567.89`. */
export type NumberLocale = Language;

export type NumberReading = { readonly ok: true; readonly value: DecimalText } | NumberRefusal;

/** Plain digits, or groups of exactly three whose first group does not begin with 0; then decimals. */
const grammars = {
  vi: { pattern: /^(-?)(\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/, group: '.' },
  en: { pattern: /^(-?)(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/, group: ',' },
} as const;

/** No figure needs more; the limit keeps every pattern fast. */
const mostCharacters = 100;

/** Ignored around a number: space, no-break space, thin space, narrow no-break space. */
const surroundingSpace = /^[ \u00a0\u2009\u202f]+|[ \u00a0\u2009\u202f]+$/g;

/** Digits in groups of three that programs separate by a space no keyboard types: no-break, figure, thin, narrow no-break. */
const spacedGroups = /^-?[1-9]\d{0,2}(?:[\u00a0\u2007\u2009\u202f]\d{3})+(?:[.,]\d+)?$/;

/** Whether a column holds whole numbers only, so that no separator in it can be a decimal mark. */
export type NumberForm = 'whole' | 'decimal';

/**
 * Parses a number in the locale the sender declared, and never guesses: a text is accepted only when it follows the
 * declared locale's grammar and the other locale does not read a different number.
 *
 * | text | declared `vi` | declared `en` |
 * |---|---|---|
 * | `1234567`, `-5`, `007` | taken | taken |
 * | `-0` | 0 | 0 |
 * | `1.234.567` | 1234567 | refused: 1234567 |
 * | `1,234,567` | refused: 1234567 | 1234567 |
 * | `1.234,56` | 1234.56 | refused: 1234.56 |
 * | `1,234.56` | refused: 1234.56 | 1234.56 |
 * | `1.234`, `3.000` | refused: 1234 or 1.234 | refused: 1.234 or 1234 |
 * | `1,234` | refused: 1.234 or 1234 | refused: 1234 or 1.234 |
 * | `12,5`, `9,99` | 12.5, 9.99 | refused: 12.5 or 125 |
 * | `12.5`, `9.99` | refused: 12.5 or 125 | 12.5, 9.99 |
 * | `0,125` | 0.125 (no group begins with 0) | refused: 0.125 |
 * | `1234,567` | 1234.567 (not a group of three) | refused: 1234.567 or 1234567 |
 * | `.5`, `5.`, `1.5.5`, `1..5`, `1.23.456`, `1 234` | refused | refused |
 * | `0x10`, `1e5`, `+5`, `5%`, `５`, `٥`, empty | refused | refused |
 *
 * In a column of whole numbers a separator can only group, so that more has one meaning:
 *
 * | text | declared `vi` | declared `en` |
 * |---|---|---|
 * | `158.206`, `158,206`, `1.234.567`, `1,234,567` | taken | taken |
 * | `3.000` | 3000 | refused: 3 or 3000 |
 * | `3,000` | refused: 3 or 3000 | 3000 |
 * | `12,00`; `12.00` | 12; refused: 12 or 1200 | refused: 12 or 1200; 12 |
 * | `12,5`, `12.5` | refused: not whole | refused: not whole |
 *
 * Normalizations: a minus sign U+2212 becomes `-`; spaces around the number are dropped (U+0020, U+00A0, U+2009, U+202F);
 * the spaces between groups of three that programs write are removed (U+00A0, U+2007, U+2009, U+202F). A text longer than a
 * hundred characters is not a number.
 */
export function readNumberText(
  text: string,
  locale: NumberLocale,
  form: NumberForm = 'decimal',
): NumberReading {
  if (text.length > mostCharacters) return refuseNumber(text, locale, []);
  const trimmed = text.replaceAll(surroundingSpace, '').replace(/^\u2212/, '-');
  const folded = spacedGroups.test(trimmed) ? trimmed.replace(/[\u00a0\u2007\u2009\u202f]/g, '') : trimmed;
  const declared = readIn(locale, folded);
  const other = readIn(locale === 'vi' ? 'en' : 'vi', folded);
  if (declared !== null && (other === null || other === declared)) return { ok: true, value: declared };
  const readings = readingsOf(folded, declared, other);
  return form === 'whole' ? readWhole(folded, locale, readings) : refuseNumber(folded, locale, readings);
}

/**
 * Of the numbers a text may mean, the one that a column of whole numbers can hold, if there is only one; where none is whole,
 * the number that will be refused for its decimals.
 */
function readWhole(text: string, locale: NumberLocale, readings: readonly DecimalText[]): NumberReading {
  const [first] = readings;
  const [only, another] = readings.filter((reading) => !reading.includes('.'));
  if (first === undefined) return refuseNumber(text, locale, []);
  if (another === undefined) {
    const isMeant = only !== undefined && (onlyGroups.test(text) || readings.length === 1);
    return { ok: true, value: isMeant ? only : first };
  }
  // Decimals are not written in such a column, so three zeros after the declared locale's group mark are a group.
  if (onlyGroups.test(text) && text.includes(grammars[locale].group))
    return { ok: true, value: text.replace(/[.,]/g, '') };
  return refuseNumber(text, locale, [only ?? first, another]);
}

/** One group of three, or several, and nothing after them. */
const onlyGroups = /^-?[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)$/;

function readIn(locale: NumberLocale, text: string): DecimalText | null {
  const { pattern, group } = grammars[locale];
  const [, sign, digits, decimals = ''] = pattern.exec(text) ?? [];
  if (sign === undefined || digits === undefined) return null;
  return decimalText(sign, digits.replaceAll(group, ''), decimals);
}

/** What a rejected text may mean, the declared locale's reading first. */
function readingsOf(text: string, declared: DecimalText | null, other: DecimalText | null): DecimalText[] {
  const readings = [declared, other].filter((reading) => reading !== null);
  if (readings.length !== 1) return readings;
  const [, sign, before, after] = /^(-?)([1-9]\d*)[.,](\d+)$/.exec(text) ?? [];
  if (sign === undefined || before === undefined || after === undefined) return readings;
  return [...readings, decimalText(sign, before + after, '')];
}
