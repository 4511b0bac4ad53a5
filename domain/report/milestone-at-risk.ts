import * as z from 'zod';
import { textSchema } from '../language/text.ts';

/** The most milestones that a report names, and the most units of each. */
export const mostMilestones = 5;
/** The most units that a report names for a milestone at risk; the others are counted. */
export const mostUnitsOfMilestone = 10;

/** A milestone that some of its units will miss, as far as can be projected, or have missed. */
export const milestoneAtRiskSchema = z.strictObject({
  milestone: z.string(),
  name: textSchema,
  /** The date in force, and whether the goal is due before it. */
  date: z.string(),
  before: z.boolean(),
  status: z.enum(['at-risk', 'overdue']),
  /** Working days left, or overdue. */
  workingDays: z.int(),
  obliged: z.int(),
  done: z.int(),
  /** How many units are at risk or overdue, and the first of their names in catalogue order. */
  behind: z.strictObject({ count: z.int(), names: z.array(textSchema) }),
});

/** A milestone that a report warns leaders of. `workingDays` counts to its date, or from it once it is overdue. */
export type MilestoneAtRisk = z.infer<typeof milestoneAtRiskSchema>;
