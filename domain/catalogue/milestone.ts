import * as z from 'zod';
import { textSchema } from '../language/text.ts';
import { idSchema, periodSchema, slugSchema } from './keys.ts';

/** A later date for a milestone, decided by somebody for a reason. */
export const extensionSchema = z.strictObject({
  date: z.iso.date(),
  reason: textSchema,
  /** From this day on the milestone has the later date. */
  decidedOn: z.iso.date(),
});

/** Warn at these numbers of working days before the date. */
const workingDaysBefore = z.array(z.int().min(0).max(60)).min(1);

/** Warn before the date, and after it on the first and then every so many working days. */
const ladder = z.strictObject({ workingDaysBefore, overdueEvery: z.int().min(1).max(60) });

const base = {
  id: slugSchema,
  name: textSchema,
  /** The date first set; what holds on a day is told by {@link deadlineOn}. */
  date: z.iso.date(),
  /** Each later than the one before, in the order in which they were decided. */
  extensions: z.array(extensionSchema).min(1).exactOptional(),
};

/** Marks a target made up for an example. */
const illustrative = z.boolean().optional();

/** A target on an indicator, measured per unit from its latest figure. What it means when `goal` is left out. */
const figureMilestone = z.strictObject({
  ...base,
  goal: z.literal('figure').exactOptional(),
  set: idSchema,
  indicator: idSchema,
  /** The first period whose figures count. */
  measuredFrom: periodSchema,
  /** Who has to reach it. `target` is needed for a `count` and left out for `ratio` and `tasks`, which bring their own whole. */
  obligations: z
    .array(z.strictObject({ unit: idSchema, target: z.int().min(1).optional(), illustrative }))
    .min(1),
  ladder,
});

const obligations = z.array(z.strictObject({ unit: idSchema, illustrative })).min(1);

/** All submissions in: a unit is done once it has sent its figures for a set and period. */
const submissionsMilestone = z.strictObject({
  ...base,
  goal: z.literal('submissions'),
  set: idSchema,
  period: periodSchema,
  obligations,
  ladder,
});

/** A date alone: nothing is measured, so everybody is reminded up to the date, and nobody after it. */
const dateMilestone = z.strictObject({
  ...base,
  goal: z.literal('date'),
  obligations,
  ladder: z.strictObject({ workingDaysBefore }),
});

/** A dated goal of some units, with the ladder by which they are warned. */
export const milestoneSchema = z.discriminatedUnion('goal', [
  figureMilestone,
  submissionsMilestone,
  dateMilestone,
]);

/** What milestones can be about. */
export const milestoneGoals = ['figure', 'submissions', 'date'] as const;

export type Milestone = z.infer<typeof milestoneSchema>;
export type FigureMilestone = z.infer<typeof figureMilestone>;
export type SubmissionsMilestone = z.infer<typeof submissionsMilestone>;
/** A milestone that something is measured for. */
export type MeasuredMilestone = FigureMilestone | SubmissionsMilestone;
export type Obligation = FigureMilestone['obligations'][number];
export type Extension = z.infer<typeof extensionSchema>;
