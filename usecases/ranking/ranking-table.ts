import { asDecimal } from '../../domain/kinds/hundredths.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { EditionHead, PartialLine as Line } from '../../domain/ranking/edition.ts';
import { sentStateWords } from '../../domain/submission/completeness/sent-state.ts';
import { newerUnapprovedWords, unapprovedWords } from '../../domain/submission/unapproved.ts';
import { type ColumnOf, column, layTable, shaded } from '../../domain/table/lay-table.ts';
import type { TableCell, TableSheet } from '../../domain/table/table.ts';
import type { ScoringSince } from './scoring-since.ts';

/** The names of a set and a league, for a table that people read. */
export type TableNames = { readonly set: Text; readonly league: Text };

/**
 * A frozen ranking as a table, a row a unit.
 * @param names for a table that people read; null for one with codes, which programs read too
 * @param scoringOf how the scoring differs from that of the ranking that a unit is compared with
 */
export function rankingTable(
  head: EditionHead,
  lines: Iterable<Line> | AsyncIterable<Line>,
  language: Language,
  names: TableNames | null,
  scoringOf: ScoringSince,
): TableSheet {
  const { set, period, league } = head;
  if (names !== null) return namedTable(head, lines, language, names, scoringOf);
  const title = {
    vi: `Bộ chỉ số ${set}, khối ${league}: xếp hạng ${formatPeriod(period, 'vi')}`,
    en: `Set ${set}, league ${league}: ranking of ${formatPeriod(period, 'en')}`,
  };
  const name = `${period} ${league}`;
  return layTable({ name, title: title[language] }, columnsFor(head, scoringOf), lines, language);
}

function namedTable(
  head: EditionHead,
  lines: Iterable<Line> | AsyncIterable<Line>,
  language: Language,
  { set, league }: TableNames,
  scoringOf: ScoringSince,
): TableSheet {
  const title = {
    vi: `${set.vi}, khối ${league.vi}: xếp hạng ${formatPeriod(head.period, 'vi')}`,
    en: `${set.en}, ${league.en}: ranking of ${formatPeriod(head.period, 'en')}`,
  };
  const [, , , , , ...ofUnits] = columnsFor(
    head,
    scoringOf,
    (period) => formatPeriod(period, language),
    (line) => (hasPoints(line) ? asDecimal(line.points) : none),
  );
  const columns: readonly ColumnOf<Line>[] = [
    column('Bộ chỉ số', 'Set', 'text', 20, () => set[language]),
    column('Kỳ', 'Period', 'text', 14, () => formatPeriod(head.period, language)),
    column('Khối', 'League', 'text', 24, () => league[language]),
    column('Lần chốt', 'Edition', 'count', 8, () => head.edition),
    column('Hạng', 'Rank', 'count', 8, ({ rank }) => rank ?? none),
    ...ofUnits,
  ];
  return layTable({ name: league[language], title: title[language] }, columns, lines, language);
}

/** Stands for a result that there is none of, as in the mail. */
const none = '—';

/** Whether a line has points to show: one without figures has none, rather than 0. */
function hasPoints({ notRanked }: Line): boolean {
  return notRanked !== 'nothing-sent' && notRanked !== 'unreadable';
}

/**
 * @param periodOf how a period is written
 * @param pointsOf what stands for the points of a line
 */
function columnsFor(
  head: EditionHead,
  scoringOf: ScoringSince,
  periodOf: (period: string) => string = (period) => period,
  pointsOf: (line: Line) => TableCell = ({ points }) => asDecimal(points),
): readonly ColumnOf<Line>[] {
  const { set, period, league, edition, classes, comparedWith: usual } = head;
  const writtenPeriod = (one: string | undefined) => (one === undefined ? null : periodOf(one));
  return [
    column('Bộ chỉ số', 'Set', 'text', 8, () => set),
    column('Kỳ', 'Period', 'text', 12, () => period),
    column('Mã khối', 'League code', 'text', 14, () => league),
    column('Lần chốt', 'Edition', 'count', 8, () => edition),
    column('Hạng', 'Rank', 'count', 8, ({ rank }) => rank),
    column('Mã đơn vị', 'Unit code', 'text', 14, ({ unit }) => unit),
    column('Đơn vị', 'Unit', 'text', 34, ({ name }, language) => name[language]),
    shaded(column('Điểm', 'Points', 'points', 10, pointsOf)),
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
      delta === null ? null : writtenPeriod((comparedWith ?? usual)?.period),
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
        remarksOf(line, head, scoringOf)
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
  { notRanked, unapproved, sent, carriedFrom, late, illustrative, delta, comparedWith }: Line,
  { provisional, comparedWith: usual }: EditionHead,
  scoringOf: ScoringSince,
): Text[] {
  return [
    ...(notRanked === null
      ? []
      : [notRanked === 'nothing-sent' ? whyNothing(unapproved) : notRankedWords[notRanked]]),
    ...(unapproved === undefined || sent === 'nothing' ? [] : [newerUnapprovedWords[unapproved]]),
    ...(carriedFrom === undefined ? [] : [figuresOf(carriedFrom)]),
    ...(late ? [{ vi: 'trễ hạn', en: 'late' }] : []),
    ...(illustrative ? [{ vi: 'số liệu minh họa', en: 'illustrative figures' }] : []),
    ...(delta === null || scoringOf(comparedWith ?? usual) === null
      ? []
      : [{ vi: 'cách tính điểm đổi: chỉ so được một phần', en: 'scoring changed: only partly comparable' }]),
    ...(provisional ? [{ vi: 'kết quả tạm thời', en: 'provisional ranking' }] : []),
  ];
}

function figuresOf(period: string): Text {
  return {
    vi: `dùng số liệu ${formatPeriod(period, 'vi')}`,
    en: `figures of ${formatPeriod(period, 'en')}`,
  };
}
