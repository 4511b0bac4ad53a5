/** The headers that an answer in the language of the caller, with what the caller may see, depends on. */
export const personalVary = 'accept-language, authorization, cookie';
