import type { Text } from '../../language/text.ts';
import { shownKey } from '../../problem/shown-key.ts';
import { type DecimalText, decimalsOf, toSafeInteger, toTwoDecimals } from './decimal-text.ts';

/** A part of a figure as the product keeps it, or why it cannot. */
export type FigureNumber =
  | { readonly ok: true; readonly value: number }
  | {
      readonly ok: false;
      readonly code: 'not-whole' | 'too-many-decimals' | 'too-large';
      readonly detail: Text;
    };

/** A whole number that JavaScript keeps exactly. @param text the number as it was written */
export function asWholeNumber(value: DecimalText, text: string): FigureNumber {
  const number = toSafeInteger(value);
  if (number !== null) return { ok: true, value: number };
  if (decimalsOf(value) === 0) return tooLarge(text);
  const detail = {
    vi: `«${shownKey(text)}» có phần thập phân; ở đây cần số nguyên.`,
    en: `“${shownKey(text)}” has decimals; a whole number is needed here.`,
  };
  return { ok: false, code: 'not-whole', detail };
}

/** A number with at most two decimals that JavaScript keeps exactly. @param text the number as it was written */
export function asTwoDecimals(value: DecimalText, text: string): FigureNumber {
  const number = toTwoDecimals(value);
  if (number !== null) return { ok: true, value: number };
  if (decimalsOf(value) <= 2) return tooLarge(text);
  return { ok: false, code: 'too-many-decimals', detail: tooManyDecimals(text) };
}

/** What to do about a number with more than two decimals. @param text the number as it was written */
export function tooManyDecimals(text: string): Text {
  return {
    vi: `«${shownKey(text)}» có hơn hai chữ số thập phân; làm tròn đến hai chữ số.`,
    en: `“${shownKey(text)}” has more than two decimals; round it to two.`,
  };
}

function tooLarge(text: string): FigureNumber {
  const detail = {
    vi: `«${shownKey(text)}» quá lớn để giữ chính xác; kiểm tra lại số.`,
    en: `“${shownKey(text)}” is too large to store exactly; check the number.`,
  };
  return { ok: false, code: 'too-large', detail };
}
