import { formatInteger, formatPoints } from '../language/format.ts';
import type { Language } from '../language/text.ts';
import type { ReportLine, WeeklyReport } from '../report/weekly-report.ts';
import {
  type Change,
  changeInWords,
  type Delta,
  placesWithArrowInWords,
  pointsWithArrow,
  unknownChange,
} from './change-words.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** A large number of the headline; `change` is null where a change means nothing. */
export type Figure = { readonly label: string; readonly value: string; readonly change: Change | null };

/** What a leader should know after ten seconds. */
export type Headline = {
  readonly label: string;
  readonly illustrative: boolean;
  readonly figures: readonly Figure[];
  readonly sentences: readonly string[];
};

/** The headline in one language: the published standing, or without one how complete the figures are and who leads. */
export function headlineOf(report: WeeklyReport, ownUnit: string, language: Language): Headline {
  const main =
    report.standing === null
      ? completenessHeadline(report, language)
      : standingHeadline(report, report.standing, language);
  return { ...main, sentences: [...main.sentences, ...ownUnitSentences(report, ownUnit, language)] };
}

function standingHeadline(
  report: WeeklyReport,
  standing: NonNullable<WeeklyReport['standing']>,
  language: Language,
): Headline {
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

function completenessHeadline(report: WeeklyReport, language: Language): Headline {
  const texts = weeklyReportTexts[language];
  const received = receivedByAll(report, language);
  const leaders = report.leagues.flatMap(({ name, lines }) => {
    const first = lines.filter((line) => line.rank === 1);
    return first.slice(0, 1).map(({ points }) => {
      const units = first.map((line) => line.name[language]).join('; ');
      return texts.leaders(name[language], units, formatPoints(points, language));
    });
  });
  return {
    label: report.setName[language],
    illustrative: false,
    figures: [{ label: texts.submittedUnits, value: received, change: null }],
    sentences: [texts.completeness(report.scope[language], received), ...leaders],
  };
}

function ownUnitSentences(report: WeeklyReport, ownUnit: string, language: Language): string[] {
  return report.leagues.flatMap(({ lines }) =>
    lines
      .filter(({ unit }) => unit === ownUnit)
      .map((line) => ownUnitSentence(line, outOf(line.rank, lines.length, language), language)),
  );
}

function ownUnitSentence({ name, points, delta }: ReportLine, rank: string, language: Language): string {
  const change = comparison(delta, language);
  return weeklyReportTexts[language].ownUnit(name[language], rank, formatPoints(points, language), change);
}

function comparison(delta: Delta | null, language: Language): string {
  const texts = weeklyReportTexts[language];
  return delta === null ? texts.noComparison : texts.compared(changeInWords(delta, language));
}

/** How many units of all leagues sent figures: `28/28`. */
export function receivedByAll({ leagues }: WeeklyReport, language: Language): string {
  const received = leagues.reduce((sum, league) => sum + league.received, 0);
  const expected = leagues.reduce((sum, league) => sum + league.expected, 0);
  return outOf(received, expected, language);
}

/** A part of a whole, or a rank among many: `4/63`. */
export function outOf(part: number, whole: number, language: Language): string {
  return `${formatInteger(part, language)}/${formatInteger(whole, language)}`;
}
