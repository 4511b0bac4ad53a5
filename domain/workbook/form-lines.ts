import { foldCase } from '../language/fold-text.ts';
import type { Text } from '../language/text.ts';
import { columnLetters } from '../table/column-letters.ts';
import { type Sheet, type SheetRow, textIn } from './sheet.ts';
import { type FormColumn, type FormLine, formFacts, formHint, formLines } from './workbook-form.ts';

/** What a row beside the table is: a line to fill in, one that says what the form is for, or how to fill it in. */
type LineName = FormLine | keyof typeof formFacts | 'hint';

/** A row beside the table that begins with a name of the form. */
export type FoundLine = {
  readonly name: LineName;
  readonly row: SheetRow;
  /** Where its name is, 0 for A. */
  readonly label: number;
  /** Where its text is: the first cell to the right of the name that holds anything, within the form; else the next. */
  readonly at: number;
  /** The cells right of the text that hold more, within the form. */
  readonly beside: readonly number[];
};

/** What a form is found by: its head, and its columns, 0 for A. */
type FormTable = {
  readonly sheet: Sheet;
  readonly headRow: number;
  readonly columns: ReadonlyMap<FormColumn, number>;
};

/**
 * The lines of a form, wherever people have moved them: above its head, or below in a row that is none of an indicator. A line
 * may be there twice.
 */
export function findLines(table: FormTable): FoundLine[] {
  return table.sheet.rows.flatMap((row): FoundLine[] => {
    if (row.number === table.headRow) return [];
    for (const at of row.cells.keys()) {
      const name = lineNamed(textIn(row.cells.get(at)));
      if (name === null || (row.number > table.headRow && !isFree(row, at, table))) continue;
      const [text, ...beside] = rightOf(row, at, table);
      return [{ name, row, label: at, at: text ?? at + 1, beside }];
    }
    return [];
  });
}

/** Whether a row below the head is none of an indicator: its code is empty, or where the name of the line is. */
function isFree({ cells }: SheetRow, at: number, { columns }: FormTable): boolean {
  const code = columns.get('indicator') ?? 0;
  return code === at || !isFilled(cells, code);
}

function lineNamed(text: string): LineName | null {
  const name = foldCase(text).replace(/\s*:$/, '');
  const found = names.find(([, { vi, en }]) => name === foldCase(vi) || name === foldCase(en));
  return found?.[0] ?? null;
}

const names: readonly (readonly [LineName, Text])[] = [
  ['asOf', formLines.asOf],
  ['reason', formLines.reason],
  ['note', formLines.note],
  ['unit', formFacts.unit],
  ['period', formFacts.period],
  ['hint', formHint],
];

/** Whether a text is the name of a line with more text behind it, `Ghi chú, kiến nghị: thiếu người`. */
export function beginsWithLine(text: string): boolean {
  const at = text.indexOf(':');
  return at !== -1 && text.slice(at + 1).trim() !== '' && lineNamed(text.slice(0, at)) !== null;
}

function rightOf({ cells }: SheetRow, label: number, { columns }: FormTable): number[] {
  const last = Math.max(...columns.values());
  return [...cells.keys()]
    .filter((at) => at > label && at <= last && isFilled(cells, at))
    .sort((a, b) => a - b);
}

/** Whether a cell holds more than spaces. */
export function isFilled(cells: SheetRow['cells'], at: number): boolean {
  const cell = cells.get(at);
  return cell !== undefined && (cell.kind !== 'text' || cell.text.trim() !== '');
}

/**
 * Whether a row is below all rows of indicators, and has no code and no digit in it: names and signatures, which are no figures
 * wherever they stand.
 * @param last the last row of an indicator
 */
export function isBelow(
  { number, cells }: SheetRow,
  last: number,
  { columns }: Pick<FormTable, 'columns'>,
): boolean {
  return (
    number > last &&
    !isFilled(cells, columns.get('indicator') ?? 0) &&
    [...cells.values()].every((cell) => cell.kind === 'text' && !/\d/.test(cell.text))
  );
}

/** The last row with the code of an indicator; 0 if there is none. */
export function lastRowOf(
  { sheet, columns }: Pick<FormTable, 'sheet' | 'columns'>,
  indicators: { has(id: string): boolean },
): number {
  const code = columns.get('indicator') ?? 0;
  const last = sheet.rows.findLast(({ cells }) => indicators.has(textIn(cells.get(code))));
  return last?.number ?? 0;
}

/** A cell of a form, as people name it: `B7`. */
export function cellName(row: number, at: number): string {
  return `${columnLetters(at)}${row}`;
}
