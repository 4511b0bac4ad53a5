import { figureColumns } from '../../kinds/figure-columns.ts';
import type { CsvColumn } from './column-names.ts';
import type { CsvColumns, CsvRecord } from './columns.ts';
import { csvFaultAt } from './figures.ts';
import type { CsvFault } from './rows.ts';

const texts: readonly CsvColumn[] = ['comment', 'note', 'reason'];

/**
 * In a file separated by commas, a number with a comma that was not quoted falls apart into two cells. It shows where the second
 * lands in a column for text: a comment of digits alone, right of a figure.
 */
export function splitNumber(record: CsvRecord, { places }: CsvColumns): CsvFault[] {
  return places.flatMap((column, at) => {
    const left = places[at - 1] ?? null;
    if (column === null || left === null) return [];
    const [before, after] = [record.cells.get(left)?.trim() ?? '', record.cells.get(column)?.trim() ?? ''];
    const isSplit =
      figureColumns.some((one) => one === left) && /^-?\d+$/.test(before) && /^\d+$/.test(after);
    if (!isSplit || !texts.includes(column)) return [];
    const detail = {
      vi: `«${after}» nằm ngay sau số «${before}»: có phải là ${before},${after} bị tách đôi? Nếu phải, đặt số trong nháy kép, "${before},${after}"; nếu là nội dung, ghi bằng chữ.`,
      en: `“${after}” follows the number “${before}”: is it ${before},${after} that fell apart? If so, quote the number, "${before},${after}"; if it is text, write it in words.`,
    };
    return [csvFaultAt(record, column, 'split-number', detail)];
  });
}
