import { asDecimal } from '../../domain/kinds/hundredths.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { EditionHead, PartialLine } from '../../domain/ranking/edition.ts';
import type { RescoredIndicator, ScoringChange } from '../../domain/ranking/scoring-change.ts';
import { type PlacesCause, placesCause } from '../../domain/report/places-cause.ts';
import { type ColumnOf, column, layTable } from '../../domain/table/lay-table.ts';
import type { TableSheet } from '../../domain/table/table.ts';
import { rescoredWords } from '../../messages/weekly-report/scoring-words.ts';
import type { TableNames } from './ranking-table.ts';
import type { ScoringSince } from './scoring-since.ts';

/** One indicator in which a unit's points changed. */
type Cause = {
  readonly line: PartialLine;
  readonly indicator: string;
  readonly points: number;
  readonly remark: Text | null;
};

/**
 * Why the units of a ranking moved, a row for each indicator in which one of them gained or lost points, units in the order of
 * the ranking.
 * @param lines with what explains their change
 * @param nameOf the name of an indicator; its id where it has none
 * @param names of the set and the league
 * @param scoringOf how the scoring differs from that of the ranking that a unit is compared with
 */
export function causesTable(
  { period, comparedWith }: EditionHead,
  lines: Iterable<PartialLine>,
  nameOf: (indicator: string) => Text,
  language: Language,
  { set, league }: TableNames,
  scoringOf: ScoringSince,
): TableSheet {
  const changeOf = (line: PartialLine) => scoringOf(line.comparedWith ?? comparedWith);
  const title = {
    vi: `${set.vi}, khối ${league.vi}: nguyên nhân tăng giảm ${formatPeriod(period, 'vi')}`,
    en: `${set.en}, ${league.en}: causes of changes in ${formatPeriod(period, 'en')}`,
  };
  const name = { vi: `Nguyên nhân – ${league.vi}`, en: `Causes – ${league.en}` };
  const about = { name: name[language], title: title[language] };
  return layTable(about, columnsFor(nameOf), causesOf(lines, changeOf), language);
}

function columnsFor(nameOf: (indicator: string) => Text): readonly ColumnOf<Cause>[] {
  return [
    column('Hạng', 'Rank', 'count', 8, ({ line }) => line.rank),
    column('Mã đơn vị', 'Unit code', 'text', 14, ({ line }) => line.unit),
    column('Đơn vị', 'Unit', 'text', 34, ({ line }, language) => line.name[language]),
    column('Tăng giảm hạng', 'Change in places', 'change', 10, ({ line }) => line.delta?.places ?? null),
    column('Hạng tự tăng giảm', 'Places by itself', 'change', 10, ({ line }) => placesOf(line)?.own ?? null),
    column(
      'Hạng do đơn vị khác',
      'Places by others',
      'change',
      10,
      ({ line }) => placesOf(line)?.others ?? null,
    ),
    column('Mã chỉ số', 'Indicator code', 'text', 12, ({ indicator }) => indicator),
    column('Chỉ số', 'Indicator', 'text', 50, ({ indicator }, language) => nameOf(indicator)[language]),
    column('Tăng giảm điểm', 'Change in points', 'points-change', 10, ({ points }) => asDecimal(points)),
    column('Ghi chú', 'Remarks', 'text', 24, ({ remark }, language) => remark?.[language] ?? null),
  ];
}

/** What its change of places is due to; null where nothing is known of it. */
function placesOf({ delta, why }: PartialLine): PlacesCause | null {
  const places = delta?.places ?? null;
  const own = why?.ownPlaces ?? null;
  return places === null || own === null ? null : placesCause(places, own);
}

const lackingWords: Readonly<Record<'now' | 'before', Text>> = {
  now: { vi: 'kỳ này chưa gửi', en: 'not sent for this period' },
  before: { vi: 'kỳ trước chưa gửi', en: 'not sent for the period before' },
};

/** `cách tính đổi: điểm tối đa 2,00 → 3,00`; null for an indicator that scores as before. */
function rescoredRemark(indicator: RescoredIndicator | undefined): Text | null {
  if (indicator === undefined) return null;
  return {
    vi: `cách tính đổi: ${rescoredWords(indicator, 'vi')}`,
    en: `scoring changed: ${rescoredWords(indicator, 'en')}`,
  };
}

function* causesOf(
  lines: Iterable<PartialLine>,
  scoringOf: (line: PartialLine) => ScoringChange | null,
): Iterable<Cause> {
  for (const line of lines) {
    const rescored = new Map((scoringOf(line)?.indicators ?? []).map((one) => [one.id, one]));
    for (const { indicator, points } of line.why?.indicators ?? [])
      yield { line, indicator, points, remark: rescoredRemark(rescored.get(indicator)) };
    for (const { indicator, points, lacking } of line.why?.notSent ?? [])
      yield { line, indicator, points, remark: lackingWords[lacking] };
  }
}
