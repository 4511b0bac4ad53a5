import type { Catalogue } from '../catalogue/catalogue.ts';
import { parseCatalogue } from '../catalogue/check-catalogue.ts';
import { fieldName } from '../catalogue/difference/field-words.ts';
import type { Language, Text } from '../language/text.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { ParsedInput } from '../problem/parse-input.ts';
import type { Violation } from '../problem/problem.ts';
import { shownKey } from '../problem/shown-key.ts';
import { columnLetters } from '../table/column-letters.ts';
import { cellText, shownCell } from '../workbook/cell-text.ts';
import type { Sheet, SheetRow } from '../workbook/sheet.ts';
import type { CatalogueColumn } from './catalogue-column.ts';
import { listsOf } from './catalogue-lists.ts';
import type { CatalogueSheet } from './catalogue-sheet.ts';
import { catalogueSheets } from './catalogue-sheets.ts';
import { type Entry, fieldOf, withField } from './entry.ts';
import { inSheetWords } from './fault-words.ts';
import { type FoundTable, findTable } from './find-table.ts';

/** An entry that a row stands for. */
type ReadRow = {
  readonly table: FoundTable;
  readonly row: SheetRow;
  readonly key: string;
  readonly entry: Entry;
};

/**
 * The catalogue that a workbook makes of the one it was exported from: entries by their codes, in the order they have, new ones
 * after them; rows that are gone are entries removed. Only cells that differ from what the export shows change anything, so a
 * workbook that was not edited gives the same catalogue. What the sheets do not show stays as it is.
 * @param base the catalogue of the version that the workbook was made of
 * @returns violations with the cells they are in, `Đơn vị!C12`
 */
export function readCatalogueWorkbook(
  sheets: readonly Sheet[],
  base: Catalogue,
  language: Language,
): ParsedInput<Catalogue> {
  const violations: Violation[] = [];
  const places = new Map<string, { readonly sheet: CatalogueSheet; readonly read: ReadRow }>();
  let made: Entry = base;
  for (const sheet of catalogueSheets) {
    const found = findTable(sheets, sheet);
    if (!found.ok) {
      violations.push(...found.violations);
      continue;
    }
    const byOwner = rowsByOwner(sheet, found.table, made, base, language, violations);
    for (const { path, owner, entries } of listsOf(made, sheet)) {
      const rows = byOwner.get(owner) ?? [];
      const inOrder = orderedAs(entries, rows, sheet);
      for (const [at, read] of inOrder.entries()) places.set(jsonPointer([...path, at]), { sheet, read });
      const list = inOrder.map(({ entry }) => entry);
      const isAbsent = list.length === 0 && entries.length === 0;
      if (!isAbsent)
        made = withList(made, path, list.length === 0 && sheet.list === 'extensions' ? undefined : list);
    }
  }
  if (violations.length > 0) return { ok: false, violations };
  const parsed = parseCatalogue(made);
  if (parsed.ok) return parsed;
  return { ok: false, violations: parsed.violations.map((violation) => atCell(violation, places, language)) };
}

/** The rows of a sheet by the owner that they name. Sheets of owners come before those of what they own. */
function rowsByOwner(
  sheet: CatalogueSheet,
  table: FoundTable,
  made: Entry,
  base: Entry,
  language: Language,
  violations: Violation[],
): Map<string, ReadRow[]> {
  const owners = new Set(listsOf(made, sheet).map(({ owner }) => owner));
  const removed = new Set(listsOf(base, sheet).map(({ owner }) => owner));
  const stored = new Map(
    listsOf(base, sheet).flatMap(({ owner, entries }) =>
      entries.map((entry): [string, Entry] => [`${owner}\n${keyOf(sheet, entry)}`, entry]),
    ),
  );
  const byOwner = new Map<string, ReadRow[]>();
  for (const row of table.sheet.rows) {
    if (row.number <= table.headRow || isEmpty(row, table)) continue;
    const owner =
      sheet.ownerColumn === null ? '' : textOf(sheet.ownerColumn, row, table, language, violations);
    // Rows of a removed owner go with it.
    if (!owners.has(owner) && removed.has(owner)) continue;
    if (!owners.has(owner)) {
      const column = sheet.ownerColumn ?? sheet.columns[0];
      violations.push(violationAt(column, row, table, language, 'unknown-reference', unknownOwner(owner)));
      continue;
    }
    const [keyColumn] = sheet.columns;
    const key = textOf(keyColumn, row, table, language, violations);
    if (key === '') {
      violations.push(violationAt(keyColumn, row, table, language, 'required', lacksKey));
      continue;
    }
    const read = keyColumn.read(key);
    const before = stored.get(`${owner}\n${read.ok ? String(read.value) : key}`) ?? {};
    const entry = readEntry(sheet, before, row, table, language, violations);
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), { table, row, key: keyOf(sheet, entry), entry }]);
  }
  return byOwner;
}

function keyOf({ columns: [key] }: CatalogueSheet, entry: Entry): string {
  return String(fieldOf(entry, key.path));
}

function isEmpty({ cells }: SheetRow, { places }: FoundTable): boolean {
  return [...places.values()].every((place) => {
    const cell = cells.get(place);
    return cell === undefined || (cell.kind === 'text' && cell.text.trim() === '');
  });
}

