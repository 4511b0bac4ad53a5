import type { Text } from '../../language/text.ts';
import { shownKey } from '../../problem/shown-key.ts';
import { columnLetters } from '../../table/column-letters.ts';
import { type CsvColumn, columnNamed, columnNames, isColumn, keyColumns, saysCode } from './column-names.ts';
import { indicatorColumns, reshape } from './indicator-columns.ts';
import { lettersLost, looksLost } from './lost-letters.ts';
import type { CsvNames } from './names.ts';
import type { CsvRow } from './record-reader.ts';
import type { CsvFault, CsvTable } from './rows.ts';

/** The columns of a file. */
export type CsvColumns = {
  /** What each column holds, from the left; null for one that is skipped. */
  readonly places: readonly (CsvColumn | null)[];
  /** The header of each column that is read, as it stands in the file. */
  readonly headers: ReadonlyMap<CsvColumn, string>;
  /** In a table with a column for each indicator: the header that names the indicator, by its place. */
  readonly indicators: ReadonlyMap<number, string>;
  /** The columns that are skipped although they have a name, with their header. */
  readonly skipped: readonly { readonly place: number; readonly header: string }[];
};

/** The columns of a file, or everything that is wrong with its header. */
export type CsvColumnsReading =
  | { readonly ok: true; readonly columns: CsvColumns }
  | { readonly ok: false; readonly faults: readonly CsvFault[] };

/** A row by column. Empty cells are omitted. In a table with a column for each indicator, one figure of a row. */
export type CsvRecord = {
  readonly row: number;
  readonly line: number;
  readonly cells: ReadonlyMap<CsvColumn, string>;
  /** The columns as the file calls them. */
  readonly headers: ReadonlyMap<CsvColumn, string>;
  /** Why empty cells cannot be filled from above, where that might be meant. */
  readonly unclear: ReadonlyMap<CsvColumn, Text>;
};

/** More faults of one header help nobody. */
const mostFaults = 40;

/**
 * Reads the header: in any order, every column that holds anything has a known name, no two hold the same, and the key
 * columns are present; instead of the indicator's column there may be one for each indicator. Columns without name and content are
 * skipped, as are those that only number or describe rows.
 */
export function readCsvColumns(
  { header, rows }: Pick<CsvTable, 'header' | 'rows'>,
  names: CsvNames,
): CsvColumnsReading {
  const { row, line, cells } = header;
  const faults: CsvFault[] = [];
  const skipped: CsvColumns['skipped'][number][] = [];
  const named = apartFromNames(cells, cells.map(columnNamed));
  const indicators = indicatorColumns({ header, rows }, named, names);
  const headers = new Map<CsvColumn, string>();
  const ofIndicators = new Map<number, string>();
  const places = cells.map((cell, place) => {
    if (faults.length >= mostFaults) return null;
    const column = named[place] ?? null;
    const name = cell.normalize('NFC').trim();
    const wrong = indicators?.get(place);
    if (column === 'ignored') skipped.push({ place, header: name });
    else if (wrong) faults.push(faultAt(name, wrong.code, wrong.detail));
    else if (wrong === null) ofIndicators.set(place, name);
    else if (column === null) faults.push(...unknownAt(place, name));
    else if (headers.has(column)) faults.push(faultAt(name, 'duplicate-column', twice(column, name)));
    else headers.set(column, name);
    return column === 'ignored' ? null : column;
  });
  for (const column of keyColumns)
    if (!named.includes(column) && (column !== 'indicator' || indicators === null))
      faults.push(faultAt(column, 'missing-column', missingColumn(column)));
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, columns: { places, headers, indicators: ofIndicators, skipped } };

  function unknownAt(place: number, name: string): CsvFault[] {
    if (name !== '') return [faultAt(name, 'unknown-column', unknownColumn(name))];
    const filled = rows.find((one) => (one.cells[place] ?? '').trim() !== '');
    if (filled === undefined) return [];
    return [faultAt(columnLetters(place), 'unnamed-column', unnamedColumn(place, filled))];
  }

  function twice(column: CsvColumn, name: string): Text {
    return duplicateColumn(column, headers.get(column) ?? column, name);
  }

  function faultAt(name: string, code: string, detail: Text): CsvFault {
    return { row, line, column: shownKey(name), code, detail };
  }
}

/**
 * A row by its columns, without those of indicators.
 * @param row a row with as many cells as the header
 */
export function csvRecord({ places, headers }: CsvColumns, { row, line, cells }: CsvRow): CsvRecord {
  const given = places.flatMap((column, at): [CsvColumn, string][] => {
    const cell = cells[at] ?? '';
    return column === null || cell.trim() === '' ? [] : [[column, cell]];
  });
  return { row, line, cells: new Map(given), headers, unclear: new Map() };
}

