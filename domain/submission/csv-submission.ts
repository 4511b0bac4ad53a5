import type { CsvColumn } from './csv-columns.ts';
import type { CsvFigure } from './csv-figures.ts';
import type { CsvFault } from './csv-rows.ts';

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

/** A position in the file. */
export type CsvCell = { readonly row: number; readonly column: CsvColumn };

/** One unit, set and period of a file: a request, or all faults of its rows. */
export type CsvSubmission = {
  readonly unit: string;
  readonly set: string;
  readonly period: string;
  readonly rows: readonly number[];
} & (
  | {
      readonly ok: true;
      readonly body: CsvBody;
      /** The revision being corrected. */
      readonly ifMatch?: number;
      /** The cell behind each JSON pointer into the body, including the empty cells of missing parts. */
      readonly cells: ReadonlyMap<string, CsvCell>;
    }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }
);
