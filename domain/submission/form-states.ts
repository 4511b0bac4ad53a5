/** Whether figures of a period can be sent: not yet, now, no longer, or again by an exception from the lock. */
export const formStates = ['not-open', 'open', 'locked', 'reopened'] as const;
