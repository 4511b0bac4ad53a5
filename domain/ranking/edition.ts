import * as z from 'zod';
import { classesSchema } from '../catalogue/scoring-rules.ts';
import { textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';

const score = { points: z.int(), maxPoints: z.int() };
const unitName = z.strictObject({ unit: z.string(), name: textSchema });

/** Why a unit's points and rank changed; see `explain-change.ts`. */
const changeSchema = z.strictObject({
  indicators: z.array(z.strictObject({ indicator: z.string(), points: z.int() })),
  ownPlaces: z.int(),
  othersPlaces: z.int(),
});

/** The cheapest step up; see `next-step-up.ts`. */
export const stepUpSchema = z.strictObject({
  indicator: z.string(),
  more: z.int(),
  points: z.int(),
  rank: z.int(),
});

/** One unit's place in a ranking. Points are in 1/100. */
const rankingLineSchema = z.strictObject({
  unit: z.string(),
  /** The unit's name when the ranking was frozen. */
  name: textSchema,
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
  delta: z.strictObject({ points: z.int(), places: z.int() }).nullable(),
  /** The breakdown of the change; null when there is nothing to explain. */
  why: changeSchema.nullable().default(null),
  /** The cheapest step up; null for the leader, and where no single indicator is enough. */
  stepUp: stepUpSchema.nullable().default(null),
  groups: z.array(z.strictObject({ group: z.string(), ...score })),
  indicators: z.array(z.strictObject({ indicator: z.string(), ...score })),
});

/**
 * A unit's place in one edition, with the revision counted. `carriedFrom` names the earlier period that revision
 * belongs to.
 */
const standingSchema = z.strictObject({
  rank: z.int(),
  points: z.int(),
  revision: z.int().nullable(),
  carriedFrom: z.string().exactOptional(),
});

/** A unit whose place or points changed on re-computation, before and after; null where it was not ranked. */
const movedSchema = z.strictObject({
  ...unitName.shape,
  before: standingSchema.nullable(),
  after: standingSchema.nullable(),
});

/** The ranking of a league for a period, frozen. */
export const editionSchema = z.strictObject({
  set: z.string(),
  period: z.string(),
  league: z.string(),
  /** 1 for the first ranking of the period; each re-computation adds one. */
  edition: z.int(),
  catalogueVersion: z.int(),
  /** The instant up to which submissions count. */
  cutOffAt: instantTextSchema,
  /** SHA-256 over all inputs of the ranking; equal inputs give equal digests. */
  inputDigest: z.string(),
  comparedWith: z.strictObject({ period: z.string(), edition: z.int() }).nullable(),
  expected: z.int(),
  received: z.int(),
  /** True when too few units had submitted for the ranking to be final. */
  provisional: z.boolean().default(false),
  /** The classes in force when the ranking was frozen. */
  classes: classesSchema.default([]),
  /** Units not ranked because they submitted nothing, where the set excludes them. */
  excluded: z.array(unitName).default([]),
  /** Units that joined the league since the ranking it is compared with, and units that left it, with their successors. */
  joined: z.array(unitName).default([]),
  left: z.array(z.strictObject({ ...unitName.shape, successor: z.string().nullable() })).default([]),
  /** Why this edition was made, and which units it moved; null for the first. */
  recomputed: z
    .strictObject({ reason: z.string(), moved: z.array(movedSchema) })
    .nullable()
    .default(null),
  lines: z.array(rankingLineSchema),
});

export type RankingLine = z.infer<typeof rankingLineSchema>;
export type Edition = z.infer<typeof editionSchema>;
export type MovedUnit = z.infer<typeof movedSchema>;
