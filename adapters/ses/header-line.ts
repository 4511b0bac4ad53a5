/** A text as one line of a header: line breaks and other control characters become a space. */
export function headerLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
