import * as z from 'zod';

/** A change of points in one indicator; for one of kind points with what it had, has, and can have. */
export const changedIndicatorSchema = z.strictObject({
  indicator: z.string(),
  points: z.int(),
  figures: z.strictObject({ before: z.int(), now: z.int(), of: z.int() }).exactOptional(),
});

/** The cheapest step up; see `next-step-up.ts`. */
export const stepUpSchema = z.strictObject({
  indicator: z.string(),
  more: z.int().nullable(),
  points: z.int(),
  rank: z.int(),
});
