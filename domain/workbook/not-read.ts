import { figureColumns } from '../kinds/figure-columns.ts';
import type { Indicator } from '../kinds/kinds.ts';
import { capitalise } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import { shownKey } from '../problem/shown-key.ts';
import { neededParts } from '../submission/figure-words.ts';
import type { FoundForm } from './find-form.ts';
import { isBelow, isFilled, lastRowOf } from './form-lines.ts';
import { type Sheet, type SheetRow, textIn } from './sheet.ts';
import type { FormColumn } from './workbook-form.ts';

/** A cell that holds something nobody reads; `at` is its column, 0 for A. */
export type UnreadCell = {
  readonly row: number;
  readonly at: number;
  readonly code: string;
  readonly detail: Text;
};

/** What a form was made with, to tell what people have written from it. */
export type FormTexts = {
  readonly set: string;
  readonly language: Language;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Whether the catalogue is still the one that the form was made by, so that its texts are known. */
  readonly isCurrent: boolean;
};

/**
 * The cells of a form's sheet that hold something that is neither read nor refused nor what the form was made with: titles and
 * signatures, columns of the clerk's own, texts of the form that were changed, and notes attached to cells.
 */
export function unreadCells(form: FoundForm, texts: FormTexts): UnreadCell[] {
  const known = { ...texts, last: lastRowOf(form, texts.indicators) };
  const cells = form.sheet.rows.flatMap((row) =>
    [...row.cells.keys()]
      .filter((at) => isFilled(row.cells, at) && !isRead(form, known, row, at))
      .map((at): UnreadCell => ({ row: row.number, at, code: 'not-read', detail: notRead })),
  );
  const notes = form.sheet.notes.map(
    (note): UnreadCell => ({ ...note, code: 'note-not-read', detail: noteNotRead }),
  );
  return [...cells, ...notes].sort((one, other) => one.row - other.row || one.at - other.at);
}

function isRead(
  form: FoundForm,
  texts: FormTexts & { readonly last: number },
  row: SheetRow,
  at: number,
): boolean {
  const { headRow, columns, lines } = form;
  const column = [...columns].find(([, place]) => place === at)?.[0];
  if (row.number === headRow) return column !== undefined;
  const line = lines.find(({ row: { number } }) => number === row.number);
  if (line !== undefined && at >= line.label && at <= Math.max(...columns.values())) return true;
  if (row.number < headRow) return textIn(row.cells.get(at)).endsWith(`(${texts.set})`);
  if (column === undefined) return false;
  const isEntered = column === 'comment' || figureColumns.some((part) => part === column);
  if (isEntered) return !isBelow(row, texts.last, form);
  const indicator = texts.indicators.get(textIn(row.cells.get(columns.get('indicator') ?? 0)));
  return indicator !== undefined && isGiven(indicator, column, row.cells.get(at), texts);
}

/** Whether a cell of what is given holds what it was made with, as far as that is known. */
function isGiven(
  indicator: Indicator,
  column: FormColumn,
  cell: SheetRow['cells'] extends ReadonlyMap<number, infer C> ? C | undefined : never,
  { language, isCurrent }: FormTexts,
): boolean {
  if (column === 'before') return cell?.kind === 'text';
  const given: Partial<Record<FormColumn, string>> = {
    indicatorName: indicator.name[language],
    measure: indicator.measure[language],
    asked: capitalise(neededParts(indicator)[language]),
  };
  const made = given[column]?.trim().normalize('NFC');
  return made === undefined || !isCurrent || textIn(cell) === made;
}

/** @param own the sheets that are read, or that were added here */
export function unreadSheets(
  sheets: readonly Sheet[],
  own: ReadonlySet<string>,
): { name: string; detail: Text }[] {
  return sheets
    .filter(({ name, rows }) => !own.has(name) && !name.startsWith('_tiendo') && rows.length > 0)
    .map(({ name }) => ({ name, detail: sheetNotRead(name) }));
}

const notRead: Text = {
  vi: 'Ô này nằm ngoài phần biểu hỏi nên không được đọc; điều cần gửi thì ghi vào ô màu vàng.',
  en: 'This cell is outside what the form asks for and was not read; whatever is to be sent belongs in a yellow cell.',
};

const noteNotRead: Text = {
  vi: 'Ghi chú gắn vào ô này không được đọc; điều cần gửi thì ghi vào cột «Giải trình».',
  en: 'The note attached to this cell was not read; whatever is to be sent belongs in the column “Comment”.',
};

function sheetNotRead(name: string): Text {
  const shown = shownKey(name);
  return {
    vi: `Trang tính «${shown}» không thuộc biểu nên không được đọc; điều cần gửi thì ghi vào biểu.`,
    en: `The sheet “${shown}” is none of the form and was not read; whatever is to be sent belongs in the form.`,
  };
}
