import { formatAmount } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import type { CatalogueColumn } from './catalogue-column.ts';
import type { CatalogueSheet } from './catalogue-sheet.ts';

/** What is wrong with a shown field, in the words of its sheet. */
export function inSheetWords(
  { columns }: CatalogueSheet,
  { parts = 1 }: CatalogueColumn,
  [field = '', ...inside]: readonly string[],
  code: string,
  detail: Text,
): Text {
  if (code === 'required') return emptyCell;
  if (field === 'receives' && code === 'out-of-bounds') {
    const marks = columns.filter(({ path }) => path[0] === field).map(({ heading }) => heading);
    const [vi, en] = [marks.map((one) => `«${one.vi}»`), marks.map((one) => `“${one.en}”`)];
    return {
      vi: `Người này chưa nhận thư nào: ghi «có» ở ít nhất một trong các cột ${vi.join(', ')}.`,
      en: `This contact gets no mail: enter yes in at least one of the columns ${en.join(', ')}.`,
    };
  }
  if (code === 'unknown-field') return leaveEmpty;
  if (code === 'invalid' && inside.length === 0 && Object.hasOwn(groupsOfCells, field))
    return groupsOfCells[field] ?? detail;
  if (code === 'out-of-bounds' && parts > 1) return inWholes(detail, parts);
  return { vi: withoutCodes(detail.vi), en: withoutCodes(detail.en) };
}

/** A limit of a number that the catalogue keeps in parts, as the cell has it: 10000 is 100. */
function inWholes({ vi, en }: Text, parts: number): Text {
  const whole = (sentence: string, language: Language) =>
    sentence.replace(/\d+/, (limit) => formatAmount(Number(limit) / parts, language));
  return { vi: whole(vi, 'vi'), en: whole(en, 'en') };
}

const leaveEmpty: Text = {
  vi: 'Để trống ô này: mục ở dòng này không dùng cột này.',
  en: 'Leave this cell empty: the entry of this row does not use the column.',
};

const dayAfterPeriod: Text = {
  vi: 'Ghi một trong hai: thứ (1 đến 7, chỉ với kỳ tuần), hoặc số ngày làm việc sau kỳ (0 đến 60); và ghi giờ.',
  en: 'Enter either a weekday (1 to 7, for weekly sets) or a number of working days (0 to 60), and the hour.',
};

/** What cells that belong together may say. */
const groupsOfCells: Readonly<Record<string, Text>> = {
  due: dayAfterPeriod,
  lock: dayAfterPeriod,
  appliesTo: {
    vi: 'Ghi ở một trong hai cột «Các cấp phải báo cáo» và «Các đơn vị phải báo cáo».',
    en: 'Fill in one of the columns “Levels that report” and “Units that report”.',
  },
  ladder: {
    vi: 'Ghi các số ngày làm việc (0 đến 60) ở cột «Nhắc trước (ngày làm việc)», hoặc «không nhắc» và để trống các cột nhắc khác.',
    en: 'Enter working days (0 to 60) in “Warned before”, or none and leave the other columns of warnings empty.',
  },
  escalation: {
    vi: 'Ghi số ngày làm việc (1 đến 60) ở cột «Báo cấp trên sau (ngày làm việc)», hoặc «không báo» và để trống cột «Báo cho».',
    en: 'Enter working days (1 to 60) in “Reported above after”, or none and leave “Reported to” empty.',
  },
  missing: {
    vi: 'Ghi số kỳ (1 đến 52), «không điểm» hoặc «không xếp hạng».',
    en: 'Enter a number of periods (1 to 52), zero or exclude.',
  },
};

/** A sentence without the words of programs that stand in it in brackets: ` («role»)`. */
function withoutCodes(sentence: string): string {
  return sentence.replaceAll(/ \([«“][a-zA-Z-]+[»”]\)/g, '');
}

const emptyCell: Text = { vi: 'Ô này còn trống; ghi vào.', en: 'This cell is empty; fill it in.' };
