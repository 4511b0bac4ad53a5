import { capitalise, formatPeriod, formatPoints, formatWeek } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Delta } from '../../domain/report/delta.ts';
import { summaryOf } from '../../domain/report/summary-of.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { type LinkedLine, separated } from '../letter/linked-line.ts';
import {
  type Change,
  changeInWords,
  outOf,
  placesWithArrowInWords,
  pointsWithArrow,
  unknownChange,
} from './change-words.ts';
import type { ReportPages } from './report-pages.ts';
import { carrierWords } from './short-explanation.ts';
import { otherPlaces, sinceWords } from './since-words.ts';
import { type TrendBars, trendBars } from './trend-bars.ts';
import { sentIn, unapprovedCounts } from './unapproved-units.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** A large number in the headline; `change` is null where a change has no meaning. */
export type Figure = { readonly label: string; readonly value: string; readonly change: Change | null };

/** What a leader should know after ten seconds. */
export type Headline = {
  readonly label: string;
  readonly illustrative: boolean;
  readonly figures: readonly Figure[];
  /** The standings of the last weeks; null where there are too few. */
  readonly trend: TrendBars | null;
  readonly sentences: readonly LinkedLine[];
};

type Standing = NonNullable<WeeklyReport['standing']>;

/** The headline in one language: the published standing, or, without one, how complete the figures are and who leads. */
export function headlineOf(report: WeeklyReport, pages: ReportPages, language: Language): Headline {
  if (report.empty) return emptyHeadline(report, language);
  const { standing, unpublished } = report;
  if (standing !== null) return standingHeadline(report, standing, pages, language);
  return unpublished !== undefined && isStandingShown(report)
    ? unpublishedHeadline(report, unpublished, pages, language)
    : completenessHeadline(report, pages, language);
}

/** Whether the box shows a standing, be it the last one known. */
function isStandingShown({ standing, unpublished }: WeeklyReport): boolean {
  return standing !== null || (unpublished?.last ?? null) !== null;
}

/** `79,06 điểm, xếp hạng 4/63`: what was published of a standing. */
function standingFacts(
  { points, rank, of }: Pick<Standing, 'points' | 'rank' | 'of'>,
  language: Language,
): string[] {
  const texts = weeklyReportTexts[language];
  return [
    ...(points === null ? [] : [texts.somePoints(formatPoints(points, language))]),
    ...(rank === null ? [] : [texts.someRank(placeOf(rank, of, language))]),
  ];
}

function placeOf(rank: number, of: number | null, language: Language): string {
  return of === null ? `${rank}` : outOf(rank, of, language);
}

function emptyHeadline(report: WeeklyReport, language: Language): Headline {
  const texts = weeklyReportTexts[language];
  const received = receivedByAll(report, language);
  return {
    label: report.setName[language],
    illustrative: false,
    figures: [{ label: texts.submittedUnits, value: received, change: null }],
    trend: null,
    sentences: [
      [texts.empty(report.scope[language], formatWeek(report.period, language))],
      ...(report.unpublished === undefined
        ? []
        : [[unpublishedWords(report, report.unpublished.last, language)]]),
    ],
  };
}

function standingHeadline(
  report: WeeklyReport,
  standing: Standing,
  pages: ReportPages,
  language: Language,
): Headline {
  const texts = weeklyReportTexts[language];
  const { delta, points, rank, of } = standing;
  const change = <T>(amount: T | null | undefined, words: (amount: T, language: Language) => Change) =>
    amount === null || amount === undefined ? unknownChange : words(amount, language);
  return {
    label: standing.name[language],
    illustrative: standing.illustrative,
    figures: [
      ...(points === null
        ? []
        : [
            {
              label: texts.points,
              value: formatPoints(points, language),
              change: change(delta?.points, pointsWithArrow),
            },
          ]),
      ...(rank === null
        ? []
        : [
            {
              label: texts.rank,
              value: placeOf(rank, of, language),
              change: change(delta?.places, placesWithArrowInWords),
            },
          ]),
    ],
    trend: trendBars(standing.trend, language),
    sentences: [
      [
        texts.standing(
          report.scope[language],
          standingFacts(standing, language).join(', '),
          standingComparison(report, standing, language),
        ),
      ],
      ...newsOfUnits(report, pages, language),
    ],
  };
}

/** Of a standing that has not been published: that it is not there, and the last one known. Where none is known, nobody looks for one. */
function unpublishedHeadline(
  report: WeeklyReport,
  { name, last, trend }: NonNullable<WeeklyReport['unpublished']>,
  pages: ReportPages,
  language: Language,
): Headline {
  const texts = weeklyReportTexts[language];
  const week = formatWeek(report.period, language);
  return {
    label: name[language],
    illustrative: last?.illustrative ?? false,
    figures: [{ label: capitalise(week), value: texts.unpublished, change: null }],
    trend: trendBars(trend, language),
    sentences: [[unpublishedWords(report, last, language)], ...newsOfUnits(report, pages, language)],
  };
}

function unpublishedWords(
  { scope, period }: WeeklyReport,
  last: NonNullable<WeeklyReport['unpublished']>['last'],
  language: Language,
): string {
  const texts = weeklyReportTexts[language];
  const known =
    last && texts.lastStanding(formatPeriod(last.period, language), standingFacts(last, language).join(', '));
  return texts.unpublishedStanding(scope[language], formatPeriod(period, language), known);
}

