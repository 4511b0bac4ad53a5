import * as z from 'zod';
import { classesSchema } from '../../domain/catalogue/scoring-rules.ts';
import { textSchema } from '../../domain/language/text.ts';

const score = { points: z.number(), maxPoints: z.number() };
const unitName = { unit: z.string(), name: textSchema };

/** A unit's place before or after a re-computation, with the revision counted. */
const placeSchema = z.object({
  rank: z.int(),
  points: z.number(),
  revision: z.int().nullable(),
  carriedFrom: z.string().exactOptional(),
});

/** One unit's place in a ranking. Points have two decimals. */
export const rankingLineSchema = z.object({
  ...unitName,
  rank: z.int(),
  ...score,
  /**
   * The id of the class the unit's share of the points falls into; null if the set has no classes or the share is below
   * all of them.
   */
  class: z.string().nullable().default(null),
  /**
   * False when the unit submitted nothing by the cut-off; the line then follows the set's rule for a missing
   * submission.
   */
  submitted: z.boolean(),
  /** The earlier period whose figures were carried forward. */
  carriedFrom: z.string().exactOptional(),
  /** The revision that was counted. */
  revision: z.int().optional(),
  late: z.boolean(),
  illustrative: z.boolean(),
  /**
   * Points and places gained (positive is up) since the previous period's latest edition. Null when either period has
   * no figures.
   */
  delta: z.object({ points: z.number(), places: z.int() }).nullable(),
  /** The breakdown of the change; null when there is nothing to explain. */
  why: z
    .object({
      indicators: z.array(z.object({ indicator: z.string(), points: z.number() })),
      ownPlaces: z.int(),
      othersPlaces: z.int(),
    })
    .nullable(),
  /** The cheapest step up; null for the leader, and where no single indicator is enough. */
  stepUp: z.object({ indicator: z.string(), more: z.int(), points: z.number(), rank: z.int() }).nullable(),
  groups: z.array(z.object({ group: z.string(), ...score })),
  indicators: z.array(z.object({ indicator: z.string(), ...score })),
});

/** The ranking of a league for a period, frozen. */
export const rankingSchema = z.object({
  set: z.string(),
  period: z.string(),
  league: z.string(),
  /** 1 for the first ranking of the period; each re-computation adds one. */
  edition: z.int(),
  catalogueVersion: z.int(),
  /** The instant up to which submissions count. */
  cutOffAt: z.string(),
  /** SHA-256 over all inputs of the ranking; equal inputs give equal digests. */
  inputDigest: z.string(),
  comparedWith: z.object({ period: z.string(), edition: z.int() }).nullable(),
  expected: z.int(),
  received: z.int(),
  /** True when too few units had submitted for the ranking to be final. */
  provisional: z.boolean().default(false),
  /** The classes in force when the ranking was frozen. */
  classes: classesSchema.default([]),
  /** Units not ranked because they submitted nothing, where the set excludes them. */
  excluded: z.array(z.object(unitName)).default([]),
  /** Units that joined the league, or left it with their successor, since the ranking it is compared with. */
  joined: z.array(z.object(unitName)).default([]),
  left: z.array(z.object({ ...unitName, successor: z.string().nullable() })).default([]),
  /** Why this edition was made, and which units it moved; null for the first. */
  recomputed: z
    .object({
      reason: z.string(),
      moved: z.array(
        z.object({ ...unitName, before: placeSchema.nullable(), after: placeSchema.nullable() }),
      ),
    })
    .nullable(),
  lines: z.array(rankingLineSchema),
});

export type Ranking = z.infer<typeof rankingSchema>;
