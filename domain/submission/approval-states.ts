/** The states of a revision where approval is needed; `unreadable` where a decision on the figures cannot be read. */
export const approvalStates = ['waiting', 'approved', 'returned', 'unreadable'] as const;
