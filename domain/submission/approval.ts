import * as z from 'zod';
import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { idSchema, periodSchema } from '../catalogue/keys.ts';
import { plainLine } from '../language/plain-text.ts';
import { instantTextSchema } from '../period/instant-text.ts';

const decided = {
  unit: idSchema,
  set: idSchema,
  period: periodSchema,
  /** The revision that was decided on. */
  revision: z.int().min(1),
  at: instantTextSchema,
  /** The session of the post that decided, and the post's name. */
  by: z.strictObject({ tokenId: z.string(), label: z.string() }),
};

/**
 * What the head of a unit decided on a revision of its figures: approved, so that they count from then on, or returned to the clerk for a reason.
 * There is one for each revision at most, and it never changes.
 */
export const approvalSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('approved'),
    ...decided,
    /** Whether the figures are late, counted to their approval; otherwise like {@link Submission.late}. */
    late: z.boolean(),
  }),
  z.strictObject({ outcome: z.literal('returned'), ...decided, reason: plainLine(500) }),
]);

/** The decision on one revision. `at` is when it was made, from which an approved revision counts. */
export type Approval = z.infer<typeof approvalSchema>;
/** The decision by which a revision counts. */
export type Approved = Extract<Approval, { outcome: 'approved' }>;

/** Whether figures of a set count for a period only once the head of the unit has approved them. */
export function needsApproval({ approval }: Pick<IndicatorSet, 'approval'>, period: string): boolean {
  return approval !== undefined && approval.from <= period;
}
