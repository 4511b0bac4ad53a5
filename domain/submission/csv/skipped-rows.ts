import { figureColumns } from '../../kinds/figure-columns.ts';
import { foldAccents } from '../../language/fold-text.ts';
import { readNumberText } from '../numbers/number-text.ts';
import { plainCell, saysNothing } from './cell-text.ts';
import { type CsvColumn, keyColumns, nameColumns } from './column-names.ts';
import { type CsvColumns, type CsvRecord, csvCellText } from './columns.ts';
import type { CsvNames } from './names.ts';
import type { CsvRow } from './record-reader.ts';
import type { SkippedRow } from './remarks.ts';

const totalWords = [
  'tong cong',
  'cong',
  'tong',
  'tong so',
  'tong hop',
  'total',
  'sum',
  'grand total',
  'subtotal',
];

/**
 * Why a row of a human-readable table holds no figure: it adds up others, repeats the header, numbers the columns, or is a
 * line of text such as a signature; null for a row of figures. A row that names an indicator, or holds a number without
 * naming one, is never skipped.
 * @param record the row by its columns, without those of indicators
 * @param setAbove the set of the rows above
 */
export function skippedRow(
  row: CsvRow,
  record: CsvRecord,
  headerRows: readonly CsvRow[],
  { places, headers, indicators }: CsvColumns,
  names: CsvNames,
  setAbove: string,
): SkippedRow | null {
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  const repeats = (header: CsvRow) =>
    row.cells.every((cell, at) => foldAccents(cell) === foldAccents(header.cells[at] ?? ''));
  if (headerRows.some(repeats)) return 'repeated-header';
  const keys = keyColumns.filter((column) => headers.has(column));
  if (keys.every((column) => record.cells.has(column)) && numbersColumns(filled)) return 'column-numbers';
  const isTotal = row.cells.some((cell, at) => {
    const column = places[at] ?? null;
    const isName = column === null || [...keyColumns, ...nameColumns].some((one) => one === column);
    return isName && totalWords.includes(foldAccents(cell).replace(/[\s.:]+$/, ''));
  });
  if (isTotal && !namesIndicator(record, names, setAbove)) return 'total-row';
  const values = [...indicators.keys()].map((place) => row.cells[place] ?? '');
  return isText(record, values, names) ? 'text-row' : null;
}

function namesIndicator(record: CsvRecord, names: CsvNames, setAbove: string): boolean {
  const set = names.set(csvCellText(record, 'set') || setAbove);
  if (!set.ok) return false;
  const indicator = names.indicator(csvCellText(record, 'indicator'), set.id);
  return indicator.ok && names.definition(set.id, indicator.id) !== undefined;
}

/** `(1) (2) (3)`, `1 2 3 4=2/3` or `A B 1 2`: three or more in order. */
function numbersColumns(filled: readonly string[]): boolean {
  if (filled.length < 3) return false;
  const marks = filled.map((cell) => /^\(?([A-Z]|\d{1,2})(?:\s*=.*)?\)?$/.exec(cell.trim())?.[1] ?? '');
  const numbers = marks.filter((mark) => /^\d/.test(mark)).map(Number);
  const letters = marks.filter((mark) => /^[A-Z]/.test(mark));
  if (numbers.length + letters.length !== filled.length || numbers.length < 2) return false;
  const isInOrder = numbers.every((number, at) => number === at + (numbers[0] ?? 0));
  return isInOrder && letters.every((letter, at) => letter === String.fromCharCode(65 + at));
}

const about: readonly CsvColumn[] = ['set', 'period', 'indicator', 'setName', 'indicatorName'];

/** Without a known unit, set, period, indicator, number or mark. */
function isText(record: CsvRecord, values: readonly string[], names: CsvNames): boolean {
  if (about.some((column) => record.cells.has(column)) || names.isUnit(csvCellText(record, 'unit')))
    return false;
  const figures = [...figureColumns, 'value' as const].map((column) => record.cells.get(column) ?? '');
  return [...figures, ...values].every((cell) => {
    const text = plainCell(cell);
    if (text === '') return true;
    const reading = readNumberText(text, 'vi');
    return !saysNothing(text) && !reading.ok && reading.readings.length === 0 && text.length > 3;
  });
}
