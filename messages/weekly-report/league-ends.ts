import { formatInteger, formatPoints, formatWeek } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { summaryOf } from '../../domain/report/summary-of.ts';
import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';
import { type LinkedLine, separated } from '../letter/linked-line.ts';
import { carrierSentence } from './carrier-words.ts';
import { leagueTexts } from './league-texts.ts';
import type { ReportPages } from './report-pages.ts';

/** Of a league of fewer units than this, its movers say what moved it. */
const fewUnits = 10;

type League = WeeklyReport['leagues'][number];

/** The most units named at each end of a ranking, and where they are tied. */
const mostEach = 3;
const mostTied = 5;

/** How many units of a league are named at each end: of a short one fewer, since its table shows them all. */
function namedOf(units: number): number {
  return Math.min(mostEach, Math.ceil(units / 5));
}

/**
 * Which units lead a league and which are last, and which indicators moved it most, one sentence each. Empty for a league in
 * which too few submitted; in a short league the last are only those not named among the first.
 */
export function leagueEnds(league: League, pages: ReportPages, language: Language): LinkedLine[] {
  const texts = leagueTexts[language];
  if (league.tooFew) return [];
  const ranked = league.lines.filter(({ rank }) => rank !== null);
  const { leaders, maxima, units } = summaryOf(league);
  const most = namedOf(units);
  const first = ranked.slice(0, mostTied).filter(({ rank }, index) => index < most || (rank ?? 0) <= most);
  const others = ranked.slice(first.length);
  const lowest = others.at(-most)?.rank ?? 0;
  const last = others
    .slice(-mostTied)
    .filter(({ rank }, index, all) => index >= all.length - most || (rank ?? 0) >= lowest);
  const carried =
    units < fewUnits || league.carriers === undefined
      ? ''
      : carrierSentence(league.carriers, league.ranked, language);
  const tied = Math.max(0, leaders.count - first.length);
  const named = (lines: readonly ReportLine[]) =>
    separated(lines.map((line) => placeWords(line, maxima.length > 1, pages, language)));
  return [
    ...(first.length === 0
      ? []
      : [
          [
            `${texts.first}: `,
            ...named(first),
            `${tied === 0 ? '' : texts.tied(formatInteger(tied, language))}.`,
          ],
        ]),
    ...(last.length === 0 ? [] : [[`${texts.last}: `, ...named(last), '.']]),
    ...(carried === '' ? [] : [[carried]]),
  ];
}

/** `1. Sở Tư pháp (93,27)`; with what it could earn where that differs. */
function placeWords(
  { unit, rank, name, points, maxPoints, carriedFrom }: ReportLine,
  isByShare: boolean,
  pages: ReportPages,
  language: Language,
): LinkedLine {
  const of = isByShare ? `/${formatPoints(maxPoints, language)}` : '';
  const carried =
    carriedFrom === undefined
      ? ''
      : `; ${leagueTexts[language].marks.carried(formatWeek(carriedFrom, language))}`;
  return [
    `${formatInteger(rank ?? 0, language)}. `,
    { words: name[language], url: pages.unit(unit) },
    ` (${formatPoints(points, language)}${of}${carried})`,
  ];
}
