import type { ColumnForm } from './kind.ts';
import { type FigurePart, figureKinds } from './kinds.ts';

type Column = readonly [part: FigurePart, form: ColumnForm];

const columns = Object.values(figureKinds).flatMap((kind): readonly Column[] => kind.columns);

/** Parts of a figure that are whole numbers. */
export const wholeColumns = columnsOf('whole');

/** Parts of a figure with at most two decimals. */
export const decimalColumns = [...columnsOf('decimal'), ...columnsOf('stated')];

/** The parts of a figure, in documentation order. */
export const figureColumns = [...wholeColumns, ...decimalColumns, ...columnsOf('mark')];

function columnsOf(form: ColumnForm): FigurePart[] {
  return [...new Set(columns.flatMap(([part, own]) => (own === form ? [part] : [])))];
}
