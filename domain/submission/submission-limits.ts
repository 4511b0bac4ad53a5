/** The maximum number of figures of a submission; one with more is rejected without reading them. */
export const mostFiguresSent = 1_000;

/**
 * The maximum number of comments in force on a unit's figures. At 500 characters each, and at most three bytes per UTF-16 unit,
 * they take 300 KB of DynamoDB's 400 KB item limit.
 */
export const mostCommentsInForce = 200;

/** The largest body of a request in mebibytes, unless its operation says otherwise. A submission of a thousand figures has 60 kB. */
export const mostBodyMebibytes = 1;

/** The maximum number of rows in a file: five submissions of a thousand figures. */
export const mostRowsInFile = 5_000;

/**
 * The maximum number of submissions in a file: more than a unit's year of weekly and monthly figures for one set. It is less
 * than a unit's requests per minute, since each submission counts as one.
 */
export const mostSubmissionsInFile = 100;

/**
 * The maximum number of revisions of one unit's figures for a set and period, and of those that follow an exception for
 * them. An hourly program reaches it in four days; a person never.
 */
export const mostRevisions = 100;

/** How many of the newest revisions a submission is compared with; older ones are read only for a key used before. */
export const revisionsRead = 10;

/** The maximum number of exceptions ever made for a unit, set and period; each allows {@link mostRevisions} more. */
export const mostExceptions = 20;

/** The longest time from now, in days, for which an exception is opened, so that none stays open forgotten. */
export const longestExceptionDays = 31;

/** How many periods back the last figure of an indicator is looked for: a quarter of weeks. */
export const lastFigurePeriods = 13;

/** The most lacking indicators named of a unit that sent only part for a milestone on submissions; they fill a screen of a phone. */
export const mostLackingForMilestone = 20;
