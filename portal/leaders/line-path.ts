/** Room around the line, so that its ends are not cut. */
const margin = 6;

/**
 * The path of a line through values, from left to right; the highest at the top, the lowest at the bottom, and a straight line
 * in the middle where all are alike.
 */
export function linePath(
  values: readonly number[],
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const across = (width - 2 * margin) / Math.max(1, values.length - 1);
  return values
    .map((value, index) => {
      const share = most === least ? 0.5 : (value - least) / (most - least);
      const x = margin + index * across;
      const y = margin + (1 - share) * (height - 2 * margin);
      return `${index === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`;
    })
    .join('');
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
