/** The goals a milestone can have. */
export const milestoneGoals = ['figure', 'submissions', 'date'] as const;
