import type { Language } from './text.ts';

const separators = { vi: { group: '.', decimal: ',' }, en: { group: ',', decimal: '.' } } as const;

/**
 * A number as `Intl.NumberFormat` writes it in Vietnamese and in British English, rounded half away from zero by its shortest decimal:
 * `1.005` → `1,01`. Written by hand, because the first formatter of a process takes as long to make as half a command takes in all.
 * @param decimals the fewest and the most to write
 */
export function decimalOf(
  value: number,
  { least, most }: { readonly least: number; readonly most: number },
  language: Language,
): string {
  const isBelow = value < 0 || Object.is(value, -0);
  const written = /^(\d+)(?:\.(\d+))?$/.exec(`${Math.abs(value)}`);
  // Beyond 10²¹ and below 10⁻⁶ JavaScript writes an exponent.
  if (written === null)
    return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    }).format(value);
  const [, whole = '', fraction = ''] = written;
  const digits = rounded(whole + fraction.slice(0, most).padEnd(most, '0'), fraction.charAt(most) >= '5');
  const { group, decimal } = separators[language];
  const grouped = digits.slice(0, digits.length - most).replaceAll(/\B(?=(?:\d{3})+$)/g, group);
  const decimals = trimmed(digits.slice(digits.length - most), least);
  return `${isBelow ? '-' : ''}${grouped}${decimals === '' ? '' : decimal + decimals}`;
}

/** Digits, one more in the last place if it rounds up. */
function rounded(digits: string, isUp: boolean): string {
  return isUp ? `${BigInt(digits) + 1n}`.padStart(digits.length, '0') : digits;
}

/** Decimals without the zeros at their end that may be left out. */
function trimmed(decimals: string, least: number): string {
  let length = decimals.length;
  while (length > least && decimals.charAt(length - 1) === '0') length -= 1;
  return decimals.slice(0, length);
}
