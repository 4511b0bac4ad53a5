import * as z from 'zod';
import type { Frequency } from '../period/period.ts';
import { slugSchema } from './keys.ts';

/**
 * When units that still owe a set figures for a period are warned, always before the lock. `workingDaysBefore`: that many
 * working days before the due day, 0 on the day itself; never before the period opens. `morningAfter`: once more on the first
 * morning after the due day on which figures can still be sent (the default).
 */
export const reportingLadderSchema = z.strictObject({
  workingDaysBefore: z.array(z.int().min(0).max(60)).max(20),
  morningAfter: z.boolean().exactOptional(),
});

/** The days on which units that owe figures are warned, with the default of what was left out. */
export type ReportingLadder = Required<z.infer<typeof reportingLadderSchema>>;

/**
 * The working days before the due day at which a set that declares none warns. The longer the period, the more there is to gather and the
 * rarer it is: a week's figures are asked for every week, and a warning a week ahead would precede the week itself; a year's take weeks.
 */
const usualDays: Readonly<Record<Frequency, number[]>> = {
  week: [2, 0],
  month: [3, 1, 0],
  quarter: [7, 3, 1, 0],
  half: [7, 3, 1, 0],
  year: [30, 14, 7, 3, 1, 0],
};

const noWarnings: ReportingLadder = { workingDaysBefore: [], morningAfter: false };

/** A set's ladder of warnings or, where it declares none, the usual one of its frequency, with the morning after. */
export function reportingLadderOf({
  ladder,
  frequency,
}: {
  readonly ladder?: z.infer<typeof reportingLadderSchema> | 'none';
  readonly frequency: Frequency;
}): ReportingLadder {
  if (ladder === 'none') return noWarnings;
  return { morningAfter: true, ...(ladder ?? { workingDaysBefore: usualDays[frequency] }) };
}

/**
 * When overdue items are reported to the superior: once, that many working days after the deadline. `to` names the post that
 * gets it, a recipient; without it, the posts that receive warnings for the nearest unit above that has any.
 */
export const escalationSchema = z.strictObject({
  workingDaysAfter: z.int().min(1).max(60),
  to: slugSchema.exactOptional(),
});

/** After how many working days overdue figures are reported to the superior, and to whom. */
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
