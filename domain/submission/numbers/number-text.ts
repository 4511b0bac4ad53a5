import type { Language } from '../../language/text.ts';
import { type DecimalText, decimalsOf, decimalText } from './decimal-text.ts';
import { type NumberRefusal, refuseNumber } from './number-refusal.ts';

/** How people write numbers: Vietnamese `1.234.567,89`, English `1,234,567.89`. */
export type NumberLocale = Language;

/** A text read as one number, or why it is none or could be two. */
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
 * Digits in groups of three separated by spaces, then decimals after either mark. One group takes a space that only programs write
 * (no-break, figure, thin, narrow no-break), since an ordinary one may stand between two numbers; several take that too.
 */
const spacedGroups =
  /^(-?)([1-9]\d{0,2}(?:(?:[\u00a0\u2007\u2009\u202f]\d{3})+|(?: \d{3}){2,}))(?:[.,](\d+))?$/;

/** Whether a column holds whole numbers only, so that no separator in it can be a decimal mark; any other takes two decimals. */
export type NumberForm = 'whole' | 'decimal';

/**
 * Parses a number by the locale the sender declared, and never guesses: a text is accepted when it has one meaning, either in
 * both locales or in the only one whose grammar it follows.
 *
 * | text | declared `vi` | declared `en` |
 * |---|---|---|
 * | `1234567`, `-5`, `007` | 1234567, -5, 7 | the same |
 * | `-0` | 0 | 0 |
 * | `1.234.567`, `1,234,567`, `1 234 567` | 1234567 | 1234567 |
 * | `1.234,56`, `1,234.56` | 1234.56 | 1234.56 |
 * | `0,125`, `0.125` | 0.125 (no group begins with 0) | 0.125 |
 * | `1.234`, `1,234` | refused: 1234, or too many decimals | the same |
 * | `3.000` | refused: 3000 or 3 | refused: 3 or 3000 |
 * | `12,5`, `9,99` | 12.5, 9.99 | refused: 12.5 or 125 |
 * | `12.5`, `9.99` | refused: 12.5 or 125 | 12.5, 9.99 |
 * | `1234,567` | 1234.567 (not a group of three) | refused: 1234567, or too many decimals |
 * | `.5`, `5.`, `1.5.5`, `1..5`, `1.23.456`, `1 234` | refused | refused |
 * | `0x10`, `1e5`, `+5`, `5%`, `５`, `٥`, empty | refused | refused |
 *
 * In a column of whole numbers a separator can only group, so that more has one meaning:
 *
 * | text | declared `vi` | declared `en` |
 * |---|---|---|
 * | `158.206`, `158,206` | 158206 | 158206 |
 * | `3.000` | 3000 | refused: 3 or 3000 |
 * | `3,000` | refused: 3 or 3000 | 3000 |
 * | `12,00`; `12.00` | 12; refused: 12 or 1200 | refused: 12 or 1200; 12 |
 * | `12,5`, `12.5` | refused: not whole | refused: not whole |
 *
 * Normalizations: a minus sign U+2212 becomes `-`; spaces around the number are dropped (U+0020, U+00A0, U+2009, U+202F);
 * spaces between groups of three are removed: U+00A0, U+2007, U+2009, U+202F, and U+0020 between three groups or more. A text
 * longer than a hundred characters is not a number.
 */
export function readNumberText(
  text: string,
  locale: NumberLocale,
  form: NumberForm = 'decimal',
): NumberReading {
  if (text.length > mostCharacters) return refuseNumber(text, locale, []);
  const trimmed = text.replaceAll(surroundingSpace, '').replace(/^\u2212/, '-');
  const [, sign, spaced, decimals = ''] = spacedGroups.exec(trimmed) ?? [];
  if (sign !== undefined && spaced !== undefined)
    return { ok: true, value: decimalText(sign, spaced.replace(/\D/g, ''), decimals) };
  const declared = readIn(locale, trimmed);
  const other = readIn(locale === 'vi' ? 'en' : 'vi', trimmed);
  if (declared !== null && (other === null || other === declared)) return { ok: true, value: declared };
  const readings = readingsOf(trimmed, declared, other);
  const [only, another] = readings;
  if (only !== undefined && another === undefined) return { ok: true, value: only };
  if (form === 'whole') return readWhole(trimmed, locale, readings);
  const taken = readings.filter((reading) => decimalsOf(reading) <= 2);
  return refuseNumber(trimmed, locale, taken);
}

/**
 * Of the numbers a text may mean, the one that a column of whole numbers can hold, if there is only one; where none is whole,
 * the number that will be refused for its decimals.
 */
function readWhole(text: string, locale: NumberLocale, readings: readonly DecimalText[]): NumberReading {
  const [first] = readings;
  const [only, another] = readings.filter((reading) => !reading.includes('.'));
  if (first === undefined) return refuseNumber(text, locale, []);
  if (another === undefined)
    return { ok: true, value: only !== undefined && onlyGroup.test(text) ? only : first };
  // Decimals are not written in such a column, so three zeros after the declared locale's group mark are a group.
  if (onlyGroup.test(text) && text.includes(grammars[locale].group))
    return { ok: true, value: text.replace(/[.,]/g, '') };
  return refuseNumber(text, locale, [only ?? first, another]);
}

/** One group of three, and nothing after it. */
const onlyGroup = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

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
  const [, sign, before, after] = /^(-?)(0*[1-9]\d*)[.,](\d+)$/.exec(text) ?? [];
  if (sign === undefined || before === undefined || after === undefined) return readings;
  return [...readings, decimalText(sign, before + after, '')];
}
