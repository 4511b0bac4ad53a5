/** How the product's part of a comment begins. Programs lose the author of a comment, never its text. */
const begin = 'Tiến Độ: ';

/** The text of a cell's comment with the product's part below what people wrote. */
export function withMark(before: string | undefined, comment: string): string {
  const own = `${begin}${comment}`;
  return before === undefined || before.trim() === '' ? own : `${before.trimEnd()}\n\n${own}`;
}

/** What people wrote in a comment; null when the product has no part in it. */
export function withoutMark(text: string): string | null {
  const at = text.normalize('NFC').indexOf(begin);
  return at === -1 ? null : text.normalize('NFC').slice(0, at).trimEnd();
}
