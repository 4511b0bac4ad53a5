import * as z from 'zod';
import { compareNames } from '../language/compare-names.ts';
import { type Language, type Text, textSchema } from '../language/text.ts';
import type { RankingLine } from '../ranking/edition.ts';
import { biggestMovers, moversEachWay } from './movers.ts';

/** The most names that a list in a report has; a reader who needs more looks them up. */
export const mostNames = 30;

/** How many units a list is about, and the first of their names in each language. */
const someNamesSchema = z.strictObject({ count: z.int(), names: z.array(textSchema) });

/**
 * What a report says of all units of a league, whether or not it has their lines.
 */
export const leagueSummarySchema = z.strictObject({
  units: z.int(),
  /** Whether any unit is compared with an earlier period, or has a class. */
  compared: z.boolean(),
  classes: z.boolean(),
  /** Whether any unit's figures are illustrative; whether any that submitted has others. */
  illustrative: z.boolean(),
  real: z.boolean(),
  /** The maximum points of the units with a rank, if it is the same for all; the first two that differ otherwise. */
  maxima: z.array(z.int()),
  /** How many units have the first rank, and whether all of them have the same points. */
  leaders: z.strictObject({ count: z.int(), equalPoints: z.boolean() }),
  /** The units that rose and fell most, by id; null where nothing is compared. */
  movers: z
    .strictObject({
      by: z.enum(['places', 'points']),
      /** Whether nobody's rank changed; omitted where somebody's did, or it is not known. */
      sameRanks: z.literal(true).exactOptional(),
      risers: z.array(z.string()),
      fallers: z.array(z.string()),
    })
    .nullable(),
  /** Who submitted nothing; who only some figures; who has no rank for that, or because too little applies. */
  missing: someNamesSchema,
  partial: someNamesSchema,
  unranked: someNamesSchema,
  tooLittle: someNamesSchema,
  /** Who is not ranked at all, who joined and how many left. */
  excluded: someNamesSchema,
  joined: someNamesSchema,
  left: z.int(),
});

/** What a report says of a league as a whole. Points are in 1/100. */
export type LeagueSummary = z.infer<typeof leagueSummarySchema>;
/** The first names of a list of units, and the number of all of them. */
export type SomeNames = z.infer<typeof someNamesSchema>;

/** What a summary is made of. */
export type SummarisedLine = Pick<
  RankingLine,
  | 'unit'
  | 'name'
  | 'rank'
  | 'notRanked'
  | 'points'
  | 'maxPoints'
  | 'delta'
  | 'submitted'
  | 'unapproved'
  | 'illustrative'
> & { readonly hasClass: boolean; readonly isPartial: boolean };

/** Summarises the lines of a league, and those beside them. */
export function leagueSummary(
  lines: readonly SummarisedLine[],
  {
    excluded,
    joined,
    left,
  }: { readonly excluded: readonly Text[]; readonly joined: readonly Text[]; readonly left: number },
): LeagueSummary {
  const ranked = lines.filter(({ rank }) => rank !== null);
  const first = ranked.filter(({ rank }) => rank === 1);
  const movers = biggestMovers(lines, moversEachWay);
  const named = (chosen: (line: SummarisedLine) => boolean) =>
    someNames(lines.filter(chosen).map(({ name }) => name));
  return {
    units: lines.length,
    compared: lines.some(({ delta }) => delta !== null),
    classes: lines.some(({ hasClass }) => hasClass),
    illustrative: lines.some(({ illustrative }) => illustrative),
    real: lines.some(({ submitted, illustrative }) => submitted && !illustrative),
    maxima: [...new Set(ranked.map(({ maxPoints }) => maxPoints))].slice(0, 2),
    leaders: { count: first.length, equalPoints: new Set(first.map(({ points }) => points)).size === 1 },
    movers: movers && {
      by: movers.by,
      ...(movers.sameRanks ? { sameRanks: true as const } : {}),
      risers: movers.risers.map(({ line }) => line.unit),
      fallers: movers.fallers.map(({ line }) => line.unit),
    },
    missing: named(({ submitted, unapproved }) => !submitted && unapproved === undefined),
    partial: named(({ isPartial, notRanked }) => isPartial && notRanked !== 'partial'),
    unranked: named(({ notRanked }) => notRanked === 'partial'),
    tooLittle: named(({ notRanked }) => notRanked === 'too-little-applies'),
    excluded: someNames(excluded),
    joined: someNames(joined),
    left,
  };
}

/** As many names as a report has, in the order of each language. */
function someNames(names: readonly Text[]): SomeNames {
  if (names.length <= mostNames) return { count: names.length, names: [...names] };
  const first = new Set([...firstNames(names, 'vi'), ...firstNames(names, 'en')]);
  return { count: names.length, names: [...first] };
}

/** The first names in the order of a language. Of many names only those that may be among the first are compared often. */
export function firstNames(names: readonly Text[], language: Language, most = mostNames): Text[] {
  return firstByName(names, (name) => name, language, most);
}

/** As {@link firstNames}, of things that have a name. */
export function firstByName<T>(
  things: readonly T[],
  nameOf: (thing: T) => Text,
  language: Language,
  most = mostNames,
): T[] {
  const first: T[] = [];
  for (const thing of things) {
    const last = first.at(-1);
    const isBehind = (one: T) => compareNames(nameOf(thing), nameOf(one), language) < 0;
    if (first.length >= most && (last === undefined || !isBehind(last))) continue;
    const at = first.findIndex(isBehind);
    first.splice(at === -1 ? first.length : at, 0, thing);
    if (first.length > most) first.pop();
  }
  return first;
}
