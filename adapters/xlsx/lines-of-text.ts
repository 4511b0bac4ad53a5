/** The height of a line, in points. */
const lineHeight = 15;
/** Excel shows no row higher than this, in points. */
const mostHeight = 409;

/** What the margins of a cell take of a column's width, in characters. */
const margins = 0.5;

/**
 * How many lines a text takes in a cell that wraps, by the widths of letters in Calibri: an estimate that is sooner too high.
 * @param width of the column, in characters, which are as wide as a digit
 */
export function linesOfText(text: string, width: number): number {
  const room = Math.max(width - margins, 1);
  if (text.length * widest <= room && !text.includes('\n')) return 1;
  return text
    .normalize('NFC')
    .split('\n')
    .reduce((lines, paragraph) => lines + linesOfParagraph(paragraph, room), 0);
}

function linesOfParagraph(paragraph: string, room: number): number {
  let lines = 1;
  let used = 0;
  // Programs also break a line behind a hyphen.
  for (const piece of paragraph.match(/[^ -]*[ -]?/g) ?? []) {
    const own = widthOf(piece);
    if (used + widthOf(piece.trimEnd()) <= room) {
      used += own;
      continue;
    }
    if (used > 0) lines += 1;
    // A word longer than the line is broken anywhere.
    const broken = Math.max(Math.ceil(own / room) - 1, 0);
    lines += broken;
    used = own - broken * room;
  }
  return lines;
}

/** The width of the widest letters, of which a digit has 1. */
const widest = 1.8;

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += widthOfLetter(letter);
  return width;
}

function widthOfLetter(letter: string): number {
  if (/[ .,;:'ijlIftr()[\]-]/.test(letter)) return 0.6;
  if (/[mwMW@%]/.test(letter)) return widest;
  if (/\d/.test(letter)) return 1;
  return /\p{Lu}/u.test(letter) ? 1.2 : 0.95;
}

/**
 * The height of a row with that many lines of text, in points; null for one line, which every program fits by itself. Excel
 * fits rows on opening a file, LibreOffice does not.
 */
export function heightOfLines(lines: number): number | null {
  return lines <= 1 ? null : Math.min(lines * lineHeight, mostHeight);
}
