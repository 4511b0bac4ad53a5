/** The most characters of a question, and of an answer. */
export const mostQuestionCharacters = 500;

/** The most questions of one leader about a unit and week. */
export const mostQuestions = 10;
