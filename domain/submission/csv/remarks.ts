import type { Language, Text } from '../../language/text.ts';
import { shownKey } from '../../problem/shown-key.ts';
import { columnLetters } from '../../table/column-letters.ts';
import type { CsvColumns } from './columns.ts';
import type { MergedCells } from './merged-cells.ts';
import type { CsvRow } from './record-reader.ts';
import type { CsvTable } from './rows.ts';

/** Something in a file that is not a figure and was passed over, so that nobody thinks it was read. */
export type CsvRemark = {
  /** The first row it is about. */
  readonly row: number;
  readonly column?: string;
  readonly code: 'title-rows' | 'column-groups' | 'skipped-column' | 'merged-cells' | SkippedRow;
  readonly detail: Text;
};

/** Why a row under the header holds no figure. */
export type SkippedRow = 'total-row' | 'repeated-header' | 'column-numbers' | 'text-row';

const sayings: Record<SkippedRow, Text> = {
  'total-row': {
    vi: 'hàng tổng cộng, không phải số liệu của chỉ số',
    en: 'totals, not figures of an indicator',
  },
  'repeated-header': { vi: 'nhắc lại tên cột', en: 'the column names again' },
  'column-numbers': { vi: 'số thứ tự của cột', en: 'the numbers of the columns' },
  'text-row': { vi: 'không có chỉ số và số liệu', en: 'neither indicator nor figure' },
};

/** What was passed over or filled in: titles, groups of columns, merged cells, columns that only describe, and rows that hold no figure. */
export function csvRemarks(
  { skipped: columns }: CsvColumns,
  { titles, header, headerRows }: Pick<CsvTable, 'titles' | 'header' | 'headerRows'>,
  skipped: ReadonlyMap<SkippedRow, readonly CsvRow[]>,
  merged: readonly MergedCells[],
): CsvRemark[] {
  const [title] = titles;
  const above: CsvRemark[] =
    title === undefined
      ? []
      : [
          {
            row: title.row,
            code: 'title-rows',
            detail: {
              vi: `Bỏ qua ${rowsText(titles, 'vi')}, trên dòng tên cột: ${textOf(title)}`,
              en: `Skipped ${rowsText(titles, 'en')} above the column names: ${textOf(title)}`,
            },
          },
        ];
  const [top] = headerRows;
  const groups: CsvRemark[] =
    top === undefined || headerRows.length < 2
      ? []
      : [
          {
            row: top.row,
            code: 'column-groups',
            detail: {
              vi: `Tên cột đọc từ ${rowsText(headerRows, 'vi')}: ${textOf(header)}`,
              en: `The column names are read from ${rowsText(headerRows, 'en')}: ${textOf(header)}`,
            },
          },
        ];
  const beside = columns.map(({ place, header: name }): CsvRemark => {
    const [shown, letters] = [shownKey(name), columnLetters(place)];
    return {
      row: header.row,
      column: shown,
      code: 'skipped-column',
      detail: {
        vi: `Bỏ qua cột «${shown}» (cột ${letters}).`,
        en: `Skipped the column “${shown}” (column ${letters}).`,
      },
    };
  });
  const below = [...skipped].flatMap(([code, rows]): CsvRemark[] => {
    const [first] = rows;
    if (first === undefined) return [];
    const detail = {
      vi: `Bỏ qua ${rowsText(rows, 'vi')} (${sayings[code].vi}): ${textOf(first)}`,
      en: `Skipped ${rowsText(rows, 'en')} (${sayings[code].en}): ${textOf(first)}`,
    };
    return [{ row: first.row, code, detail }];
  });
  const filled = merged.flatMap(({ header: name, rows }): CsvRemark[] => {
    const [first] = rows;
    if (first === undefined) return [];
    const column = shownKey(name);
    const detail = {
      vi: `Ô trống ở cột «${column}», ${rowsText(rows, 'vi')}, đọc như ô phía trên (ô gộp).`,
      en: `Empty cells in the column “${column}”, ${rowsText(rows, 'en')}, are read as the cell above (merged cells).`,
    };
    return [{ row: first.row, column, code: 'merged-cells', detail }];
  });
  return [...above, ...groups, ...beside, ...filled, ...below];
}

/** Rows beyond this are counted, not listed. */
const mostListed = 20;

function rowsText(rows: readonly Pick<CsvRow, 'row'>[], language: Language): string {
  const listed = rows.slice(0, mostListed).map(({ row }) => row);
  const left = rows.length - listed.length;
  const more = left === 0 ? '' : language === 'vi' ? ` và ${left} hàng khác` : ` and ${left} more`;
  const word = language === 'vi' ? 'hàng' : rows.length === 1 ? 'row' : 'rows';
  return `${word} ${listed.join(', ')}${more}`;
}

/** What stands in a row, so that the reader recognizes it. */
function textOf({ cells }: CsvRow): string {
  const text = cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ');
  return `«${shownKey(text)}».`;
}
