import { figureColumns } from '../../domain/kinds/figure-columns.ts';
import type { Text } from '../../domain/language/text.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { formLines, headOf } from '../../domain/workbook/workbook-form.ts';

/**
 * The faults of a form in its own terms, lines and columns, where those of a JSON request, which name fields, would not help.
 * @param movedOn the sentence for figures of another revision
 */
export function inFormWords({ pointer, code, detail }: Violation, movedOn: Text): Text {
  if (pointer === 'header:If-Match') return movedOn;
  if (pointer === '/reason' && code === 'required') return needsReason;
  const part = figureColumns.find((column) => pointer.endsWith(`/${column}`));
  if (code === 'unknown-field' && part !== undefined) return greyCell(headOf(part));
  const { vi, en } = detail;
  return places.reduce(
    (told, [field, place]) => ({
      vi: told.vi.replaceAll(`«${field}»`, place.vi),
      en: told.en.replaceAll(`“${field}”`, place.en),
    }),
    { vi, en },
  );
}

const named: Readonly<Record<'comments' | 'note' | 'reason', readonly [kind: Text, name: Text]>> = {
  comments: [{ vi: 'cột', en: 'the column' }, headOf('comment')],
  note: [{ vi: 'dòng', en: 'the line' }, formLines.note],
  reason: [{ vi: 'dòng', en: 'the line' }, formLines.reason],
};

const places = Object.entries(named).map(([field, [kind, name]]): readonly [string, Text] => [
  field,
  { vi: `${kind.vi} «${name.vi}»`, en: `${kind.en} “${name.en}”` },
]);

const needsReason: Text = {
  vi: 'Kỳ này đã có số liệu; ghi lý do điều chỉnh vào ô này.',
  en: 'There are figures for this period already; say in this cell why you correct them.',
};

function greyCell({ vi, en }: Text): Text {
  return {
    vi: `Chỉ số này không dùng cột «${vi}»; xóa ô này, ghi số liệu vào ô màu vàng cùng hàng.`,
    en: `This indicator has no use for the column “${en}”; clear this cell and enter the figure in a yellow cell of the row.`,
  };
}
