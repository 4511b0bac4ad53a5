import { formatPoints, formatWeek } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Delta } from '../../domain/report/delta.ts';
import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';
import {
  type Change,
  changeInWords,
  outOf,
  placesWithArrowInWords,
  pointsWithArrow,
  unknownChange,
} from './change-words.ts';
import { explanationWords } from './explanation-words.ts';
import { leagueTexts } from './league-texts.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** A large number in the headline; `change` is null where a change has no meaning. */
export type Figure = { readonly label: string; readonly value: string; readonly change: Change | null };

/** How one of the reader's units ranks, and why. */
export type OwnUnit = { readonly sentence: string; readonly explanation: readonly string[] };

/** What a leader should know after ten seconds. */
export type Headline = {
  readonly label: string;
  readonly illustrative: boolean;
  readonly figures: readonly Figure[];
  readonly sentences: readonly string[];
  readonly own: readonly OwnUnit[];
};

/** The headline in one language: the published standing, or, without one, how complete the figures are and who leads. */
export function headlineOf(report: WeeklyReport, own: ReadonlySet<string>, language: Language): Headline {
  if (report.empty) return emptyHeadline(report, language);
  const main =
    report.standing === null
      ? completenessHeadline(report, language)
      : standingHeadline(report, report.standing, language);
  return { ...main, own: ownUnitsOf(report, own, language) };
}

function emptyHeadline(report: WeeklyReport, language: Language): Headline {
  const texts = weeklyReportTexts[language];
  const received = receivedByAll(report, language);
  return {
    label: report.setName[language],
    illustrative: false,
    figures: [{ label: texts.submittedUnits, value: received, change: null }],
    sentences: [texts.empty(report.scope[language], formatWeek(report.period, language))],
    own: [],
  };
}

function standingHeadline(
  report: WeeklyReport,
  standing: NonNullable<WeeklyReport['standing']>,
  language: Language,
): Omit<Headline, 'own'> {
  const texts = weeklyReportTexts[language];
  const { delta } = standing;
  const points = formatPoints(standing.points, language);
  const rank = outOf(standing.rank, standing.of, language);
  return {
    label: standing.name[language],
    illustrative: standing.illustrative,
    figures: [
      {
        label: texts.points,
        value: points,
        change: delta === null ? unknownChange : pointsWithArrow(delta.points, language),
      },
      {
        label: texts.rank,
        value: rank,
        change: delta === null ? unknownChange : placesWithArrowInWords(delta.places, language),
      },
    ],
    sentences: [texts.standing(report.scope[language], points, rank, comparison(delta, language))],
  };
}

function completenessHeadline(report: WeeklyReport, language: Language): Omit<Headline, 'own'> {
  const texts = weeklyReportTexts[language];
  const received = receivedByAll(report, language);
  const leaders = report.leagues.flatMap(({ name, provisional, lines }) => {
    const first = lines.filter((line) => line.rank === 1);
    return first.slice(0, 1).map(({ points }) => {
      const units = first.map((line) => leaderName(line, language)).join('; ');
      const say = provisional ? texts.provisionalLeaders : texts.leaders;
      return say(name[language], units, formatPoints(points, language));
    });
  });
  return {
    label: report.setName[language],
    illustrative: false,
    figures: [{ label: texts.submittedUnits, value: received, change: null }],
    sentences: [texts.completeness(report.scope[language], received), ...leaders],
  };
}

function leaderName({ name, carriedFrom }: ReportLine, language: Language): string {
  if (carriedFrom === undefined) return name[language];
  const remark = leagueTexts[language].marks.carried(formatWeek(carriedFrom, language));
  return `${name[language]} (${remark})`;
}

/** How many units of all leagues submitted: `28/28`. */
export function receivedByAll({ leagues }: WeeklyReport, language: Language): string {
  const received = leagues.reduce((sum, league) => sum + league.received, 0);
  const expected = leagues.reduce((sum, league) => sum + league.expected, 0);
  return outOf(received, expected, language);
}

/** How each of the reader's units ranks, in the order of the rankings. */
function ownUnitsOf(report: WeeklyReport, own: ReadonlySet<string>, language: Language): OwnUnit[] {
  return report.leagues.flatMap((league) =>
    league.lines
      .filter(({ unit }) => own.has(unit))
      .map((line) => ({
        sentence: standingOf(line, league, language),
        explanation: explanationWords(line, report.indicators, language),
      })),
  );
}

function standingOf(
  line: ReportLine,
  { provisional, lines }: WeeklyReport['leagues'][number],
  language: Language,
): string {
  const texts = weeklyReportTexts[language];
  const { marks } = leagueTexts[language];
  const remarks = [
    ...(provisional ? [texts.provisionalResult] : []),
    ...(line.submitted ? [] : [marks.notSubmitted]),
    ...(line.carriedFrom === undefined ? [] : [marks.carried(formatWeek(line.carriedFrom, language))]),
  ];
  return texts.ownUnit({
    unit: line.name[language],
    rank: outOf(line.rank, lines.length, language),
    points: formatPoints(line.points, language),
    className: line.class?.[language] ?? null,
    remarks: remarks.length === 0 ? '' : ` (${remarks.join('; ')})`,
    change: comparison(line.delta, language),
  });
}

/** The change since the previous period in words, or that there is none to compare with. */
function comparison(delta: Delta | null, language: Language): string {
  const texts = weeklyReportTexts[language];
  return delta === null ? texts.noComparison : texts.compared(changeInWords(delta, language));
}
