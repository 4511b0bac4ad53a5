/** A text as names are compared: NFC, lower case, single spaces, nothing around it, nothing invisible in it. */
export function foldCase(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** The same without accents, as many people type: `Đơn vị` → `don vi`. */
export function foldAccents(text: string): string {
  return foldCase(text)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd');
}

/** Whether a text has no letter with an accent, so that it may be a name typed without any. */
export function isUnaccented(text: string): boolean {
  return foldCase(text) === foldAccents(text);
}

/** Punctuation that separates words; signs such as `%` and `‰` carry meaning. */
const separators = /(?![%‰‱#&@*/])\p{P}/gu;

/** A name regardless of case, spaces and punctuation, so that a full stop does not make another name. */
export function foldName(name: string): string {
  const folded = foldCase(name);
  return foldCase(folded.replace(separators, ' ')) || folded;
}
