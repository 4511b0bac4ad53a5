import { asDecimal } from '../../domain/kinds/hundredths.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { EditionHead, PartialLine as Line } from '../../domain/ranking/edition.ts';
import { sentStateWords } from '../../domain/submission/sent-state.ts';
import { newerUnapprovedWords, unapprovedWords } from '../../domain/submission/unapproved.ts';
import { type ColumnOf, column, layTable, shaded } from '../../domain/table/lay-table.ts';
import type { TableSheet } from '../../domain/table/table.ts';

/** A frozen ranking as a table, a row a unit. */
export function rankingTable(
  head: EditionHead,
  lines: Iterable<Line> | AsyncIterable<Line>,
  language: Language,
): TableSheet {
  const { set, period, league } = head;
  const title = {
    vi: `Bộ chỉ số ${set}, khối ${league}: xếp hạng ${formatPeriod(period, 'vi')}`,
    en: `Set ${set}, league ${league}: ranking of ${formatPeriod(period, 'en')}`,
  };
  const name = `${period} ${league}`;
  return layTable({ name, title: title[language] }, columnsFor(head), lines, language);
}

function columnsFor(head: EditionHead): readonly ColumnOf<Line>[] {
  const { set, period, league, edition, classes, comparedWith: usual } = head;
  return [
    column('Bộ chỉ số', 'Set', 'text', 8, () => set),
    column('Kỳ', 'Period', 'text', 12, () => period),
    column('Mã khối', 'League code', 'text', 14, () => league),
    column('Lần chốt', 'Edition', 'count', 8, () => edition),
    column('Hạng', 'Rank', 'count', 8, ({ rank }) => rank),
    column('Mã đơn vị', 'Unit code', 'text', 14, ({ unit }) => unit),
    column('Đơn vị', 'Unit', 'text', 34, ({ name }, language) => name[language]),
    shaded(column('Điểm', 'Points', 'points', 10, ({ points }) => asDecimal(points))),
    column('Điểm tối đa', 'Maximum points', 'points', 10, ({ maxPoints }) => asDecimal(maxPoints)),
    column(
      'Tăng giảm điểm',
      'Change in points',
      'points-change',
      10,
      ({ delta }) => delta && asDecimal(delta.points),
    ),
    column('Tăng giảm hạng', 'Change in places', 'change', 10, ({ delta }) => delta?.places ?? null),
    column('So với kỳ', 'Compared with', 'text', 12, ({ delta, comparedWith }) =>
      delta === null ? null : ((comparedWith ?? usual)?.period ?? null),
    ),
    column(
      'Xếp loại',
      'Class',
      'text',
      12,
      (line, language) => classes.find(({ id }) => id === line.class)?.name[language] ?? null,
    ),
    column('Tình hình gửi', 'Submission', 'text', 14, ({ sent, unapproved }, language) => {
      if (sent === 'nothing' && unapproved !== undefined) return unapprovedWords[unapproved][language];
      return sent === null ? null : sentStateWords[sent][language];
    }),
    column(
      'Ghi chú',
      'Remarks',
      'text',
      34,
      (line, language) =>
        remarksOf(line, head)
          .map((remark) => remark[language])
          .join('; ') || null,
    ),
  ];
}

function whyNothing(unapproved: Line['unapproved']): Text {
  if (unapproved === undefined) return { vi: 'không xếp hạng: chưa gửi', en: 'not ranked: nothing sent' };
  const { vi, en } = unapprovedWords[unapproved];
  return { vi: `không xếp hạng: ${vi}`, en: `not ranked: ${en}` };
}

const notRankedWords: Readonly<Record<Exclude<NonNullable<Line['notRanked']>, 'nothing-sent'>, Text>> = {
  partial: { vi: 'không xếp hạng: gửi thiếu', en: 'not ranked: figures lacking' },
  'too-little-applies': {
    vi: 'không xếp hạng: quá ít chỉ số phát sinh',
    en: 'not ranked: too little applies',
  },
  unreadable: { vi: 'không xếp hạng: không đọc được số liệu', en: 'not ranked: figures unreadable' },
};

function remarksOf(
  { notRanked, unapproved, sent, carriedFrom, late, illustrative }: Line,
  { provisional }: EditionHead,
): Text[] {
  return [
    ...(notRanked === null
      ? []
      : [notRanked === 'nothing-sent' ? whyNothing(unapproved) : notRankedWords[notRanked]]),
    ...(unapproved === undefined || sent === 'nothing' ? [] : [newerUnapprovedWords[unapproved]]),
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
