import { columnNamed } from './column-names.ts';
import { joinHeaderRows } from './header-rows.ts';
import { CsvRecordReader, type CsvRow } from './record-reader.ts';

/** The separator of a file, the first row that names its columns, how many rows do that, and the names. */
export type CsvHeader = {
  readonly separator: string;
  readonly row: number;
  readonly rows: number;
  readonly cells: readonly string[];
};

/** Titles above the header of a table for people take fewer rows than this. */
const mostTitleRows = 50;
/** More columns than a header has. */
const mostCells = 200;

const separators = [';', ',', '\t'];

/**
 * Finds the header: of the first rows, read with each separator in turn, the one that names most columns, alone or with the rows
 * of names below it. Without any such row, the first that is not empty, if it has one kind of separator; null if it has none or several.
 * @param declared the separator of a `sep=` line, if the file has one
 */
export function findCsvHeader(text: string, declared: string | null): CsvHeader | null {
  const candidates = new Set([...(declared === null ? [] : [declared]), ...separators]);
  let best: CsvHeader | null = null;
  let mostKnown = 1;
  let bestRow = 0;
  for (const separator of candidates) {
    const rows = firstRows(text, separator);
    for (const [at, { row, cells }] of rows.entries())
      for (const [below, names] of withRowsBelow(cells, rows.slice(at + 1)).entries()) {
        const known = knownColumns(names);
        const isLonger = known === mostKnown && row === bestRow;
        if (known <= mostKnown && !isLonger) continue;
        mostKnown = known;
        bestRow = row;
        best = { separator, row, rows: below + 1, cells: names };
      }
  }
  return best ?? firstLine(text);
}

/** A header has at most this many rows. */
const mostHeaderRows = 3;

/** The names of the columns by a row alone, by it and the next, and so on while the next are names too. */
function withRowsBelow(cells: readonly string[], below: readonly CsvRow[]): (readonly string[])[] {
  const found = [cells];
  let names: readonly string[] = cells;
  // A title above the header is no part of it.
  if (knownColumns(cells) < 2) return found;
  for (const row of below.slice(0, mostHeaderRows - 1)) {
    const joined = joinHeaderRows(names, row.cells);
    if (joined === null) break;
    found.push(joined);
    names = joined;
  }
  return found;
}

function firstRows(text: string, separator: string): CsvRow[] {
  const reader = new CsvRecordReader(text, separator);
  const rows: CsvRow[] = [];
  while (!reader.atEnd && rows.length <= mostTitleRows) {
    const record = reader.next();
    if ('misplaced' in record) break;
    rows.push(record);
  }
  return rows;
}

function knownColumns(cells: readonly string[]): number {
  const named = cells.slice(0, mostCells).map(columnNamed);
  return new Set(named.filter((column) => column !== null && column !== 'ignored')).size;
}

/** The first row that is not empty, with the one separator its line has outside quotes. */
function firstLine(text: string): CsvHeader | null {
  const start = /^[\s]*(?=\S)/.exec(text)?.[0].replace(/[^\r\n]*$/, '').length ?? 0;
  const [separator, another] = separatorsIn(text, start);
  if (separator === undefined || another !== undefined) return null;
  const rows = firstRows(text, separator);
  const header = rows.find(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  // Without one, the row after those is where a quote is misplaced.
  return { separator, row: header?.row ?? rows.length + 1, rows: 1, cells: header?.cells ?? [] };
}

function separatorsIn(text: string, start: number): string[] {
  const found = new Set<string>();
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) break;
    else if (!quoted && separators.includes(character)) found.add(character);
  }
  return [...found];
}
