import type { EntryCell, EntryRow } from './entry-row.ts';

/** A cell with the text that would be put into it. */
type PastedCell = { readonly row: EntryRow; readonly cell: EntryCell; readonly text: string };

/** What is pasted, laid over the rows from one cell on. */
export type Pasted = {
  readonly cells: readonly PastedCell[];
  /** How many pasted cells lie beyond the form. */
  readonly beyond: number;
};

/** Whether a text was copied from several cells of a spreadsheet. */
export function isTable(text: string): boolean {
  return /[\t\n]/.test(text.replace(/\r?\n$/, ''));
}

/**
 * Lays cells copied from a spreadsheet over the rows, to the right and down from the cell they are pasted into. Where the first
 * column holds codes of indicators, each line goes to its own row instead, from its first cell on.
 * Empty cells leave what is there.
 * @param text lines of cells separated by tabs
 */
export function layPasted(rows: readonly EntryRow[], at: EntryCell, text: string): Pasted {
  const lines = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  const byCode = new Map(rows.map((row) => [row.asked.indicator, row]));
  const isByCode = lines.every(([code = '']) => byCode.has(code.trim()));
  const first = rows.findIndex(({ cells }) => cells.includes(at));
  const slot = rows[first]?.cells.indexOf(at) ?? 0;
  const cells: PastedCell[] = [];
  let beyond = 0;
  for (const [index, line] of lines.entries()) {
    const row = isByCode ? byCode.get(line[0]?.trim() ?? '') : rows[first + index];
    for (const [offset, raw] of (isByCode ? line.slice(1) : line).entries()) {
      if (raw.trim() === '') continue;
      const cell = row?.cells[(isByCode ? 0 : slot) + offset];
      if (row === undefined || cell === undefined) beyond += 1;
      else cells.push({ row, cell, text: withoutMeasure(raw, row) });
    }
  }
  return { cells, beyond };
}

/** A pasted text without spaces around it and without what the figure is measured in: `412 hồ sơ` → `412`. */
function withoutMeasure(raw: string, { asked: { measure } }: EntryRow): string {
  const text = raw.replaceAll(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');
  const folded = text.toLocaleLowerCase('vi');
  const found = [measure.vi, measure.en, '%'].find((one) => folded.endsWith(one.toLocaleLowerCase('vi')));
  return found === undefined ? text : text.slice(0, -found.length).trim();
}
