/** How many digits of any number without exponent survive when JavaScript reads it. */
const alwaysExact = 15;

/**
 * Whether a JSON number survives parsing: JavaScript's number for it, written out, is the same number. `9.450` does,
 * `9.450000000000000000001`, `9007199254740993` and `1e400` do not. A text that is no JSON number counts as exact.
 */
export function isExactNumber(text: string): boolean {
  if (text.length <= alwaysExact && !/[eE]/.test(text)) return true;
  const written = digitsOf(text);
  const kept = digitsOf(String(Number(text)));
  if (written === null) return true;
  return kept !== null && written.digits === kept.digits && written.exponent === kept.exponent;
}

/** A number as its significant digits, without zeros at either end, and the power of ten they are multiplied with. */
function digitsOf(text: string): { readonly digits: string; readonly exponent: number } | null {
  const [, sign, whole, decimals = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (sign === undefined || whole === undefined) return null;
  const all = whole + decimals;
  const first = firstOther(all);
  if (first === all.length) return { digits: '0', exponent: 0 };
  const last = all.length - firstOther([...all].reverse().join(''));
  return {
    digits: sign + all.slice(first, last),
    exponent: Number(power) - decimals.length + (all.length - last),
  };
}

/** Where the first digit other than 0 stands. */
function firstOther(digits: string): number {
  const at = digits.search(/[^0]/);
  return at === -1 ? digits.length : at;
}
