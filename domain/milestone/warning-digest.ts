import * as z from 'zod';
import { extensionSchema } from '../catalogue/milestone.ts';
import { textSchema } from '../language/text.ts';
import { forecastSchema } from './forecast.ts';

/** What every item says: whom it concerns, and how far the date is. */
const itemBase = {
  /** The unit that is not done. */
  unit: z.string(),
  unitName: textSchema,
  milestone: z.string(),
  name: textSchema,
  /** The date that holds on the day of the warning. */
  date: z.string(),
  /** The extension that set that date, with the date before it; left out while the date is the one first set. */
  extension: extensionSchema.extend({ from: z.string() }).exactOptional(),
  kind: z.enum(['ahead', 'overdue']),
  workingDays: z.int(),
  illustrative: z.boolean(),
};

const figureItemSchema = z.strictObject({
  ...itemBase,
  goal: z.literal('figure').exactOptional(),
  set: z.string(),
  indicator: z.string(),
  indicatorName: textSchema,
  measure: textSchema,
  done: z.int(),
  /** 0 when the unit has not yet said what there is to do. */
  target: z.int(),
  /** The date the figure describes, or null when the unit has sent none. */
  figureDate: z.string().nullable(),
  /** Left out of digests that were planned before warnings told it. */
  forecast: forecastSchema.exactOptional(),
});

const submissionsItemSchema = z.strictObject({
  ...itemBase,
  goal: z.literal('submissions'),
  set: z.string(),
  setName: textSchema,
  period: z.string(),
});

const dateItemSchema = z.strictObject({ ...itemBase, goal: z.literal('date') });

/**
 * Everything one person is warned about on one day, for all the units they answer for, frozen when the warnings are planned.
 * `workingDays` counts down to the date while `kind` is `ahead`, and up from it when `overdue`.
 */
export const warningDigestSchema = z.strictObject({
  scope: textSchema,
  /** The day the warning is for, `YYYY-MM-DD`. */
  day: z.string(),
  items: z
    .array(z.discriminatedUnion('goal', [figureItemSchema, submissionsItemSchema, dateItemSchema]))
    .min(1),
});

export type WarningDigest = z.infer<typeof warningDigestSchema>;
export type WarningItem = WarningDigest['items'][number];
export type FigureItem = z.infer<typeof figureItemSchema>;
