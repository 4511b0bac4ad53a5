import { foldCase } from '../language/fold-text.ts';
import type { Text } from '../language/text.ts';
import { shownKey } from '../problem/shown-key.ts';
import { columnLetters } from '../table/column-letters.ts';
import { type FoundLine, findLines } from './form-lines.ts';
import { type Sheet, type SheetCell, textIn } from './sheet.ts';
import { type FormColumn, headOf } from './workbook-form.ts';

/** Where a form is: its sheet, the row of its head, and its columns and lines. */
export type FoundForm = {
  readonly sheet: Sheet;
  readonly headRow: number;
  /** By column, 0 for A. */
  readonly columns: ReadonlyMap<FormColumn, number>;
  /** The lines of the whole submission, and those that say what the form is for. */
  readonly lines: readonly FoundLine[];
};

/** Why there is no form to read. `place` is a sheet or a cell, as a pointer. */
type FormFault = { readonly place: string; readonly code: string; readonly detail: Text };

type Finding =
  | { readonly ok: true; readonly form: FoundForm }
  | { readonly ok: false; readonly fault: FormFault };

/** The head is looked for in this many rows, since people may add some above. */
const headWithin = 40;

/**
 * Finds the one visible sheet that has a form's head. Columns and lines are found by their names, so that sorting, filtering and
 * added rows or columns do no harm.
 * @param expected the columns that the form was made with
 */
export function findForm(sheets: readonly Sheet[], expected: readonly FormColumn[]): Finding {
  const forms = sheets.flatMap((sheet) => (sheet.isHidden ? [] : formOn(sheet, expected)));
  const [form, another] = forms;
  if (form === undefined) return fault('', 'no-form', noForm);
  if (another !== undefined)
    return fault(another.sheet.name, 'copied-sheet', copied(form.sheet.name, another.sheet.name));
  const places = [...form.columns.values()];
  const { sheet, headRow } = form;
  const missing = expected.find((column) => !form.columns.has(column));
  if (missing !== undefined) return fault(`${sheet.name}!A${headRow}`, 'missing-column', lacks(missing));
  const head = sheet.rows.find(({ number }) => number === headRow)?.cells ?? new Map<number, SheetCell>();
  const twice = [...head].find(
    ([at, cell]) => !places.includes(at) && columnNamed(textIn(cell), expected) !== null,
  );
  if (twice === undefined) return { ok: true, form };
  const [at, cell] = twice;
  return fault(`${sheet.name}!${columnLetters(at)}${headRow}`, 'duplicate-column', isTwice(textIn(cell)));
}

function fault(place: string, code: string, detail: Text): Finding {
  return { ok: false, fault: { place, code, detail } };
}

function formOn(sheet: Sheet, expected: readonly FormColumn[]): FoundForm[] {
  for (const { number, cells } of sheet.rows) {
    if (number > headWithin) return [];
    const columns = new Map<FormColumn, number>();
    for (const [at, cell] of cells) {
      const column = columnNamed(textIn(cell), expected);
      if (column !== null && !columns.has(column)) columns.set(column, at);
    }
    if (columns.has('indicator') && columns.size > expected.length / 2)
      return [{ sheet, headRow: number, columns, lines: findLines({ sheet, headRow: number, columns }) }];
  }
  return [];
}

function columnNamed(text: string, expected: readonly FormColumn[]): FormColumn | null {
  const name = foldCase(text);
  const found = expected.find((column) => {
    const { vi, en } = headOf(column);
    return name === foldCase(vi) || name === foldCase(en);
  });
  return found ?? null;
}

const noForm: Text = {
  vi: 'Không thấy bảng số liệu trong sổ: hàng tên cột đã bị xóa, đổi hoặc ẩn. Tải sổ mới và nhập lại.',
  en: 'The workbook has no table of figures: the row with the names of the columns was removed, changed or hidden. Download a new workbook and fill that in.',
};

function copied(one: string, other: string): Text {
  const [first, second] = [shownKey(one), shownKey(other)];
  return {
    vi: `Có hai trang tính cùng mẫu, «${first}» và «${second}», nên không rõ lấy số liệu ở trang nào. Xóa trang thừa rồi gửi lại.`,
    en: `Two sheets have the form, “${first}” and “${second}”, and it is not clear which one counts. Delete the other and send the workbook again.`,
  };
}

function lacks(column: FormColumn): Text {
  const { vi, en } = headOf(column);
  return {
    vi: `Bảng thiếu cột «${vi}». Tải sổ mới và nhập lại.`,
    en: `The table lacks the column “${en}”. Download a new workbook and fill that in.`,
  };
}

function isTwice(name: string): Text {
  const shown = shownKey(name);
  return {
    vi: `Cột «${shown}» có hai lần; xóa cột thừa rồi gửi lại.`,
    en: `The column “${shown}” appears twice; delete one and send the workbook again.`,
  };
}
