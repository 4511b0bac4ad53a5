import type { MeasuredMilestone, Obligation } from '../catalogue/milestone.ts';

/** How much more than its target a milestone needs: 1 where the target has to be exceeded, since counts are whole. */
export function beyondTarget(milestone: MeasuredMilestone): 0 | 1 {
  return milestone.goal !== 'submissions' && milestone.reach === 'more-than' ? 1 : 0;
}

/** What has to be done to reach an obligation's target, or to exceed it; null without a target. */
export function neededOf(milestone: MeasuredMilestone, { target }: Obligation): number | null {
  return target === undefined ? null : target + beyondTarget(milestone);
}
