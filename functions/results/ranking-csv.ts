import { asDecimal } from '../../domain/kinds/hundredths.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { EditionHead, PartialLine as Line } from '../../domain/ranking/edition.ts';
import type { TableCell } from '../../domain/table/table.ts';

type Column = {
  readonly heading: Text;
  readonly cell: (line: Line, ranking: EditionHead, language: Language) => TableCell;
};

const columns: readonly Column[] = [
  { heading: { vi: 'Bộ chỉ số', en: 'Set' }, cell: (_, { set }) => set },
  { heading: { vi: 'Kỳ', en: 'Period' }, cell: (_, { period }) => period },
  { heading: { vi: 'Mã khối', en: 'League code' }, cell: (_, { league }) => league },
  { heading: { vi: 'Lần chốt', en: 'Edition' }, cell: (_, { edition }) => edition },
  { heading: { vi: 'Hạng', en: 'Rank' }, cell: ({ rank }) => rank },
  { heading: { vi: 'Mã đơn vị', en: 'Unit code' }, cell: ({ unit }) => unit },
  { heading: { vi: 'Đơn vị', en: 'Unit' }, cell: ({ name }, _, language) => name[language] },
  { heading: { vi: 'Điểm', en: 'Points' }, cell: ({ points }) => asDecimal(points) },
  { heading: { vi: 'Điểm tối đa', en: 'Maximum points' }, cell: ({ maxPoints }) => asDecimal(maxPoints) },
  {
    heading: { vi: 'Tăng giảm điểm', en: 'Change in points' },
    cell: ({ delta }) => delta && asDecimal(delta.points),
  },
  { heading: { vi: 'Tăng giảm hạng', en: 'Change in places' }, cell: ({ delta }) => delta?.places ?? null },
  {
    heading: { vi: 'So với kỳ', en: 'Compared with' },
    cell: ({ delta, comparedWith }, ranking) =>
      delta === null ? null : ((comparedWith ?? ranking.comparedWith)?.period ?? null),
  },
  {
    heading: { vi: 'Xếp loại', en: 'Class' },
    cell: (line, { classes }, language) =>
      classes.find(({ id }) => id === line.class)?.name[language] ?? null,
  },
  {
    heading: { vi: 'Tình hình gửi', en: 'Submission' },
    cell: ({ sent }, _, language) => (sent === null ? null : sentWords[sent][language]),
  },
  {
    heading: { vi: 'Ghi chú', en: 'Remarks' },
    cell: (line, ranking, language) =>
      remarksOf(line, ranking)
        .map((remark) => remark[language])
        .join('; ') || null,
  },
];

const sentWords: Readonly<Record<NonNullable<Line['sent']>, Text>> = {
  complete: { vi: 'gửi đủ', en: 'complete' },
  partial: { vi: 'gửi thiếu', en: 'partial' },
  nothing: { vi: 'chưa gửi', en: 'nothing' },
};

const notRankedWords: Readonly<Record<NonNullable<Line['notRanked']>, Text>> = {
  'nothing-sent': { vi: 'không xếp hạng: chưa gửi', en: 'not ranked: nothing sent' },
  partial: { vi: 'không xếp hạng: gửi thiếu', en: 'not ranked: figures lacking' },
  'too-little-applies': {
    vi: 'không xếp hạng: quá ít chỉ số phát sinh',
    en: 'not ranked: too little applies',
  },
  unreadable: { vi: 'không xếp hạng: không đọc được số liệu', en: 'not ranked: figures unreadable' },
};

function remarksOf(
  { notRanked, carriedFrom, late, illustrative }: Line,
  { provisional }: EditionHead,
): Text[] {
  return [
    ...(notRanked === null ? [] : [notRankedWords[notRanked]]),
    ...(carriedFrom === undefined ? [] : [figuresOf(carriedFrom)]),
    ...(late ? [{ vi: 'trễ hạn', en: 'late' }] : []),
    ...(illustrative ? [{ vi: 'số liệu minh họa', en: 'illustrative figures' }] : []),
    ...(provisional ? [{ vi: 'kết quả tạm thời', en: 'provisional ranking' }] : []),
  ];
}

function figuresOf(period: string): Text {
  return {
    vi: `dùng số liệu ${formatPeriod(period, 'vi')}`,
    en: `figures of ${formatPeriod(period, 'en')}`,
  };
}

/** The row of headings of a ranking as a file for spreadsheets. */
export function csvHeadings(language: Language): TableCell[] {
  return columns.map(({ heading }) => heading[language]);
}

/** The row of a unit. */
export function csvRow(line: Line, ranking: EditionHead, language: Language): TableCell[] {
  return columns.map(({ cell }) => cell(line, ranking, language));
}

/** The headers of that file: its name, its language, and what it depends on beside its address. */
export function rankingCsvHeaders({ set, period, league, edition }: EditionHead, language: Language) {
  return {
    'content-disposition': `attachment; filename="ranking-${set}-${period}-${league}-${edition}-${language}.csv"`,
    'content-language': language,
    vary: rankingCsvVary,
  };
}

/** What the file depends on beside its address. */
export const rankingCsvVary = 'accept, accept-language, authorization';
