import * as z from 'zod';
import { bilingual } from '../language/bilingual.ts';
import { textSchema } from '../language/text.ts';
import { idSchema, periodSchema, slugSchema } from './keys.ts';
import { escalationSchema } from './reporting-ladder.ts';

/** A later date for a milestone, with its author and reason. */
export const extensionSchema = z.strictObject({
  date: z.iso.date(),
  reason: textSchema,
  /** The day from which the later date applies. */
  decidedOn: z.iso.date(),
});

/** Warn at these numbers of working days before the date. */
const workingDaysBefore = z.array(z.int().min(0).max(60)).min(1);

/**
 * Warn before the date; after it, warn on the first working day and then at this interval in working days. See {@link ladderOf} for the
 * default.
 */
const ladder = z.strictObject({ workingDaysBefore, overdueEvery: z.int().min(1).max(60) }).exactOptional();

const timeSchema = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, bilingual({ vi: 'giờ ghi như 16:00', en: 'a time such as 16:00' }));

const base = {
  id: slugSchema,
  name: textSchema,
  /** The original date; {@link deadlineOn} returns the date in force on a day. */
  date: z.iso.date(),
  /** Whether the date itself still counts, to its end (unless stated otherwise), or the goal is due before it. */
  by: z.enum(['end-of-day', 'before']).exactOptional(),
  /**
   * Until when on the date, `HH:MM` in Vietnam. Without it, to the end of the day; a goal of submissions is due at the
   * set's own due time, where that falls on the date.
   */
  time: timeSchema.exactOptional(),
  /** Each later than the one before, in the order of decision. */
  extensions: z.array(extensionSchema).min(1).exactOptional(),
};

/** When the superiors of units that are overdue get to know; see {@link escalationOf} for the default. */
const escalation = z.union([z.literal('none'), escalationSchema]).exactOptional();

/** Marks a target invented for an example. */
const illustrative = z.boolean().optional();

/** A target on an indicator, measured per unit from its latest figure. The default when `goal` is omitted. */
const figureMilestone = z.strictObject({
  ...base,
  goal: z.literal('figure').exactOptional(),
  set: idSchema,
  indicator: idSchema,
  /** Whether a target is reached with as much (unless stated otherwise), or only with more; the latter for a `count`. */
  reach: z.enum(['at-least', 'more-than']).exactOptional(),
  /** The first period whose figures count. */
  measuredFrom: periodSchema,
  /**
   * The obliged units. `target` is required for a `count`, and omitted for `ratio` and `tasks`, which contain their own
   * whole.
   */
  obligations: z
    .array(z.strictObject({ unit: idSchema, target: z.int().min(1).optional(), illustrative }))
    .min(1),
  ladder,
  escalation,
});

const obligations = z.array(z.strictObject({ unit: idSchema, illustrative })).min(1);

/** All submissions received: a unit is done once it has submitted its figures for a set and period. */
const submissionsMilestone = z.strictObject({
  ...base,
  goal: z.literal('submissions'),
  set: idSchema,
  period: periodSchema,
  obligations,
  ladder,
  escalation,
});

/** A date alone: nothing is measured, so all units are reminded until the date, and none after it. */
const dateMilestone = z.strictObject({
  ...base,
  goal: z.literal('date'),
  obligations,
  ladder: z.strictObject({ workingDaysBefore }).exactOptional(),
});

/** A dated goal of some units, with its ladder of warnings. */
export const milestoneSchema = z.discriminatedUnion('goal', [
  figureMilestone,
  submissionsMilestone,
  dateMilestone,
]);

/** A dated goal of some units: a figure to reach, figures to send, or a date to keep in mind. */
export type Milestone = z.infer<typeof milestoneSchema>;
/** A milestone that each obliged unit reaches by its figure of one indicator. */
export type FigureMilestone = z.infer<typeof figureMilestone>;
/** A milestone that each obliged unit reaches by sending its figures of a set for a period. */
export type SubmissionsMilestone = z.infer<typeof submissionsMilestone>;
/** A milestone with a measurable goal. */
export type MeasuredMilestone = FigureMilestone | SubmissionsMilestone;
/** A unit that a milestone obliges, and its target in the measure of the indicator; without one, the whole of its own figure. */
export type Obligation = FigureMilestone['obligations'][number];
/** A later date for a milestone, in force from the day it was decided. */
export type Extension = z.infer<typeof extensionSchema>;
