import * as z from 'zod';
import { extensionSchema } from '../catalogue/milestone.ts';
import { textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import { forecastSchema } from './forecast.ts';

/** Common to all items: the unit concerned, and the distance to the date. */
const itemBase = {
  /** The unit that is not done. */
  unit: z.string(),
  unitName: textSchema,
  milestone: z.string(),
  name: textSchema,
  /** The last day that counts, as in force on the day of the warning. */
  date: z.string(),
  /** For a goal that is due before a date: before the day after the last day. */
  by: z.literal('before').exactOptional(),
  /** The hour on the last day, `HH:MM`; omitted for the end of the day. */
  time: z.string().exactOptional(),
  /** The instant until which the goal is in time. Omitted in digests planned before warnings included it. */
  dueAt: instantTextSchema.exactOptional(),
  /** The extension that set the date, with the date it replaced; omitted while the original date applies. */
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
  /** 0 while the unit's target is unknown. */
  target: z.int(),
  /** For a target that has to be exceeded. */
  reach: z.literal('more-than').exactOptional(),
  /** The date the figure describes, or null when the unit has submitted none. */
  figureDate: z.string().nullable(),
  /** Omitted in digests planned before warnings included it. */
  forecast: forecastSchema.exactOptional(),
});

/** The figures that a unit still owes after it sent some: how many, and the first of them. */
const lackingSchema = z.strictObject({
  count: z.int(),
  first: z.array(z.strictObject({ indicator: z.string(), name: textSchema })),
});

export type LackingFigures = z.infer<typeof lackingSchema>;

const submissionsItemSchema = z.strictObject({
  ...itemBase,
  goal: z.literal('submissions'),
  set: z.string(),
  setName: textSchema,
  period: z.string(),
  /** When the set's figures are due, where that is not the deadline itself. */
  setDueAt: instantTextSchema.exactOptional(),
  /** Omitted while the unit has sent nothing. */
  lacking: lackingSchema.exactOptional(),
});

const dateItemSchema = z.strictObject({ ...itemBase, goal: z.literal('date') });

/**
 * All warnings to one person on one day, for all units they are responsible for, frozen when planned. `workingDays`
 * counts down to the date while `kind` is `ahead`, and up from it when `overdue`.
 */
export const warningDigestSchema = z.strictObject({
  scope: textSchema,
  /** The day the warning is for, `YYYY-MM-DD`. */
  day: z.string(),
  items: z
    .array(z.discriminatedUnion('goal', [figureItemSchema, submissionsItemSchema, dateItemSchema]))
    .min(1),
  /** How many items there are beside these, the most urgent; and how many units all of them are about. Omitted where there are none. */
  beyond: z.strictObject({ items: z.int(), units: z.int() }).exactOptional(),
});

export type WarningDigest = z.infer<typeof warningDigestSchema>;
export type WarningItem = WarningDigest['items'][number];
export type FigureItem = z.infer<typeof figureItemSchema>;
export type SubmissionsItem = z.infer<typeof submissionsItemSchema>;
