/**
 * An exact decimal number, never passed through a float: an optional `-`, digits without leading zeros, and decimals
 * after a point without trailing zeros. `-1234567.89`, `0.5`, `0`; never `-0`.
 */
export type DecimalText = string;

/** Builds a number from its digits: `-`, `007`, `50` → `-7.5`. */
export function decimalText(sign: string, digits: string, decimals: string): DecimalText {
  const whole = digits.replace(/^0+(?=\d)/, '');
  const part = decimals.replace(/0+$/, '');
  if (whole === '0' && part === '') return '0';
  return `${sign}${whole}${part === '' ? '' : `.${part}`}`;
}

/** The number of decimals: `12.34` → 2. */
export function decimalsOf(value: DecimalText): number {
  const point = value.indexOf('.');
  return point === -1 ? 0 : value.length - point - 1;
}

/** The same number as a JavaScript integer; null when it is not whole or exceeds the safe range. */
export function toSafeInteger(value: DecimalText): number | null {
  const number = Number(value);
  return decimalsOf(value) === 0 && Number.isSafeInteger(number) ? number : null;
}

/**
 * The same number as a JavaScript number with the same shortest decimal text; null when it has more than two decimals
 * or too many digits.
 */
export function toTwoDecimals(value: DecimalText): number | null {
  const number = Number(value);
  return decimalsOf(value) <= 2 && String(number) === value ? number : null;
}
