import type { Cell, DataValidation, Sheet } from 'hucre/xlsx';
import { columnLetters } from '../../domain/table/column-letters.ts';
import type { EntryCheck, MadeCell, MadeSheet } from '../../domain/workbook/made-sheet.ts';
import { asItReads } from './as-it-reads.ts';
import { fitRows } from './fit-rows.ts';
import { looks } from './looks.ts';

/** A sheet as the library writes it: locked but for its open cells, and fit to the width of a page. */
export function writtenSheet({ name, isHidden, isLocked, widths, rows, frozen, checks }: MadeSheet) {
  const cells = new Map<string, Cell>();
  rows.forEach((row, at) => {
    row.forEach((cell, column) => {
      if (cell !== null) cells.set(`${at},${column}`, madeCell(cell));
    });
  });
  const columns = widths.map((width) => ({ width }));
  return {
    name,
    rows: rows.map((row) => row.map((cell) => asItReads(cell?.value ?? null))),
    cells,
    columns,
    rowDefs: fitRows({ cells, columns }),
    ...(isLocked === false
      ? { autoFilter: { range: `A1:${columnLetters(widths.length - 1)}${rows.length}` } }
      : { protection: { sheet: true, formatColumns: true, formatRows: true } }),
    ...(isHidden ? { veryHidden: true } : {}),
    ...(frozen.rows + frozen.columns > 0 ? { freezePane: { ...frozen } } : {}),
    ...(checks.length > 0 ? { dataValidations: checks.map(validationOf) } : {}),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: printMargins,
      ...(frozen.rows > 0 ? { printTitlesRow: `$${frozen.rows}:$${frozen.rows}` } : {}),
    },
  } satisfies Sheet;
}

/** In inches: what offices' printers need, so that letters stay large. */
const printMargins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 };

function madeCell({ value, look }: MadeCell): Cell {
  const type = value === null ? 'empty' : typeof value === 'number' ? 'number' : 'string';
  return { value: asItReads(value), type, style: looks[look] };
}

const rules = {
  whole: { type: 'whole', operator: 'greaterThanOrEqual', formula1: '0' },
  decimal: { type: 'decimal', operator: 'greaterThanOrEqual', formula1: '0' },
  'negative-decimal': {
    type: 'decimal',
    operator: 'between',
    formula1: '-1000000000000000',
    formula2: '1000000000000000',
  },
  mark: { type: 'list', values: ['x'] },
  choice: { type: 'list' },
} satisfies Record<EntryCheck['accepts'], Partial<DataValidation>>;

function validationOf({ range, accepts, values, title, message }: EntryCheck): DataValidation {
  return {
    ...rules[accepts],
    ...(values === undefined ? {} : { values: [...values] }),
    range,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: title,
    errorMessage: message,
  };
}
