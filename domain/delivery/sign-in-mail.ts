/** The tag of messages with a sign-in code, in place of a delivery's id: they have no delivery, and are not stored. */
export const signInMail = 'sign-in';
