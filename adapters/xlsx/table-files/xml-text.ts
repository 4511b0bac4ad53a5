/** Excel's limit of a cell, in UTF-16 units. */
const mostUnits = 32_767;

/** A text as the content of an element of a workbook, such as `<t>`: characters that XML cannot have are written as `_x001F_`. */
export function cellXml(text: string): string {
  return escaped(text.slice(0, mostUnits).toWellFormed().replaceAll(needsEscape, escapeOf));
}

/** A text as an attribute, or as the content of an element that knows no `_x001F_`; without control characters. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(notInXml, '')
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Also a text that reads as such an escape itself. */
const needsEscape = /(?![\t\n])\p{Cc}|[\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/gu;

const notInXml = /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu;

function escapeOf(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