/** How a standing compares with the last one before it. */
function standingComparison(report: WeeklyReport, standing: Standing, language: Language): string {
  const texts = weeklyReportTexts[language];
  const { delta, since, rank, of } = standing;
  if (delta === null) return texts.noComparison;
  const change = changeInWords(delta, language);
  const compared =
    change === null
      ? []
      : [
          [
            texts.compared(change, sinceWords(since, report.period, language)),
            ...reasonOf(delta, language),
          ].join(', '),
        ];
  const apart = delta.places === null && rank !== null ? [otherPlaces(of, since, language)] : [];
  const told = [...compared, ...apart];
  return told.length === 0 ? texts.nothingCompares : told.join('; ');
}

/** Why a standing has more points but a lower rank, or fewer points but a higher one. */
function reasonOf({ points, places }: Delta, language: Language): string[] {
  if (points === null || places === null || points * places >= 0) return [];
  const { othersRoseMore, othersFellMore } = weeklyReportTexts[language];
  return [points > 0 ? othersRoseMore : othersFellMore];
}

function completenessHeadline(report: WeeklyReport, pages: ReportPages, language: Language): Headline {
  const texts = weeklyReportTexts[language];
  return {
    label: report.setName[language],
    illustrative: false,
    figures: [
      {
        label: texts.submittedUnits,
        value: receivedByAll(report, language),
        change: partialChange(report, language),
      },
    ],
    trend: null,
    sentences: [
      ...newsOfUnits(report, pages, language),
      ...(report.unpublished === undefined ? [] : [[unpublishedWords(report, null, language)]]),
    ],
  };
}

/** How many of those that submitted did so only in part, beneath their number; null where none did. */
function partialChange({ leagues }: WeeklyReport, language: Language): Change | null {
  const parts = partsOf(leagues, language);
  return parts.length === 0 ? null : { text: parts.join('; '), direction: 'unknown' };
}

/** How many units submitted, and which moved most, and why: a paragraph, or none where nothing is ranked. */
function newsOfUnits(report: WeeklyReport, pages: ReportPages, language: Language): LinkedLine[] {
  const texts = weeklyReportTexts[language];
  if (report.leagues.length === 0) return [];
  const received = receivedByAll(report, language);
  // Where the box says how many submitted, the sentence does not say it again.
  const turnout = !isStandingShown(report)
    ? ''
    : texts.completeness(received, partialOfAll(report, language));
  const movers = (['risers', 'fallers'] as const).flatMap((way) => moverOfAll(report, way, pages, language));
  if (movers.length === 0) return turnout === '' ? [] : [[turnout]];
  const title = isEveryRankSame(report) ? texts.pointMovers : texts.movers;
  return [[`${turnout}${turnout === '' ? '' : ' '}${title}: `, ...separated(movers), '.']];
}

/** Whether no rank changed in any league of which it is said who moved. */
function isEveryRankSame({ leagues }: WeeklyReport): boolean {
  return leagues
    .filter(({ tooFew }) => !tooFew)
    .map((league) => summaryOf(league).movers)
    .every((movers) => movers === null || movers.sameRanks === true);
}

/** The unit of all leagues that rose most, or fell most; of leagues compared by points only where all are. */
function moverOfAll(
  report: WeeklyReport,
  way: 'risers' | 'fallers',
  pages: ReportPages,
  language: Language,
): LinkedLine[] {
  const candidates = report.leagues.flatMap((league) => {
    const { movers } = summaryOf(league);
    const [unit] = movers?.[way] ?? [];
    const line = league.tooFew ? undefined : league.lines.find((one) => one.unit === unit);
    return line?.delta && movers ? [{ line, delta: line.delta, by: movers.by }] : [];
  });
  const by = candidates.some((one) => one.by === 'places') ? 'places' : 'points';
  const [most] = candidates
    .filter((one) => one.by === by)
    .toSorted((a, b) => Math.abs(b.delta[by] ?? 0) - Math.abs(a.delta[by] ?? 0));
  if (most === undefined) return [];
  const { delta } = most;
  const change =
    changeInWords(
      by === 'places' ? { points: null, places: delta.places } : { points: delta.points, places: null },
      language,
    ) ?? '';
  const carrier =
    Math.sign(delta.points) === Math.sign(delta[by] ?? 0)
      ? carrierWords(most.line, report.indicators, language)
      : '';
  const { unit, name } = most.line;
  return [
    [
      { words: name[language], url: pages.unit(unit) },
      ` ${[change, ...(carrier === '' ? [] : [carrier])].join(', ')}`,
    ],
  ];
}

/** How many units of all leagues submitted: `28/28`. */
export function receivedByAll({ leagues }: WeeklyReport, language: Language): string {
  const received = leagues.reduce((sum, league) => sum + sentIn(league), 0);
  const expected = leagues.reduce((sum, league) => sum + league.expected, 0);
  return outOf(received, expected, language);
}

/** How many of them sent only some of what was asked, or figures that do not count: ` (2 gửi thiếu; 1 chờ duyệt)`; empty when none did. */
export function partialOfAll({ leagues }: WeeklyReport, language: Language): string {
  const parts = partsOf(leagues, language);
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

function partsOf(leagues: WeeklyReport['leagues'], language: Language): string[] {
  const partial = leagues.reduce((sum, league) => sum + (league.partial ?? 0), 0);
  return [
    ...(partial === 0 ? [] : [weeklyReportTexts[language].partly(partial)]),
    ...unapprovedCounts(leagues, language),
  ];
}
