/** How an obligation stands: reached; projected to be in time; projected to be late, or not projected to be reached; past its date. */
export const milestoneStatuses = ['done', 'on-track', 'at-risk', 'overdue'] as const;

/** How an obligation stands, by the pace of its last figures. */
export type MilestoneStatus = (typeof milestoneStatuses)[number];
