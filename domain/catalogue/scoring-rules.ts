import * as z from 'zod';
import { classesSchema } from './classes.ts';

/** Points in 1/100 of a point: 600 is 6 points. */
export const pointsSchema = z.int().min(0).max(100_000);

/** A share in 1/100 per cent: 8000 is 80 %. */
export const basisPointsSchema = z.int().min(1).max(10_000);

/**
 * What a partial submission means, and until when it can be completed in time.
 *
 * `means`: `counted` ranks the unit by the figures it sent, and the rest is still owed; `unranked` leaves it out of the ranking
 * until it is complete; `enough` counts it and asks for nothing more: no reminder, and a milestone on submissions is done.
 *
 * `until`: with `due` a unit that sends lacking figures after the due time is late, though its first ones came in time; with
 * `lock` it stays on time until the lock.
 */
const partialRuleSchema = z.strictObject({
  means: z.enum(['counted', 'unranked', 'enough']),
  until: z.enum(['due', 'lock']),
});

/** How a set treats units that sent only part of what it asks. */
export type PartialRule = z.infer<typeof partialRuleSchema>;

/** What a set that declares nothing says of a partial submission. */
const usualPartialRule: PartialRule = { means: 'counted', until: 'due' };

/** What a partial submission of a set means, and until when it can be completed in time. */
export function partialRuleOf({ partial }: { readonly partial?: PartialRule }): PartialRule {
  return partial ?? usualPartialRule;
}

/** A set's declarations about scoring and ranking. */
export const setRulesSchemas = {
  /**
   * How to treat the points of an indicator whose whole is zero, or with nothing to report: redistribute within its
   * group (the default), award in full, or award none.
   */
  notApplicable: z.enum(['share', 'full', 'zero']).exactOptional(),
  /**
   * What a missing submission means for the ranking: no points; the figures of the latest earlier period that has some,
   * up to a maximum number of periods back, otherwise no points; or exclusion from the ranking.
   */
  missing: z.union([z.enum(['zero', 'exclude']), z.strictObject({ carryForward: z.int().min(1).max(52) })]),
  /** What a submission means that lacks figures the set asks for; see {@link partialRuleOf} for the default. */
  partial: partialRuleSchema.exactOptional(),
  /**
   * A unit is ranked only if this share, in 1/100 per cent, of the points asked of it is in indicators for which something
   * arose. Without it “nothing to report” on all but one indicator is compared by that one.
   */
  minimumApplicable: basisPointsSchema.exactOptional(),
  /** A ranking is provisional while fewer than this share, in 1/100 per cent, of the expected units have submitted. */
  provisionalBelow: basisPointsSchema.exactOptional(),
  /**
   * When a unit declares nothing to report for more than this share, in 1/100 per cent, of the points it can earn, each of those
   * indicators needs a comment; half of them when omitted.
   */
  commentNothingAbove: basisPointsSchema.exactOptional(),
  classes: classesSchema.exactOptional(),
  /**
   * The units a quarterly or yearly league table proposes for commendation in each league: the top units, up to a
   * maximum number, whose average reaches a share of the points, in 1/100 per cent, with a figure in every ranked week.
   */
  commendation: z
    .strictObject({ places: z.int().min(1).max(100), from: z.int().min(0).max(10_000) })
    .exactOptional(),
};