function readEntry(
  { columns }: CatalogueSheet,
  before: Entry,
  row: SheetRow,
  table: FoundTable,
  language: Language,
  violations: Violation[],
): Entry {
  const isNew = Object.keys(before).length === 0;
  return columns.reduce((entry, column) => {
    const text = textOf(column, row, table, language, violations);
    if (!isNew && text === shownText(column, before, language)) return entry;
    const read = column.read(text);
    if (read.ok) return column.write(entry, read.value);
    violations.push(violationAt(column, row, table, language, 'invalid', read.detail));
    return entry;
  }, before);
}

/** The text of the cell that an export shows of an entry. */
function shownText(column: CatalogueColumn, entry: Entry, language: Language): string {
  const shown = column.show(entry, language);
  if (shown === null) return '';
  if (typeof shown === 'string') return shown.trim().normalize('NFC');
  const read = cellText({ kind: 'number', value: shown, isPercent: false }, 'number', language);
  return read.ok ? read.text : '';
}

function textOf(
  column: CatalogueColumn,
  row: SheetRow,
  table: FoundTable,
  language: Language,
  violations: Violation[],
): string {
  const cell = row.cells.get(table.places.get(column) ?? -1);
  if (cell === undefined) return '';
  const read = cellText(cell, column.use, language);
  if (read.ok) return read.text;
  violations.push(violationAt(column, row, table, language, read.code, read.detail));
  return '';
}

/** The rows in the order that their entries have in the catalogue; new ones after them, as they stand in the sheet. */
function orderedAs(entries: readonly Entry[], rows: readonly ReadRow[], sheet: CatalogueSheet): ReadRow[] {
  const order = new Map(entries.map((entry, at) => [keyOf(sheet, entry), at]));
  return rows.toSorted((a, b) => (order.get(a.key) ?? entries.length) - (order.get(b.key) ?? entries.length));
}

function withList(
  catalogue: Entry,
  [first = '', at, list]: readonly (string | number)[],
  entries: unknown,
): Entry {
  if (at === undefined || list === undefined) return { ...catalogue, [first]: entries };
  const owners = catalogue[first];
  if (!Array.isArray(owners)) return catalogue;
  const changed = owners.map((owner: Entry, place) =>
    place === at ? withField(owner, [String(list)], entries) : owner,
  );
  return { ...catalogue, [first]: changed };
}

/** The same violation at the cell that it is about; at its row's first cell where no column shows the field. */
function atCell(
  { pointer, code, detail }: Violation,
  places: ReadonlyMap<string, { readonly sheet: CatalogueSheet; readonly read: ReadRow }>,
  language: Language,
): Violation {
  const parts = pointer.split('/').slice(1);
  for (let taken = parts.length; taken > 0; taken -= 1) {
    const found = places.get(jsonPointer(parts.slice(0, taken)));
    if (found === undefined) continue;
    const field = parts.slice(taken);
    const { sheet, read } = found;
    const shows = ({ path }: CatalogueColumn) =>
      path.length > 0 && (startsWith(field, path) || (field.length > 0 && startsWith(path, field)));
    const column = sheet.columns.find(shows) ?? sheet.columns[0];
    const isShown = sheet.columns.some(shows);
    const told = isShown ? inSheetWords(sheet, column, field, code, detail) : detail;
    const where = isShown || field.length === 0 ? told : inField(sheet, field, code, detail);
    return violationAt(column, read.row, read.table, language, code, where);
  }
  return { pointer, code, detail };
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((part, at) => path[at] === part);
}

/** What is wrong with a field that no column shows: a list with a sheet of its own, or one that the workbook does not have. */
function inField({ list }: CatalogueSheet, field: readonly string[], code: string, { vi, en }: Text): Text {
  const own = catalogueSheets.find((sheet) => sheet.owner === list && sheet.list === field.join('/'))?.name;
  if (own !== undefined)
    return code === 'required' || code === 'out-of-bounds'
      ? { vi: `Thêm dòng ở trang tính «${own.vi}».`, en: `Add rows on the sheet “${own.en}”.` }
      : { vi: `Trang tính «${own.vi}»: ${vi}`, en: `The sheet “${own.en}”: ${en}` };
  const names = field.filter((name) => !/^\d+$/.test(name)).map((name) => fieldName(shownKey(name)));
  const [inVi, inEn] = [names.map((name) => name.vi).join(', '), names.map((name) => name.en).join(', ')];
  return { vi: `${inVi} (không có cột trong sổ): ${vi}`, en: `${inEn} (which has no column): ${en}` };
}

function violationAt(
  column: CatalogueColumn,
  row: SheetRow,
  table: FoundTable,
  language: Language,
  code: string,
  detail: Text,
): Violation {
  const place = table.places.get(column) ?? 0;
  const value = shownCell(row.cells.get(place), language);
  return {
    pointer: `${table.sheet.name}!${columnLetters(place)}${row.number}`,
    code,
    detail: inColumn(column, detail),
    ...(value === '' ? {} : { value }),
  };
}

/** What is wrong, with the name of the column. */
function inColumn({ heading }: CatalogueColumn, { vi, en }: Text): Text {
  return { vi: `Cột «${heading.vi}»: ${vi}`, en: `Column “${heading.en}”: ${en}` };
}

const lacksKey: Text = {
  vi: 'Dòng này thiếu mã; ghi mã, hoặc xóa cả dòng.',
  en: 'This row lacks its code; enter it, or delete the row.',
};

function unknownOwner(owner: string): Text {
  const shown = shownKey(owner);
  return {
    vi: owner === '' ? lacksKey.vi : `Danh mục không có «${shown}»; sửa mã ở cột này.`,
    en: owner === '' ? lacksKey.en : `The catalogue has no “${shown}”; correct the code in this column.`,
  };
}
