import type { CellMark, MadeSheet } from '../../domain/workbook/made-sheet.ts';
import type { Sheet } from '../../domain/workbook/sheet.ts';
import type { WorkbookFault } from '../../domain/workbook/workbook-fault.ts';

/** The sheets of a workbook, or why the file is not read. */
export type WorkbookReading =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly fault: WorkbookFault };

/** Reads and writes Excel workbooks (.xlsx). */
export interface Workbooks {
  /**
   * Reads the first 3,000 rows, unless asked for others, and 60 columns of every sheet. The zip directory is checked before anything is unpacked: a file of
   * another kind, one that unpacks to more than 20 MB or is made to look smaller than it is, and one with macros, links to
   * other files or a DTD are refused.
   */
  read(bytes: Uint8Array, mostRows?: number): Promise<WorkbookReading>;

  /** Makes a workbook of these sheets, in this order. Sheets are locked unless they say otherwise, and so is their order. */
  make(sheets: readonly MadeSheet[]): Promise<Uint8Array>;

  /**
   * The same workbook with marked cells coloured and commented, and a sheet in front. Marks and front sheets of earlier
   * calls are removed.
   * @param bytes a workbook that {@link read} accepts
   * @param former the names that front sheets of earlier calls may have
   */
  annotate(
    bytes: Uint8Array,
    front: MadeSheet,
    marks: readonly CellMark[],
    former: readonly string[],
  ): Promise<Uint8Array>;
}
