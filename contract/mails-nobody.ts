import { textSchema } from '../domain/language/text.ts';

/** The field of an answer to what is mailed on, that says why nobody is mailed. */
export const mailsNobodyField = {
  mailsNobody: textSchema.exactOptional().meta({
    description: 'Why nobody is mailed of it, and what to change. Omitted where somebody is.',
  }),
};
