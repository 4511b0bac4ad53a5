import { figureColumns } from '../kinds/figure-columns.ts';
import { type FigurePart, type Indicator, indicatorKinds } from '../kinds/kinds.ts';
import { partWords } from '../kinds/part-words.ts';
import { capitalise } from '../language/format.ts';
import type { Text } from '../language/text.ts';
import { partsOf } from '../submission/figure-words.ts';

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

export type FormLine = keyof typeof formLines;

/** The parts of figures that can be entered for an indicator, “nothing to report” included. */
export function entriesOf(indicator: Indicator): FigurePart[] {
  const own = partsOf(indicator);
  return indicatorKinds[indicator.kind].refusesNothing === null ? [...own, 'nothingToReport'] : own;
}

/** The columns of a form for some indicators, from left to right. */
export function columnsOf(indicators: readonly Indicator[]): FormColumn[] {
  const used = new Set(indicators.flatMap(entriesOf));
  const entries = figureColumns.filter((part) => used.has(part));
  return ['indicator', 'indicatorName', 'measure', 'asked', 'before', ...entries, 'comment'];
}
