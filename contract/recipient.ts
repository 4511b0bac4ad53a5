import * as z from 'zod';
import { readerLanguageSchema } from '../domain/language/reader-language.ts';
import { textSchema } from '../domain/language/text.ts';

/** The recipient of a message, as answers show it. */
export const recipientAnswerSchema = z.object({
  id: z.string(),
  post: textSchema,
  unit: z.string(),
  email: z.string(),
  /** The language of the person's mail; both where it is omitted. */
  language: readerLanguageSchema.exactOptional(),
  /** The person's other posts that the message is for, in id order. */
  also: z.array(z.object({ id: z.string(), post: textSchema, unit: z.string() })).exactOptional(),
  /** How many more posts the person has than those listed. */
  more: z.int().exactOptional(),
});
