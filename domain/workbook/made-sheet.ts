/** How a cell looks and whether people may fill it in: `entry` is open, everything else locked. */
export type CellLook =
  | 'title'
  | 'label'
  | 'text'
  | 'given'
  | 'hint'
  | 'head'
  | 'number'
  | 'entry'
  | 'entry-text'
  | 'closed'
  | 'fault'
  | 'accepted';

/** A cell of a sheet to be made. A text is never read as a formula. */
export type MadeCell = {
  readonly value: string | number | null;
  readonly look: CellLook;
};

/** What a spreadsheet program checks when somebody types into open cells. */
export type EntryCheck = {
  /** Such as `F9:F20`. */
  readonly range: string;
  readonly accepts: 'whole' | 'decimal' | 'negative-decimal' | 'mark' | 'choice';
  /** Of a choice: 255 characters at most together, none a comma. */
  readonly values?: readonly string[];
  /** At most 32 characters. */
  readonly title: string;
  /** At most 225 characters. */
  readonly message: string;
};

/** A sheet to be made. */
export type MadeSheet = {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly isHidden: boolean;
  /** False where rows may be added, sorted and deleted; otherwise all but open cells is locked. */
  readonly isLocked?: false;
  /** The widths of its columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (MadeCell | null)[])[];
  /** How many rows and columns stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly checks: readonly EntryCheck[];
};

/** What is written onto a cell of an existing sheet. */
export type CellMark = {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly comment: string;
};
