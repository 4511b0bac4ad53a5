/** Hours without a request after which a session ends. */
export const idleHours = 8;

/** Days after signing in at which a session ends, however much it is used. */
export const longestSessionDays = 7;

/** Digits of a sign-in code. */
export const codeDigits = 8;

/** Minutes for which a sign-in code can be used. */
export const codeMinutes = 10;

/** The number of times that a code may be typed, right or wrong; afterwards it is dead. */
export const mostTries = 5;

/** Minutes between two notes of a session's use. */
export const minutesBetweenNotes = 5;

/** Days for which a session is listed after its end; then its row is deleted. */
export const sessionListedDays = 90;
