/** A request lapses when nobody has decided on it for this many days; the unit may then ask again. */
export const daysToDecide = 14;

/** The most requests of a unit for a set and period. */
export const mostExtensionRequests = 20;

/** The states of a request. Only a waiting one can be decided. */
export const extensionStates = ['waiting', 'granted', 'refused', 'lapsed'] as const;

/** How far a request has got. `lapsed`: nobody decided within {@link daysToDecide} days, and nobody can any more. */
export type ExtensionState = (typeof extensionStates)[number];
