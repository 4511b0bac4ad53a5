import { formatInteger, formatPoints, formatWeek } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Delta } from '../../domain/report/delta.ts';
import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';
import { changeInWords } from './change-words.ts';
import { explanationWords } from './explanation-words.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** How a unit of the reader's stands, and why. */
export type OwnUnit = { readonly sentence: string; readonly explanation: readonly string[] };

/** Says how each of the reader's units stands, in the order of the rankings. */
export function ownUnitsOf(report: WeeklyReport, own: ReadonlySet<string>, language: Language): OwnUnit[] {
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
  const remarks = [
    ...(provisional ? [texts.provisionalResult] : []),
    ...(line.submitted ? [] : [texts.marks.notSubmitted]),
    ...(line.carriedFrom === undefined ? [] : [texts.marks.carried(formatWeek(line.carriedFrom, language))]),
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

/** A change since the previous period in words, or that there is none to compare with. */
export function comparison(delta: Delta | null, language: Language): string {
  const texts = weeklyReportTexts[language];
  return delta === null ? texts.noComparison : texts.compared(changeInWords(delta, language));
}

/** A part of a whole, or a rank among many: `4/63`. */
export function outOf(part: number, whole: number, language: Language): string {
  return `${formatInteger(part, language)}/${formatInteger(whole, language)}`;
}
