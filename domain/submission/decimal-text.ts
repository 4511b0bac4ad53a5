/**
 * An exact decimal number, never passed through a float: an optional `-`, digits without leading zeros, and decimals
 * after a point without trailing zeros. `-1234567.89`, `0.5`, `0`; never `-0`.
 */
export type DecimalText = string;

/** Puts a number together from its digits: `-`, `007`, `50` → `-7.5`. */
export function decimalText(sign: string, digits: string, decimals: string): DecimalText {
  const whole = digits.replace(/^0+(?=\d)/, '');
  const part = decimals.replace(/0+$/, '');
  if (whole === '0' && part === '') return '0';
  return `${sign}${whole}${part === '' ? '' : `.${part}`}`;
}

/** How many decimals a number has: `12.34` → 2. */
export function decimalsOf(value: DecimalText): number {
  const point = value.indexOf('.');
  return point === -1 ? 0 : value.length - point - 1;
}

/** The same number as a JavaScript integer; null when it is not whole or too large to be exact. */
export function toSafeInteger(value: DecimalText): number | null {
  const number = Number(value);
  return decimalsOf(value) === 0 && Number.isSafeInteger(number) ? number : null;
}

/**
 * The same number as a JavaScript number whose shortest text is this very number; null when it has more than two
 * decimals or too many digits for that.
 */
export function toTwoDecimals(value: DecimalText): number | null {
  const number = Number(value);
  return decimalsOf(value) <= 2 && String(number) === value ? number : null;
}
