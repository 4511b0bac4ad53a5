import * as z from 'zod';
import type { Catalogue, IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import type { EditionRanks } from '../ranking/edition.ts';
import { movedUnits } from '../ranking/moved-units.ts';

/** Where a unit stood in an edition; points are in 1/100. */
const placeSchema = z.strictObject({
  rank: z.int(),
  points: z.int(),
  /** The name of its class; null where the set has none. */
  class: textSchema.nullable(),
});

/** The content of the e-mail that corrects a ranking that was reported, frozen when it is planned. */
export const rankingCorrectionSchema = z.strictObject({
  scope: textSchema,
  helpdesk: textSchema,
  set: z.string(),
  setName: textSchema,
  period: z.string(),
  leagueName: textSchema,
  /** The league's id; omitted in corrections planned before they had it. */
  league: z.string().exactOptional(),
  edition: z.int(),
  /** When the ranking was recomputed, and why. */
  recomputedAt: instantTextSchema,
  reason: z.string(),
  /** The units of the reader that moved, with how they stood in the report and stand now; null where a unit had no rank. */
  units: z
    .array(
      z.strictObject({
        /** The unit's id; omitted in corrections planned before they had it. */
        unit: z.string().exactOptional(),
        name: textSchema,
        before: placeSchema.nullable(),
        /** What an earlier e-mail said that corrected it; omitted where there was none, or it said what the report says. */
        corrected: placeSchema.nullable().exactOptional(),
        after: placeSchema.nullable(),
      }),
    )
    .min(1),
  /** How many more of the reader's units moved; omitted where there are none. */
  moreUnits: z.int().exactOptional(),
  /** Whether figures that were made up for an example count in it. */
  illustrative: z.boolean(),
});

/** What the e-mail that corrects a reported ranking says. Points are in 1/100. */
export type RankingCorrection = z.infer<typeof rankingCorrectionSchema>;
/** Where a unit stood in an edition; points are in 1/100. */
export type CorrectedPlace = z.infer<typeof placeSchema>;

/** The most units that an e-mail is about. */
export const mostUnitsOfCorrection = 20;

/**
 * What a reader last read about a ranking: in the week's report, and in the latest message about it (the report or a
 * correction).
 */
export type ToldRankings = { readonly reported: EditionRanks; readonly last: EditionRanks };

/**
 * What a re-computation changed for some units since the reader's last message about them; null when it changed nothing.
 * @param units the ids of the units
 * @param reasonFor why those that moved did
 */
export function rankingCorrection(
  catalogue: Catalogue,
  set: IndicatorSet,
  edition: EditionRanks,
  { reported, last }: ToldRankings,
  units: ReadonlySet<Unit['id']>,
  reasonFor: (moved: ReadonlySet<Unit['id']>) => string,
): RankingCorrection | null {
  const { period, league, cutOffAt, lines } = edition;
  const moved = movedUnits(last, edition).filter(({ unit }) => units.has(unit));
  if (moved.length === 0) return null;
  return {
    scope: catalogue.name,
    helpdesk: catalogue.helpdesk,
    set: set.id,
    setName: set.name,
    period,
    leagueName: catalogue.leagues.find(({ id }) => id === league)?.name ?? { vi: league, en: league },
    league,
    edition: edition.edition,
    recomputedAt: cutOffAt,
    reason: reasonFor(new Set(moved.map(({ unit }) => unit))),
    units: moved.slice(0, mostUnitsOfCorrection).map(({ unit, name }) => {
      const [before, told, after] = [reported, last, edition].map((one) => placeIn(one, unit));
      return {
        unit,
        name,
        before: before ?? null,
        ...(isSamePlace(before, told) ? {} : { corrected: told ?? null }),
        after: after ?? null,
      };
    }),
    ...(moved.length > mostUnitsOfCorrection ? { moreUnits: moved.length - mostUnitsOfCorrection } : {}),
    illustrative: lines.some(({ unit, illustrative }) => illustrative && units.has(unit)),
  };
}

/** Whether two places are the same; null is none. */
export function isSamePlace(
  one: CorrectedPlace | null | undefined,
  other: CorrectedPlace | null | undefined,
): boolean {
  if (!one || !other) return !one && !other;
  return one.rank === other.rank && one.points === other.points && one.class?.vi === other.class?.vi;
}

function placeIn({ lines, classes }: EditionRanks, id: Unit['id']): CorrectedPlace | null {
  const line = lines.find(({ unit }) => unit === id);
  if (line === undefined || line.rank === null) return null;
  const name = classes.find((one) => one.id === line.class)?.name ?? null;
  return { rank: line.rank, points: line.points, class: name };
}
