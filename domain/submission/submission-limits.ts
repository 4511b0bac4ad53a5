/** The maximum number of rows in a file: five submissions of a thousand figures. */
export const mostRowsInFile = 5_000;

/**
 * The maximum number of submissions in a file: a unit's year of weekly and monthly figures of one set, and then some. It
 * is less than a unit may send in a minute, in which each of them counts as a request.
 */
export const mostSubmissionsInFile = 100;
