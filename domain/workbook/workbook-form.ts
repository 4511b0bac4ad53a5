import { figureColumns } from '../kinds/figure-columns.ts';
import { type FigurePart, type Indicator, indicatorKinds } from '../kinds/kinds.ts';
import { partWords } from '../kinds/part-words.ts';
import { capitalise } from '../language/format.ts';
import type { Text } from '../language/text.ts';
import { partsOfFigure } from '../submission/figure-words.ts';

const around = {
  indicator: { vi: 'Mã', en: 'Code' },
  indicatorName: { vi: 'Chỉ số', en: 'Indicator' },
  measure: { vi: 'Đơn vị tính', en: 'Measure' },
  asked: { vi: 'Cần nhập', en: 'What to enter' },
  before: { vi: 'Số liệu lần trước', en: 'Last figure' },
  comment: { vi: 'Giải trình', en: 'Comment' },
} as const satisfies Readonly<Record<string, Text>>;

/** A column of the sheet in which figures are entered. */
export type FormColumn = keyof typeof around | FigurePart;

const words: Readonly<Record<FormColumn, Text>> = { ...partWords, ...around };

/** The name of a column. */
export function headOf(column: FormColumn): Text {
  const { vi, en } = words[column];
  return { vi: capitalise(vi), en: capitalise(en) };
}

/** The lines above the table in which texts of the whole submission are entered, with their names. */
export const formLines = {
  asOf: { vi: 'Số liệu tính đến ngày', en: 'Figures as of' },
  reason: { vi: 'Lý do điều chỉnh', en: 'Reason for the correction' },
  note: { vi: 'Ghi chú, kiến nghị', en: 'Note' },
} as const satisfies Readonly<Record<string, Text>>;

/** Which text of the whole submission a line above the table takes. */
export type FormLine = keyof typeof formLines;

/** The lines above the table that say whose form it is, and of which period. */
export const formFacts = {
  unit: { vi: 'Đơn vị', en: 'Unit' },
  period: { vi: 'Kỳ, hạn gửi', en: 'Period, due' },
} as const satisfies Readonly<Record<string, Text>>;

/** The line that says how to fill in a form. */
export const formHint: Text = {
  vi: 'Chỉ nhập vào ô màu vàng. Không có gì để báo cáo thì ghi «x» ở cột «Không phát sinh»; chưa có số liệu thì để trống.',
  en: 'Fill in the yellow cells only. Put an x under “Nothing to report” where that is so; leave a figure empty while there is none.',
};

/** The parts of figures that can be entered for an indicator, “nothing to report” included. */
export function entriesOf(indicator: Indicator): FigurePart[] {
  const own = partsOfFigure(indicator);
  return indicatorKinds[indicator.kind].refusesNothing === null ? [...own, 'nothingToReport'] : own;
}

/** The columns of a form for some indicators, from left to right. */
export function columnsOf(indicators: readonly Indicator[]): FormColumn[] {
  const used = new Set(indicators.flatMap(entriesOf));
  const entries = figureColumns.filter((part) => used.has(part));
  return ['indicator', 'indicatorName', 'measure', 'asked', 'before', ...entries, 'comment'];
}
