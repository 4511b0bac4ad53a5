import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import {
  firstNames,
  type LeagueSummary,
  mostNames,
  type SomeNames,
} from '../../domain/report/league-summary.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { canonicalJson } from '../../domain/submission/json/canonical-json.ts';
import { leagueTexts } from './league-texts.ts';
import { scoringAsAbove, scoringSentence } from './scoring-words.ts';
import { sinceWords } from './since-words.ts';
import { sentIn, unapprovedCounts } from './unapproved-units.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

type League = WeeklyReport['leagues'][number];

/** How many submitted, how many of those only in part, and how many are ranked. */
export function turnoutWords(league: League, language: Language): string {
  const { expected, partial, ranked } = league;
  const counts = unapprovedCounts([league], language);
  const texts = leagueTexts[language];
  const [sent, asked] = [formatInteger(sentIn(league), language), formatInteger(expected, language)];
  return [
    texts.received(`${sent}/${asked}`) + (partial === null || partial === 0 ? '' : texts.partly(partial)),
    ...counts,
    ...(ranked === sentIn(league) ? [] : [texts.ranked(`${formatInteger(ranked, language)}/${asked}`)]),
  ].join('; ');
}

/** States how a league's units differ from those it is compared with; nothing when they are the same. */
export function membershipRemarks(
  league: League,
  { joined, left: leftCount }: LeagueSummary,
  period: string,
  most: number,
  language: Language,
): string[] {
  const { expected, left, since } = league;
  const texts = leagueTexts[language];
  if (joined.count === 0 && leftCount === 0) return [];
  const before = expected - joined.count + leftCount;
  const leavers = left.slice(0, most).map((unit) => leaverOf(unit, language));
  const [now, then] = [formatInteger(expected, language), formatInteger(before, language)];
  return [
    [
      texts.members(now, then, sinceWords(since, period, language)),
      ...(joined.count === 0 ? [] : [texts.joined(namesOf(joined, most, language))]),
      ...(leftCount === 0 ? [] : [texts.left(listed(leavers, leftCount, language))]),
    ].join(' '),
  ];
}

function leaverOf({ name, successor }: League['left'][number], language: Language): string {
  if (successor === null) return name[language];
  return leagueTexts[language].succeeded(name[language], successor[language]);
}

/**
 * States that a league is scored otherwise than in the ranking that it is compared with, and how; the leagues after it refer to the first
 * of which the same is true.
 */
export function scoringRemarks(
  league: League,
  { leagues }: WeeklyReport,
  most: number,
  since: string,
  language: Language,
): string[] {
  if (league.scoring === undefined) return [];
  const said = canonicalJson([league.scoring, league.since?.period ?? null]);
  const first = leagues.find(
    ({ scoring, since: compared }) =>
      scoring !== undefined && canonicalJson([scoring, compared?.period ?? null]) === said,
  );
  return first === undefined || first.league === league.league
    ? [scoringSentence(league.scoring, since, language, most)]
    : [scoringAsAbove(since, language)];
}

/** States that a ranking was recomputed, and why. */
export function recomputedRemarks({ edition, recomputed }: League, language: Language): string[] {
  if (recomputed === null) return [];
  return [leagueTexts[language].recomputed(edition, recomputed.moved, recomputed.reason)];
}

/** Lists who submitted only some figures, and who has no rank for that or because too little applies. */
export function incompleteRemarks(summary: LeagueSummary, most: number, language: Language): string[] {
  const texts = leagueTexts[language];
  const remark = (say: (count: number, units: string) => string, names: SomeNames) =>
    names.count === 0 ? [] : [say(names.count, namesOf(names, most, language))];
  return [
    ...remark(texts.incomplete, summary.partial),
    ...remark(texts.incompleteUnranked, summary.unranked),
    ...remark(texts.tooLittleApplies, summary.tooLittle),
  ];
}

function namesOf({ count, names }: SomeNames, most: number, language: Language): string {
  const first = firstNames(names, language, Math.min(mostNames, most));
  return listed(
    first.map((name) => name[language]),
    count,
    language,
  );
}

/** The names of some units, and how many more there are. */
function listed(names: readonly string[], count: number, language: Language): string {
  const more = count - names.length;
  if (more === 0) return names.join('; ');
  return [...names, weeklyReportTexts[language].moreUnits(formatInteger(more, language))].join('; ');
}
