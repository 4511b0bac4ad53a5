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
 * Two normalizations: a minus sign U+2212 becomes `-`, and spaces around the number are dropped (U+0020, U+00A0,
 * U+2009, U+202F). A text longer than a hundred characters is not a number.
 */
export function readNumberText(text: string, locale: NumberLocale): NumberReading {
  if (text.length > mostCharacters) return refuseNumber(text, locale, []);
  const folded = text.replaceAll(surroundingSpace, '').replace(/^\u2212/, '-');
  const declared = readIn(locale, folded);
  const other = readIn(locale === 'vi' ? 'en' : 'vi', folded);
  if (declared !== null && (other === null || other === declared)) return { ok: true, value: declared };
  return refuseNumber(folded, locale, readingsOf(folded, declared, other));
}

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
