import { foldCase } from '../language/fold-text.ts';
import type { Text } from '../language/text.ts';
import type { Violation } from '../problem/problem.ts';
import { columnLetters } from '../table/column-letters.ts';
import { type Sheet, textIn } from '../workbook/sheet.ts';
import type { CatalogueColumn } from './catalogue-column.ts';
import type { CatalogueSheet } from './catalogue-sheet.ts';
import { columnsOfSheet } from './catalogue-sheets.ts';

/** A sheet of the catalogue as it was found: the places of its columns, 0 for A, and the row of their names. */
export type FoundTable = {
  readonly sheet: Sheet;
  readonly headRow: number;
  readonly places: ReadonlyMap<CatalogueColumn, number>;
};

type Finding =
  | { readonly ok: true; readonly table: FoundTable }
  | { readonly ok: false; readonly violations: readonly Violation[] };

/** People may write some rows above the names of the columns. */
const headWithin = 20;

/** Finds a sheet by its name, and its columns by theirs, in either language and any order. */
export function findTable(sheets: readonly Sheet[], wanted: CatalogueSheet): Finding {
  const { vi, en } = wanted.name;
  const [sheet, another] = sheets.filter(({ name }) => [foldCase(vi), foldCase(en)].includes(foldCase(name)));
  if (sheet === undefined) return refused(vi, 'missing-sheet', lacksSheet(wanted.name));
  if (another !== undefined) return refused(another.name, 'copied-sheet', twice(sheet.name, another.name));
  const columns = columnsOfSheet(wanted);
  const heads = sheet.rows
    .filter(({ number }) => number <= headWithin)
    .map(({ number, cells }) => {
      const named = [...cells].flatMap(([place, cell]): [CatalogueColumn, number][] => {
        const text = foldCase(textIn(cell));
        const column = columns.find(({ heading }) =>
          [foldCase(heading.vi), foldCase(heading.en)].includes(text),
        );
        return column === undefined ? [] : [[column, place]];
      });
      return { number, named };
    });
  const [head = { number: 1, named: [] }] = heads.toSorted((a, b) => b.named.length - a.named.length);
  const places = new Map(head.named);
  const missing = columns.filter((column) => !places.has(column));
  const repeated = head.named.find(([column, place]) => places.get(column) !== place);
  if (repeated !== undefined)
    return refused(
      `${sheet.name}!${columnLetters(repeated[1])}${head.number}`,
      'duplicate-column',
      isTwice(repeated[0].heading),
    );
  if (missing.length === 0) return { ok: true, table: { sheet, headRow: head.number, places } };
  return {
    ok: false,
    violations: missing.map(({ heading }) => ({
      pointer: `${sheet.name}!A${head.number}`,
      code: 'missing-column',
      detail: lacksColumn(heading),
    })),
  };
}

function refused(pointer: string, code: string, detail: Text): Finding {
  return { ok: false, violations: [{ pointer, code, detail }] };
}

function lacksSheet({ vi, en }: Text): Text {
  return {
    vi: `Sổ thiếu trang tính «${vi}». Xuất sổ mới rồi nhập lại thay đổi; không xóa trang tính.`,
    en: `The workbook lacks the sheet “${en}”. Export a new one and make the changes there; keep every sheet.`,
  };
}

function twice(one: string, other: string): Text {
  return {
    vi: `Có hai trang tính «${one}» và «${other}»; xóa trang thừa.`,
    en: `There are two sheets, “${one}” and “${other}”; delete one.`,
  };
}

function lacksColumn({ vi, en }: Text): Text {
  return {
    vi: `Trang tính thiếu cột «${vi}»; thêm lại tên cột, hoặc xuất sổ mới.`,
    en: `The sheet lacks the column “${en}”; put its name back, or export a new workbook.`,
  };
}

function isTwice({ vi, en }: Text): Text {
  return { vi: `Cột «${vi}» có hai lần; xóa cột thừa.`, en: `The column “${en}” appears twice; delete one.` };
}
