import { compareNames } from '../../domain/language/compare-names.ts';
import { formatInteger } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { leagueTexts } from './league-texts.ts';

type League = WeeklyReport['leagues'][number];

/** States how a league's units differ from those of the previous period; nothing when they are the same. */
export function membershipRemarks({ expected, joined, left }: League, language: Language): string[] {
  const texts = leagueTexts[language];
  if (joined.length === 0 && left.length === 0) return [];
  const before = expected - joined.length + left.length;
  return [
    [
      texts.members(formatInteger(expected, language), formatInteger(before, language)),
      ...(joined.length === 0 ? [] : [texts.joined(namesOf(joined, language))]),
      ...(left.length === 0 ? [] : [texts.left(left.map((unit) => leaverOf(unit, language)).join('; '))]),
    ].join(' '),
  ];
}

function leaverOf({ name, successor }: League['left'][number], language: Language): string {
  if (successor === null) return name[language];
  return leagueTexts[language].succeeded(name[language], successor[language]);
}

/** States that a ranking was recomputed, and why. */
export function recomputedRemarks({ edition, recomputed }: League, language: Language): string[] {
  if (recomputed === null) return [];
  return [leagueTexts[language].recomputed(edition, recomputed.moved, recomputed.reason)];
}

/** Lists the units that submitted nothing and those therefore not ranked; or states that all submitted. */
export function missingRemarks({ lines, excluded }: League, language: Language): string[] {
  const texts = leagueTexts[language];
  const missing = lines.filter(({ submitted }) => !submitted).map(({ name }) => name);
  if (missing.length === 0 && excluded.length === 0) return [texts.allSubmitted];
  return [
    ...(missing.length === 0 ? [] : [texts.missing(missing.length, namesOf(missing, language))]),
    ...(excluded.length === 0 ? [] : [texts.excluded(excluded.length, namesOf(excluded, language))]),
  ];
}

function namesOf(names: readonly Text[], language: Language): string {
  return names
    .toSorted((a, b) => compareNames(a, b, language))
    .map((name) => name[language])
    .join('; ');
}
