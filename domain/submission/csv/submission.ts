import type { sharedColumns } from './column-names.ts';
import type { CsvFigure } from './figures.ts';
import type { CsvFault } from './rows.ts';

/**
 * The body of a submission request, not yet validated. Its records hold every key as an own property, even `__proto__`.
 */
export type CsvBody = {
  readonly unit: string;
  readonly set: string;
  readonly period: string;
  readonly values: Readonly<Record<string, CsvFigure>>;
  readonly comments?: Readonly<Record<string, string>>;
  readonly asOf?: string;
  readonly note?: string;
  readonly reason?: string;
  readonly illustrative?: true;
};

/** A position in the file; the column as the file calls it. */
export type CsvCell = { readonly row: number; readonly column: string };

/** What a file says about one unit, set and period. */
export type CsvSubmission = {
  readonly unit: string;
  readonly set: string;
  readonly period: string;
  readonly rows: readonly number[];
  /** The request, without the figures of rows with faults. */
  readonly body: CsvBody;
  /** The revision being corrected. */
  readonly ifMatch?: number;
  /** The cell behind each JSON pointer into the body, including the empty cells of missing parts. */
  readonly cells: ReadonlyMap<string, CsvCell>;
  /** What the file calls the columns of the whole submission, or would call one that it lacks. */
  readonly columns: ReadonlyMap<(typeof sharedColumns)[number], string>;
  /** What is wrong with single cells; if there is anything, the submission cannot be accepted. */
  readonly faults: readonly CsvFault[];
  /** The indicators of rows with faults. */
  readonly unread: ReadonlySet<string>;
};
