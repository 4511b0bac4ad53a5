import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Extent } from '../letter/extent.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** The summary that replaces the rankings that a report does not show; null when it shows all. */
export type OtherLeagues = { readonly title: string; readonly text: string } | null;

/** The most of these rankings that are named. */
const mostNamed = 10;

/** Names the rankings that a report does not show, and says how to see them. */
export function otherLeaguesOf(
  others: WeeklyReport['leagues'],
  { names }: Extent,
  language: Language,
): OtherLeagues {
  if (others.length === 0) return null;
  const { otherLeagues, moreLeagues } = weeklyReportTexts[language];
  const named = others.slice(0, Math.min(mostNamed, names)).map(({ name }) => name[language]);
  const more = others.length - named.length;
  const listed = [
    ...named,
    ...(more > 0 && named.length > 0 ? [moreLeagues(formatInteger(more, language))] : []),
  ].join('; ');
  return {
    title: otherLeagues.title,
    text: otherLeagues.text(formatInteger(others.length, language), listed),
  };
}
