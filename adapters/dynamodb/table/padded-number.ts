/**
 * A number as text of fixed width, so that texts sort like numbers.
 * @throws RangeError when it is not whole, negative or too long
 */
export function paddedNumber(number: number, width: number): string {
  const text = String(number).padStart(width, '0');
  if (!/^\d+$/.test(text) || text.length > width) {
    throw new RangeError(`${number} is no whole number of at most ${width} digits`);
  }
  return text;
}
