import * as z from 'zod';
import { classesSchema } from '../../domain/catalogue/scoring-rules.ts';
import { textSchema } from '../../domain/language/text.ts';

const score = { points: z.number(), maxPoints: z.number() };
const unitName = { unit: z.string(), name: textSchema };

/** A unit's place before or after a re-computation, and the revision that was counted. */
const placeSchema = z.object({
  rank: z.int(),
  points: z.number(),
  revision: z.int().nullable(),
  carriedFrom: z.string().exactOptional(),
});

/** One unit's place in a ranking. Points are in points, with two decimals. */
export const rankingLineSchema = z.object({
  ...unitName,
  rank: z.int(),
  ...score,
  /** The id of the class the unit's share of the points falls into; null where the set has none, or it is below all. */
  class: z.string().nullable().default(null),
  /** False when the unit sent nothing by the cut-off; the line then shows what a missing submission means. */
  submitted: z.boolean(),
  /** The earlier period whose figures were counted, for want of newer ones. */
  carriedFrom: z.string().exactOptional(),
  /** The revision that was counted. */
  revision: z.int().optional(),
  late: z.boolean(),
  illustrative: z.boolean(),
  /** Against the previous period's latest edition: points gained, and places gained (positive is up). Null when either period has no figures. */
  delta: z.object({ points: z.number(), places: z.int() }).nullable(),
  /** What the change is made of; null where there is none to explain. */
  why: z
    .object({
      indicators: z.array(z.object({ indicator: z.string(), points: z.number() })),
      ownPlaces: z.int(),
      othersPlaces: z.int(),
    })
    .nullable(),
  /** The cheapest way up; null for whoever leads, and where no single indicator is enough. */
  stepUp: z.object({ indicator: z.string(), more: z.int(), points: z.number(), rank: z.int() }).nullable(),
  groups: z.array(z.object({ group: z.string(), ...score })),
  indicators: z.array(z.object({ indicator: z.string(), ...score })),
});

/** The ranking of a league for a period, frozen. */
export const rankingSchema = z.object({
  set: z.string(),
  period: z.string(),
  league: z.string(),
  /** 1 for the first ranking of the period; a re-computation is a further edition. */
  edition: z.int(),
  catalogueVersion: z.int(),
  /** The instant up to which submissions count. */
  cutOffAt: z.string(),
  /** SHA-256 over everything the ranking was computed from; equal inputs give equal digests. */
  inputDigest: z.string(),
  comparedWith: z.object({ period: z.string(), edition: z.int() }).nullable(),
  expected: z.int(),
  received: z.int(),
  /** True when too few units had submitted for the ranking to be final. */
  provisional: z.boolean().default(false),
  /** The classes that points fall into, as they were when the ranking was frozen. */
  classes: classesSchema.default([]),
  /** Units that are not ranked because they sent nothing, where the set says so. */
  excluded: z.array(z.object(unitName)).default([]),
  /** Who is in the league and was not in the ranking it is compared with, and who is not any more, with its successor. */
  joined: z.array(z.object(unitName)).default([]),
  left: z.array(z.object({ ...unitName, successor: z.string().nullable() })).default([]),
  /** Why a further edition was made, and whom it moved; null for the first. */
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
