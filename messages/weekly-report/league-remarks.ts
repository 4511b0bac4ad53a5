import { compareNames } from '../../domain/language/compare-names.ts';
import { formatInteger } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { leagueTexts } from './league-texts.ts';
import { amongWords, sinceWords } from './since-words.ts';

type League = WeeklyReport['leagues'][number];

/** How many submitted, how many of those only in part, and how many are ranked. */
export function turnoutWords(league: League, language: Language): string {
  const { received, expected, partial, ranked } = league;
  const texts = leagueTexts[language];
  const [sent, asked] = [formatInteger(received, language), formatInteger(expected, language)];
  return [
    texts.received(`${sent}/${asked}`) + (partial === null || partial === 0 ? '' : texts.partly(partial)),
    ...(ranked === received ? [] : [texts.ranked(`${formatInteger(ranked, language)}/${asked}`)]),
  ].join('; ');
}

/** States how a league's units differ from those it is compared with; nothing when they are the same. */
export function membershipRemarks(league: League, period: string, language: Language): string[] {
  const { expected, joined, left, since } = league;
  const texts = leagueTexts[language];
  if (joined.length === 0 && left.length === 0) return [];
  const before = expected - joined.length + left.length;
  const [now, then] = [formatInteger(expected, language), formatInteger(before, language)];
  return [
    [
      texts.members(now, then, sinceWords(since, period, language)),
      ...(joined.length === 0 ? [] : [texts.joined(namesOf(joined, language))]),
      ...(left.length === 0 ? [] : [texts.left(left.map((unit) => leaverOf(unit, language)).join('; '))]),
    ].join(' '),
  ];
}

function leaverOf({ name, successor }: League['left'][number], language: Language): string {
  if (successor === null) return name[language];
  return leagueTexts[language].succeeded(name[language], successor[language]);
}

/** States among whom places are compared, where not all units are ranked both times. */
export function placesRemarks({ ranked, since }: League, period: string, language: Language): string[] {
  const among = ranked === 0 ? null : amongWords(ranked, since, language);
  const before = since?.of ?? null;
  if (among === null || before === null) return [];
  const [now, then] = [formatInteger(ranked, language), formatInteger(before, language)];
  return [leagueTexts[language].otherPlaces(now, then, sinceWords(since, period, language), among)];
}

/** States that a ranking was recomputed, and why. */
export function recomputedRemarks({ edition, recomputed }: League, language: Language): string[] {
  if (recomputed === null) return [];
  return [leagueTexts[language].recomputed(edition, recomputed.moved, recomputed.reason)];
}

/** Lists who submitted nothing, who only some figures, and who has no rank for another reason; or that everybody submitted. */
export function missingRemarks({ lines, excluded }: League, language: Language): string[] {
  const texts = leagueTexts[language];
  const namesWhere = (chosen: (line: League['lines'][number]) => boolean) =>
    lines.filter(chosen).map(({ name }) => name);
  const missing = namesWhere(({ submitted }) => !submitted);
  const partial = namesWhere(({ lacking, notRanked }) => lacking !== null && notRanked !== 'partial');
  const unranked = namesWhere(({ notRanked }) => notRanked === 'partial');
  const tooLittle = namesWhere(({ notRanked }) => notRanked === 'too-little-applies');
  const remark = (say: (count: number, units: string) => string, names: readonly Text[]) =>
    names.length === 0 ? [] : [say(names.length, namesOf(names, language))];
  const remarks = [
    ...remark(texts.missing, missing),
    ...remark(texts.excluded, excluded),
    ...remark(texts.incomplete, partial),
    ...remark(texts.incompleteUnranked, unranked),
    ...remark(texts.tooLittleApplies, tooLittle),
  ];
  return remarks.length === 0 ? [texts.allSubmitted] : remarks;
}

function namesOf(names: readonly Text[], language: Language): string {
  return names
    .toSorted((a, b) => compareNames(a, b, language))
    .map((name) => name[language])
    .join('; ');
}
