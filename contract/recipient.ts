import * as z from 'zod';
import { textSchema } from '../domain/language/text.ts';

/** Whom a message is for, as answers show it. */
export const recipientAnswerSchema = z.object({
  id: z.string(),
  post: textSchema,
  unit: z.string(),
  email: z.string(),
  /** The other posts of the same person that the message is for, in the order of their ids. */
  also: z.array(z.object({ id: z.string(), post: textSchema, unit: z.string() })).exactOptional(),
});
