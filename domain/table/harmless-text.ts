/**
 * A text as a spreadsheet shows it and never runs it: one that it would take for a formula begins with an apostrophe. So does the
 * same text once the file is saved in another form, where nothing else would tell it from a formula.
 */
export function harmlessText(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text;
}

/** Also behind white space, and with the full-width signs that some spreadsheets read. */
const startsFormula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
