import * as z from 'zod';
import type { Catalogue, IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { type Text, textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import type { EditionRanks } from '../ranking/edition.ts';

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
  /** The units of the reader that moved, with how they stood before and stand now; null where a unit had no rank. */
  units: z
    .array(
      z.strictObject({
        /** The unit's id; omitted in corrections planned before they had it. */
        unit: z.string().exactOptional(),
        name: textSchema,
        before: placeSchema.nullable(),
        after: placeSchema.nullable(),
      }),
    )
    .min(1),
  /** How many more of the reader's units moved; omitted where there are none. */
  moreUnits: z.int().exactOptional(),
  /** Whether figures that were made up for an example count in it. */
  illustrative: z.boolean(),
});

export type RankingCorrection = z.infer<typeof rankingCorrectionSchema>;
export type CorrectedPlace = z.infer<typeof placeSchema>;

/** The most units that an e-mail is about. */
const mostUnits = 20;

/**
 * What a re-computation changed for some units; null when it moved none of them.
 * @param units the ids of the units
 */
export function rankingCorrection(
  catalogue: Catalogue,
  set: IndicatorSet,
  edition: EditionRanks,
  units: ReadonlySet<Unit['id']>,
): RankingCorrection | null {
  const { recomputed, period, league, cutOffAt, classes, lines } = edition;
  const moved = recomputed?.moved.filter(({ unit }) => units.has(unit)) ?? [];
  if (recomputed === null || moved.length === 0) return null;
  const name = (id: string | null | undefined): Text | null =>
    classes.find((one) => one.id === id)?.name ?? null;
  type Place = (typeof moved)[number]['before'];
  const place = (at: Place): CorrectedPlace | null =>
    at && { rank: at.rank, points: at.points, class: name(at.class) };
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
    reason: recomputed.reason,
    units: moved.slice(0, mostUnits).map((one) => ({
      unit: one.unit,
      name: one.name,
      before: place(one.before),
      after: place(one.after),
    })),
    ...(moved.length > mostUnits ? { moreUnits: moved.length - mostUnits } : {}),
    illustrative: lines.some(({ unit, illustrative }) => illustrative && units.has(unit)),
  };
}
