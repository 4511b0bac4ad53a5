/** The tag of messages with a sign-in code, in the place of a delivery's id: they have no delivery, and nothing keeps them. */
export const signInMail = 'sign-in';
