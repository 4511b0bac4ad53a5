import { figureColumns } from '../../kinds/figure-columns.ts';
import type { Indicator } from '../../kinds/kinds.ts';
import type { Text } from '../../language/text.ts';
import { shownKey } from '../../problem/shown-key.ts';
import { neededParts, partsOfFigure } from '../figure-words.ts';
import { isDash, plainCell, saysNothing } from './cell-text.ts';
import type { ColumnName, CsvColumn } from './column-names.ts';
import { halvesOf, hasHalves } from './halves.ts';
import type { CsvNames } from './names.ts';
import type { CsvTable } from './rows.ts';

/** What is wrong with a column of a table that has one for each indicator. */
export type WrongColumn = { readonly code: string; readonly detail: Text };

/**
 * The columns of a table with a row for each unit and a column for each indicator, by place: null for one that can be read, else
 * what is wrong with it. Such a table has no column of indicators, and a header that names one in a set of the rows. An indicator
 * whose figure has several parts does not fit in a column, unless its cells hold them with a slash.
 * @param named what each header cell names
 * @returns null for a table with a row for each figure
 */
export function indicatorColumns(
  { header, rows }: Pick<CsvTable, 'header' | 'rows'>,
  named: readonly ColumnName[],
  names: CsvNames,
): ReadonlyMap<number, WrongColumn | null> | null {
  if (named.includes('indicator')) return null;
  const sets = setsIn(
    rows.map(({ cells }) => cells[named.indexOf('set')] ?? ''),
    names,
  );
  const found = header.cells.map((cell, place) =>
    (named[place] ?? null) === null && cell.trim() !== '' ? definitions(cell.trim(), sets, names) : [],
  );
  if (found.every((one) => one.length === 0)) return null;
  const columns = new Map<number, WrongColumn | null>();
  for (const [place, cell] of header.cells.entries()) {
    const column = named[place] ?? null;
    const [one] = found[place] ?? [];
    const isTaken = one !== undefined && found.slice(0, place).some((earlier) => earlier.includes(one));
    if (isTaken) columns.set(place, twice(one));
    else if (one !== undefined) columns.set(place, fits(one, rows, place) ? null : severalParts(one));
    else if (column === null && cell.trim() !== '') columns.set(place, unknown(cell, sets));
    else if (column !== null && ofOneFigure.includes(column)) columns.set(place, ofNone(cell));
  }
  return columns;
}

/** Whether the figures of an indicator can be read from one column: those of one part, and those like `412/425`. */
function fits(indicator: Indicator, rows: CsvTable['rows'], place: number): boolean {
  if (partsOfFigure(indicator).length === 1) return true;
  const texts = rows.map(({ cells }) => plainCell(cells[place] ?? '')).filter((text) => text !== '');
  const figures = texts.filter((text) => !isDash(text) && !saysNothing(text));
  return figures.length > 0 && figures.every((text) => halvesOf(text, indicator) !== null);
}

/** Columns that say something about one figure, and so about none where a row has several. */
const ofOneFigure: readonly ColumnName[] = [
  ...figureColumns,
  'value',
  'comment',
  'indicatorName',
] satisfies CsvColumn[];

/** More sets than a file has. */
const mostSets = 20;

function setsIn(cells: readonly string[], names: CsvNames): string[] {
  const texts = [...new Set(cells.map((cell) => cell.trim()))].filter((text) => text !== '');
  return texts.slice(0, mostSets).flatMap((text) => {
    const set = names.set(text);
    return set.ok ? [set.id] : [];
  });
}

function definitions(text: string, sets: readonly string[], names: CsvNames): Indicator[] {
  return sets.flatMap((set) => {
    const named = names.indicator(text, set);
    return named.ok ? (names.definition(set, named.id) ?? []) : [];
  });
}

function twice({ id }: Indicator): WrongColumn {
  const detail = {
    vi: `Chỉ số ${id} có ở hai cột; chỉ giữ một.`,
    en: `Indicator ${id} has two columns; keep only one.`,
  };
  return { code: 'duplicate-column', detail };
}

function severalParts(indicator: Indicator): WrongColumn {
  const { vi, en } = neededParts(indicator);
  const { id, name } = indicator;
  const detail = hasHalves(indicator)
    ? {
        vi: `${name.vi} (${id}) cần ${vi}: ghi cả hai vào ô, như «412/425», hoặc ${lowerCase(reshape.vi)}`,
        en: `${name.en} (${id}) needs the ${en}: write both in the cell, such as “412/425”, or ${lowerCase(reshape.en)}`,
      }
    : {
        vi: `${name.vi} (${id}) cần ${vi} nên không ghi được trong một cột. ${reshape.vi}`,
        en: `${name.en} (${id}) needs the ${en}, which do not fit in one column. ${reshape.en}`,
      };
  return { code: 'needs-parts', detail };
}

function unknown(cell: string, sets: readonly string[]): WrongColumn {
  const [shown, of] = [shownKey(cell.trim()), shownKey(sets.join(', '))];
  const detail = {
    vi: `«${shown}» không phải tên cột và không phải chỉ số của bộ ${of}. Sửa tên, hoặc ${lowerCase(reshape.vi)}`,
    en: `“${shown}” is neither a column nor an indicator of set ${of}. Fix the name, or ${lowerCase(reshape.en)}`,
  };
  return { code: 'unknown-column', detail };
}

function ofNone(cell: string): WrongColumn {
  const shown = shownKey(cell.trim());
  const detail = {
    vi: `Cột «${shown}» thuộc về một chỉ số, nhưng bảng có nhiều chỉ số trên một hàng. ${reshape.vi}`,
    en: `The column “${shown}” is about one indicator, but a row of this table has several. ${reshape.en}`,
  };
  return { code: 'column-of-no-indicator', detail };
}

/** How a table with a column for each indicator becomes one with a row for each. */
export const reshape: Text = {
  vi: 'Chuyển bảng thành mỗi hàng một chỉ số: cột Đơn vị, Bộ chỉ số, Kỳ, Chỉ số, rồi các cột số liệu như Tử số, Mẫu số, Điểm.',
  en: 'Reshape the table to one row per indicator: columns unit, set, period and indicator, then those of figures, such as numerator, denominator, points.',
};

function lowerCase(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
