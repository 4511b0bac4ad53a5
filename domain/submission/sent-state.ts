/** How much of what a set asks of a unit has been sent: all of it, some, or no figure at all. */
export const sentStates = ['complete', 'partial', 'nothing'] as const;

export type SentState = (typeof sentStates)[number];
