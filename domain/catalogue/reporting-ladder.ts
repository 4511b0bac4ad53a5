import * as z from 'zod';
import { slugSchema } from './keys.ts';

/**
 * When the units that still owe a set figures for a period are warned, always before the lock. `workingDaysBefore`: so many
 * working days before the due day, 0 on that day itself; never before the period opens. `morningAfter`: once more on the
 * first morning after the due day on which figures can still be sent (unless stated otherwise).
 */
export const reportingLadderSchema = z.strictObject({
  workingDaysBefore: z.array(z.int().min(0).max(60)).max(20),
  morningAfter: z.boolean().exactOptional(),
});

export type ReportingLadder = Required<z.infer<typeof reportingLadderSchema>>;

/** Two working days before, in the morning of the due day, and in the morning after it. */
const usualLadder: ReportingLadder = { workingDaysBefore: [2, 0], morningAfter: true };

const noWarnings: ReportingLadder = { workingDaysBefore: [], morningAfter: false };

/** A set's ladder of warnings, or the usual one where it declares none. */
export function reportingLadderOf({
  ladder,
}: {
  readonly ladder?: z.infer<typeof reportingLadderSchema> | 'none';
}): ReportingLadder {
  if (ladder === 'none') return noWarnings;
  return ladder === undefined ? usualLadder : { morningAfter: true, ...ladder };
}

/**
 * When what is overdue is reported to the superior: once, so many working days after the deadline. `to` names the post that
 * gets it, a recipient; without it, the posts that receive warnings for the nearest unit above that has any.
 */
export const escalationSchema = z.strictObject({
  workingDaysAfter: z.int().min(1).max(60),
  to: slugSchema.exactOptional(),
});

export type Escalation = z.infer<typeof escalationSchema>;

const usualEscalation: Escalation = { workingDaysAfter: 2 };

/** When something overdue is reported to the superior: two working days late unless stated otherwise; null where it never is. */
export function escalationOf({
  escalation,
}: {
  readonly escalation?: Escalation | 'none';
}): Escalation | null {
  if (escalation === 'none') return null;
  return escalation ?? usualEscalation;
}
