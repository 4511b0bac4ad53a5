import { foldCase } from '../../language/fold-text.ts';
import type { Text } from '../../language/text.ts';
import { shownKey } from '../../problem/shown-key.ts';
import type { CsvColumn } from './column-names.ts';
import { type CsvRecord, csvCellText } from './columns.ts';

/** Rows whose empty cells in a column were read as the cell above. */
export type MergedCells = {
  readonly column: CsvColumn;
  readonly header: string;
  readonly rows: readonly CsvRecord[];
};

const mergedColumns = ['unit', 'set', 'period'] as const;

/**
 * Fills the empty cells that a spreadsheet leaves below a cell that was merged downwards: it saves the text once. An empty cell is
 * read as the one above where it can be nothing else: the column says one thing only, or the same above and below, or never says
 * the same twice in a row, as merged cells do not. Elsewhere somebody may have forgotten a text; the record then says what the
 * cell may mean.
 * @param records the rows that hold figures, in order
 * @param columns those of unit, set and period in which cells may be merged
 */
export function fillMergedCells(
  records: readonly CsvRecord[],
  columns: readonly (typeof mergedColumns)[number][] = mergedColumns,
): { readonly records: readonly CsvRecord[]; readonly merged: readonly MergedCells[] } {
  const fillings = columns.map((column) => fillColumn(records, column));
  const filled = records.map((record, at) => {
    const cells = new Map(record.cells);
    const unclear = new Map(record.unclear);
    for (const { column, texts, questions } of fillings) {
      const [text, question] = [texts[at] ?? '', questions[at] ?? null];
      if (text !== '') cells.set(column, text);
      if (question !== null) unclear.set(column, question);
    }
    return { ...record, cells, unclear };
  });
  const merged = fillings.flatMap(({ column, texts }) => {
    const rows = records.filter((record, at) => csvCellText(record, column) === '' && texts[at] !== '');
    return rows.length === 0 ? [] : [{ column, header: records[0]?.headers.get(column) ?? column, rows }];
  });
  return { records: filled, merged };
}

function fillColumn(records: readonly CsvRecord[], column: CsvColumn) {
  const own = records.map((record) => csvCellText(record, column));
  const said = own.filter((text) => text !== '').map(foldCase);
  const isMerged = own.every((text, at) => text === '' || foldCase(text) !== foldCase(own[at - 1] ?? ''));
  const saysOne = new Set(said).size === 1;
  const above = lastSaid(own);
  const below = lastSaid(own.toReversed()).reverse();
  const readings = own.map((text, at) => {
    const [upper, lower] = [above[at] ?? '', below[at] ?? ''];
    if (text !== '' || upper === '') return { text, question: null };
    if (saysOne || isMerged || foldCase(upper) === foldCase(lower)) return { text: upper, question: null };
    return { text, question: whichOne(upper, lower) };
  });
  const texts = readings.map(({ text }) => text);
  const questions = readings.map(({ question }) => question);
  return { column, texts, questions };
}

/** For each text, the last before it that is not empty; empty where there is none. */
function lastSaid(texts: readonly string[]): string[] {
  let last = '';
  return texts.map((text) => {
    const before = last;
    if (text !== '') last = text;
    return before;
  });
}

/** @param below empty if no row below says anything */
function whichOne(above: string, below: string): Text {
  const [one, other] = [shownKey(above), shownKey(below)];
  if (below === '')
    return {
      vi: `Ô trống: nếu là «${one}» như hàng trên thì ghi lại vào ô này.`,
      en: `Empty: if it is “${one}”, as in the row above, write it here.`,
    };
  return {
    vi: `Ô trống: là «${one}» như hàng trên hay «${other}» như hàng dưới? Ghi vào ô này.`,
    en: `Empty: is it “${one}”, as in the row above, or “${other}”, as in the row below? Write it here.`,
  };
}
