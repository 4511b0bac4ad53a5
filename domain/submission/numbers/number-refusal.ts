import type { Language, Text } from '../../language/text.ts';
import { shownKey } from '../../problem/shown-key.ts';
import type { DecimalText } from './decimal-text.ts';
import { tooManyDecimals } from './figure-number.ts';

/** Why a text was rejected as a number, with every number it may mean that is taken. */
export type NumberRefusal = {
  readonly ok: false;
  /** `ambiguous-number` has two readings, or one beside another with too many decimals; `not-a-number` has none. */
  readonly code: 'ambiguous-number' | 'not-a-number';
  readonly readings: readonly DecimalText[];
  readonly detail: Text;
};

/** How numbers are written in each language. */
export const numberExamples = { vi: '1.234.567,89', en: '1,234,567.89' } as const;

/** Explains a rejection so that the reader can fix the text: shows each reading in the form that is accepted. */
export function refuseNumber(
  text: string,
  locale: Language,
  readings: readonly DecimalText[],
): NumberRefusal {
  const [first, second] = readings.map((reading) => shownKey(writeNumber(reading, locale)));
  const quoted = shownKey(text);
  if (first === undefined) return { ok: false, code: 'not-a-number', readings, detail: hint(text, locale) };
  if (second === undefined) {
    const { vi, en } = tooManyDecimals(text);
    const whole = {
      vi: `${vi} Nếu là ${first} thì ghi ${first}.`,
      en: `${en} If it is ${first}, write ${first}.`,
    };
    return { ok: false, code: 'ambiguous-number', readings, detail: whole };
  }
  const detail = {
    vi: `«${quoted}» là ${first} hay ${second}? Ghi lại đúng một trong hai dạng này.`,
    en: `Is “${quoted}” ${first} or ${second}? Write it in exactly one of these two forms.`,
  };
  return { ok: false, code: 'ambiguous-number', readings, detail };
}

/** A number without grouping. */
export function writeNumber(value: DecimalText, locale: Language): string {
  return locale === 'vi' ? value.replace('.', ',') : value;
}

function hint(text: string, locale: Language): Text {
  if (text === '') return { vi: 'Ô trống; cần một số.', en: 'Empty; a number is needed.' };
  const quoted = shownKey(text);
  const { vi, en } = hints.find(({ pattern }) => pattern.test(text)) ?? {
    vi: `chỉ dùng chữ số 0–9 và dấu phân cách như ${numberExamples[locale]}`,
    en: `use only the digits 0–9 and separators as in ${numberExamples[locale]}`,
  };
  return { vi: `«${quoted}» không phải là số: ${vi}.`, en: `“${quoted}” is not a number: ${en}.` };
}

const hints: readonly (Text & { readonly pattern: RegExp })[] = [
  { pattern: /[%％٪]/, vi: 'bỏ dấu phần trăm', en: 'remove the percent sign' },
  {
    pattern: /(?![0-9])\p{Nd}/u,
    vi: 'dùng chữ số 0–9 thường, không dùng chữ số toàn khổ hoặc của hệ chữ khác',
    en: 'use the plain digits 0–9, not full-width digits or those of another script',
  },
  { pattern: /\d\s+\d/, vi: 'bỏ khoảng trắng giữa các chữ số', en: 'remove the spaces between digits' },
  { pattern: /^\+/, vi: 'bỏ dấu + ở đầu', en: 'remove the leading +' },
  {
    pattern: /^-?\d+(?:[.,]\d+)?[eE][+-]?\d+$/,
    vi: 'ghi đủ các chữ số',
    en: 'write all of its digits',
  },
  { pattern: /\d\s*[\p{L}₫]/u, vi: 'chỉ ghi số, bỏ chữ', en: 'write the number only, without words' },
  {
    pattern: /^#/,
    vi: 'ô chứa lỗi công thức; sửa công thức',
    en: 'the cell contains a formula error; fix the formula',
  },
];