/**
 * The figures of a row: the row itself or, in a table with a column for each indicator, one for each of those that is filled.
 * @param cells those of the row, by place
 * @param record the row by its other columns
 */
export function figuresOfRow(
  { indicators }: CsvColumns,
  cells: readonly string[],
  record: CsvRecord,
): CsvRecord[] {
  if (indicators.size === 0) return [record];
  return [...indicators].flatMap(([place, header]) => {
    const cell = cells[place] ?? '';
    if (cell.trim() === '') return [];
    const own = new Map(record.cells).set('indicator', header).set('value', cell);
    const headers = new Map(record.headers).set('indicator', header).set('value', header);
    return [{ ...record, cells: own, headers }];
  });
}

/** The text of a cell, trimmed and normalized to NFC; empty if there is none. */
export function csvCellText(record: CsvRecord, column: CsvColumn): string {
  return (record.cells.get(column) ?? '').trim().normalize('NFC');
}

const nameOf = { unit: 'unitName', set: 'setName', indicator: 'indicatorName' } as const;

/**
 * Tells names from codes where a file has both: beside `Mã đơn vị`, `Đơn vị` holds the names. Where a file has only names,
 * they stand for the codes.
 */
function apartFromNames(cells: readonly string[], named: readonly ReturnType<typeof columnNamed>[]) {
  const apart = [...named];
  for (const column of ['unit', 'set', 'indicator'] as const) {
    const places = apart.flatMap((one, place) => (one === column ? [place] : []));
    const codes = places.filter((place) => saysCode(cells[place] ?? ''));
    const [place, another] = places.filter((one) => !codes.includes(one));
    if (codes.length === 1 && place !== undefined && another === undefined && !apart.includes(nameOf[column]))
      apart[place] = nameOf[column];
    const names = apart.indexOf(nameOf[column]);
    if (places.length === 0 && names !== -1) apart[names] = column;
  }
  return apart;
}

function unknownColumn(name: string): Text {
  if (looksLost(name) || name.includes('?')) return lettersLost;
  const nearest = nearestColumn(name);
  const vi = columnNames[nearest].vi[0] ?? nearest;
  return {
    vi: `Không có cột «${shownKey(name)}»; tên gần nhất là «${nearest}» (${vi}). Đổi tên cột hoặc xóa cột.`,
    en: `There is no column “${shownKey(name)}”; the nearest name is “${nearest}”. Rename or remove the column.`,
  };
}

function unnamedColumn(place: number, { row }: CsvRow): Text {
  const letters = columnLetters(place);
  return {
    vi: `Cột ${letters} có nội dung (hàng ${row}) nhưng không có tên; đặt tên hoặc xóa cột.`,
    en: `Column ${letters} has content (row ${row}) but no name; name it or remove it.`,
  };
}

function duplicateColumn(column: CsvColumn, first: string, second: string): Text {
  if (first === second)
    return {
      vi: `Cột «${shownKey(first)}» có hai lần; chỉ giữ một.`,
      en: `The column “${shownKey(first)}” appears twice; keep only one.`,
    };
  return {
    vi: `Cột «${shownKey(first)}» và cột «${shownKey(second)}» đều là «${column}»; gộp lại hoặc chỉ giữ một.`,
    en: `The columns “${shownKey(first)}” and “${shownKey(second)}” are both “${column}”; merge them or keep only one.`,
  };
}

function missingColumn(column: (typeof keyColumns)[number]): Text {
  const vi = columnNames[column].vi[0] ?? column;
  const more = column === 'indicator' ? { vi: ` ${reshape.vi}`, en: ` ${reshape.en}` } : { vi: '', en: '' };
  return {
    vi: `Thiếu cột bắt buộc «${column}» (${vi}).${more.vi}`,
    en: `The required column “${column}” is missing.${more.en}`,
  };
}

function nearestColumn(name: string): CsvColumn {
  const wanted = name.slice(0, 40).toLowerCase();
  const known = Object.keys(columnNames).filter(isColumn);
  const distances = known.map((column) => {
    const names = [column, ...columnNames[column].vi, ...columnNames[column].en];
    return Math.min(...names.map((one) => editDistance(wanted, one.toLowerCase())));
  });
  return known[distances.indexOf(Math.min(...distances))] ?? 'unit';
}

/** The number of letters to insert, delete or replace to turn one word into the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [above, letter] of [...from].entries()) {
    const next = [above + 1];
    for (const [at, target] of [...to].entries()) {
      const change = (row[at] ?? 0) + (letter === target ? 0 : 1);
      next.push(Math.min(change, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
