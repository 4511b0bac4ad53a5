/**
 * What a cell holds. A formula counts as its stored value, and is `unstored` where the file has none. A date is an ISO date,
 * whether the workbook counts days from 1900 or 1904. A time of day is `HH:MM`, with `:SS` where it has seconds.
 */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly isPercent: boolean }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'time'; readonly time: string }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'unstored' };

/** A row that holds anything. */
export type SheetRow = {
  /** As the spreadsheet shows it: 1 for the first. */
  readonly number: number;
  readonly isHidden: boolean;
  /** The cells that hold anything, by column: 0 for A. */
  readonly cells: ReadonlyMap<number, SheetCell>;
};

/** Cells merged into one; rows from 1 and columns from 0, both ends inclusive. */
type MergedCells = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
};

/** A sheet as a spreadsheet file holds it. */
export type Sheet = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merged: readonly MergedCells[];
  /** The cells to which people have attached a note; columns from 0. */
  readonly notes: readonly { readonly row: number; readonly at: number }[];
};

/** The text of a cell that holds one, trimmed and normalized to NFC; empty for any other. */
export function textIn(cell: SheetCell | undefined): string {
  return cell?.kind === 'text' ? cell.text.trim().normalize('NFC') : '';
}
