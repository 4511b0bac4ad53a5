import { formatInteger, formatPoints, formatWeek } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { LinkedLine } from '../letter/linked-line.ts';
import { changeInWords, outOf, placesInWords } from './change-words.ts';
import { explanationWords, notRankedWords } from './explanation-words.ts';
import { leagueTexts } from './league-texts.ts';
import type { ReportPages } from './report-pages.ts';
import { amongUnits, sinceWords } from './since-words.ts';
import { type TrendBars, trendBars } from './trend-bars.ts';
import { submittedMarks, unapprovedTexts } from './unapproved-units.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

type League = WeeklyReport['leagues'][number];

/** How one of the reader's units ranks, and why. */
export type OwnUnit = {
  readonly sentence: LinkedLine;
  readonly explanation: readonly string[];
  readonly trend: TrendBars | null;
};

/** Stands for units of the reader's own that are not shown. */
export function moreOwnUnits(count: number, language: Language): OwnUnit {
  return {
    sentence: [weeklyReportTexts[language].moreOwn(formatInteger(count, language))],
    explanation: [],
    trend: null,
  };
}

/** How one of the reader's units ranks in a league, and why. */
export function ownUnitOf(
  line: ReportLine,
  league: League,
  report: WeeklyReport,
  pages: ReportPages,
  language: Language,
): OwnUnit {
  const { indicators, period } = report;
  const about = { indicators, period, of: league.ranked, since: line.since ?? league.since };
  return {
    sentence: [
      weeklyReportTexts[language].ownUnit,
      { words: line.name[language], url: pages.unit(line.unit) },
      ownResult(line, league, report, language),
    ],
    explanation: explanationWords(line, about, language),
    trend: trendBars(line.trend, language),
  };
}

/** What stands after the unit's name. */
function ownResult(
  line: ReportLine,
  { provisional, tooFew, received, expected, ranked, since, unapproved }: League,
  { period }: WeeklyReport,
  language: Language,
): string {
  const texts = weeklyReportTexts[language];
  const { marks } = leagueTexts[language];
  if (line.rank === null) return texts.ownUnitUnranked(notRankedWords(line, language));
  const only = unapproved === undefined ? texts.onlySubmitted : unapprovedTexts(language).onlyCounted;
  const remarks = [
    ...(provisional ? [texts.provisionalResult] : []),
    ...(tooFew && !provisional && 2 * received < expected ? [only(outOf(received, expected, language))] : []),
    ...submittedMarks(line, language),
    ...(line.carriedFrom === undefined ? [] : [marks.carried(formatWeek(line.carriedFrom, language))]),
  ];
  const compared = ownChange(line, line.since ?? since, ranked, period, language);
  return texts.ownUnitRanked({
    rank: outOf(line.rank, ranked, language),
    points: formatPoints(line.points, language),
    className: line.class?.[language] ?? null,
    remarks: remarks.length === 0 ? '' : ` (${remarks.join('; ')})`,
    change: line.submitted ? compared : null,
  });
}

/**
 * How a unit's points and rank changed. Places that are counted among fewer units than are ranked, now or then, are said apart, with
 * those among whom they are: they are not the difference of the two ranks that stand beside them.
 */
function ownChange(
  { delta }: ReportLine,
  since: League['since'],
  ranked: number,
  period: string,
  language: Language,
): string {
  const texts = weeklyReportTexts[language];
  if (delta === null) return texts.noComparison;
  const against = sinceWords(since, period, language);
  const among = delta.places === null ? null : amongUnits(ranked, since, language);
  if (among === null || delta.places === null)
    return texts.compared(changeInWords(delta, language) ?? '', against);
  const points = changeInWords({ points: delta.points, places: null }, language) ?? '';
  return `${texts.compared(points, against)}; ${among}: ${placesInWords(delta.places, language)}`;
}
