import type { Unit } from '../catalogue/catalogue.ts';
import { nameWithId } from '../catalogue/name-with-id.ts';
import { foldCase } from '../language/fold-text.ts';
import { capitalise, formatPeriod } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import { shownKey } from '../problem/shown-key.ts';
import type { FoundForm } from './find-form.ts';
import { beginsWithLine, cellName, type FoundLine, isFilled } from './form-lines.ts';
import { textIn } from './sheet.ts';
import { formLines } from './workbook-form.ts';

/** What is wrong with a cell beside the table. */
export type LineFault = {
  readonly row: number;
  readonly at: number;
  readonly code: string;
  readonly detail: Text;
};

/** Whom and what a form was made for. */
export type MadeFor = { readonly unit: Unit; readonly period: string };

/**
 * Content beside the table that would otherwise be lost or misread: under a name that is not the form's, in a cell beside the
 * one to fill in, or naming another unit or period than the form was made for.
 */
export function lineFaults(form: FoundForm, about: MadeFor): LineFault[] {
  return [
    ...unknownLines(form),
    ...form.lines.flatMap((line) => [...besides(line), ...otherFacts(line, about)]),
  ];
}

/** Rows between the lines and the head that hold a text where lines have theirs. */
function unknownLines({ sheet, headRow, lines, columns }: FoundForm): LineFault[] {
  const above = lines.filter(({ row }) => row.number < headRow);
  const first = above.length === 0 ? 0 : Math.min(...above.map(({ row }) => row.number));
  const label = Math.min(...above.map(({ label: at }) => at), ...columns.values());
  const last = Math.max(...columns.values());
  const known = new Set(lines.map(({ row }) => row.number));
  return sheet.rows.flatMap(({ number, cells }): LineFault[] => {
    if (known.has(number) || number === headRow) return [];
    const named = [...cells.keys()].find((at) => beginsWithLine(textIn(cells.get(at))));
    if (named !== undefined && !isEntry(number, named))
      return [{ row: number, at: named, code: 'text-beside-cell', detail: inLabel(number, named) }];
    if (number < first || number > headRow) return [];
    const at = [...cells.keys()].find((one) => one > label && one <= last && isFilled(cells, one));
    if (at === undefined) return [];
    const name = textIn(cells.get(label));
    return [{ row: number, at, code: 'unknown-line', detail: unknownLine(name) }];
  });

  /** Comments may begin like a line. */
  function isEntry(row: number, at: number): boolean {
    return row > headRow && at === columns.get('comment');
  }
}

function besides({ name, row, at, beside }: FoundLine): LineFault[] {
  if (name === 'hint') return [];
  const detail = besideText(cellName(row.number, at));
  return beside.map((one) => ({ row: row.number, at: one, code: 'text-beside-cell', detail }));
}

function otherFacts({ name, row, at }: FoundLine, { unit, period }: MadeFor): LineFault[] {
  if (!isFilled(row.cells, at)) return [];
  const text = foldCase(textIn(row.cells.get(at)));
  const says = (of: Text) => [of.vi, of.en].some((one) => text.includes(foldCase(one)));
  const made = { row: row.number, at };
  const inWords = (language: Language) => capitalise(formatPeriod(period, language));
  const periodText: Text = { vi: inWords('vi'), en: inWords('en') };
  if (name === 'unit' && !says(unit.name) && !text.includes(foldCase(`(${unit.id})`)))
    return [{ ...made, code: 'other-unit', detail: madeFor(nameWithId(unit)) }];
  if (name === 'period' && !says(periodText) && !text.includes(foldCase(period)))
    return [{ ...made, code: 'other-period', detail: madeFor(periodText) }];
  return [];
}

const lineNames = (language: Language) => {
  const [open, close] = language === 'vi' ? ['«', '»'] : ['“', '”'];
  return Object.values(formLines)
    .map((line) => `${open}${line[language]}${close}`)
    .join(', ');
};

function unknownLine(name: string): Text {
  const shown = shownKey(name);
  const lines: Text = { vi: lineNames('vi'), en: lineNames('en') };
  return {
    vi: `${shown === '' ? 'Dòng này không có tên' : `Biểu không có dòng «${shown}»`} nên không rõ nội dung này gửi vào đâu. Trên bảng có các dòng ${lines.vi}: khôi phục tên dòng, chuyển nội dung vào dòng đúng, hoặc xóa.`,
    en: `${shown === '' ? 'This line has no name' : `The form has no line “${shown}”`}, so it is not clear where this text goes. The lines above the table are ${lines.en}: restore the name, move the text to the right line, or clear it.`,
  };
}

function besideText(cell: string): Text {
  return {
    vi: `Dòng này chỉ lấy nội dung ở ô ${cell}; chép nội dung ở đây vào ô đó, hoặc xóa.`,
    en: `Of this line only cell ${cell} is read; move this text there, or clear it.`,
  };
}

function inLabel(row: number, at: number): Text {
  const cell = cellName(row, at + 1);
  return {
    vi: `Nội dung nằm chung ô với tên dòng; chuyển nội dung sang ô ${cell}, ở đây chỉ giữ tên dòng.`,
    en: `The text is in the same cell as the name of the line; move it to cell ${cell} and keep only the name here.`,
  };
}

function madeFor({ vi, en }: Text): Text {
  return {
    vi: `Sổ này lập cho ${vi}; sửa ô này không làm số liệu chuyển sang nơi hay kỳ khác. Ghi lại «${vi}», hoặc tải sổ đúng đơn vị và kỳ.`,
    en: `This workbook was made for ${en}; changing this cell does not send the figures anywhere else. Write “${en}” again, or download the workbook of the right unit and period.`,
  };
}
