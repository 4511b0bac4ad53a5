import * as z from 'zod';
import { bilingual } from '../language/bilingual.ts';
import { textSchema } from '../language/text.ts';

/** Points in 1/100 of a point: 600 is 6 points. */
export const pointsSchema = z.int().min(0).max(100_000);

/** A share in 1/100 per cent: 8000 is 80 %. */
export const basisPointsSchema = z.int().min(1).max(10_000);

/** Classes by the share of the points that can be reached, the best first: 9000 is 90 %. */
export const classesSchema = z.array(
  z.strictObject({
    id: z.string().regex(
      /^[a-z0-9-]{1,40}$/,
      bilingual({
        vi: 'mã gồm 1–40 chữ thường, chữ số và gạch nối',
        en: 'an id of 1–40 lower-case letters, digits and dashes',
      }),
    ),
    name: textSchema,
    from: z.int().min(0).max(10_000),
  }),
);

/** What a set may declare about its scoring and ranking. */
export const setRulesSchemas = {
  /**
   * What becomes of the points of an indicator whose whole is zero, or for which there is nothing to report: shared out
   * within its group (unless said otherwise), earned in full, or lost.
   */
  notApplicable: z.enum(['share', 'full', 'zero']).exactOptional(),
  /**
   * What a missing submission means for the ranking: no points; the figures of the last period that has some, at most so
   * many periods back, and no points without; or that the unit is not ranked.
   */
  missing: z.union([z.enum(['zero', 'exclude']), z.strictObject({ carryForward: z.int().min(1).max(52) })]),
  /** With fewer of the expected units than this share, in 1/100 per cent, a ranking is provisional. */
  provisionalBelow: basisPointsSchema.exactOptional(),
  classes: classesSchema.exactOptional(),
  /**
   * Whom a quarter's or a year's league table proposes for commendation in each league: the first so many, of those whose
   * average reaches a share of the points, in 1/100 per cent, with a figure in every ranked week.
   */
  commendation: z
    .strictObject({ places: z.int().min(1).max(100), from: z.int().min(0).max(10_000) })
    .exactOptional(),
};
