import type { CsvColumn } from './csv-columns.ts';
import type { CsvFigure } from './csv-figures.ts';
import type { CsvFault } from './csv-rows.ts';

/** The body of a submission request, not yet validated. Its records hold every key as their own, even `__proto__`. */
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

/** Where something stands in the file. */
export type CsvCell = { readonly row: number; readonly column: CsvColumn };

/** What a file says about one unit, set and period: a request, or everything that is wrong with its rows. */
export type CsvSubmission = {
  readonly unit: string;
  readonly set: string;
  readonly period: string;
  readonly rows: readonly number[];
} & (
  | {
      readonly ok: true;
      readonly body: CsvBody;
      /** The revision that a correction is for. */
      readonly ifMatch?: number;
      /** The cell behind each JSON pointer into the body; also the empty cells of a figure, for parts that are missing. */
      readonly cells: ReadonlyMap<string, CsvCell>;
    }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }
);
