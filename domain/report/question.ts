import * as z from 'zod';
import { idSchema, periodSchema } from '../catalogue/keys.ts';
import { plainLine } from '../language/plain-text.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import { mostQuestionCharacters } from './question-limits.ts';

/** Who asked or answered: the id of the token or session, and its label or post. Never a person's name. */
const authorSchema = z.strictObject({ tokenId: z.string(), label: z.string() });

/** What a leader asked a unit about a week of a set, and what the unit answered. */
export const questionSchema = z.strictObject({
  id: z.string(),
  unit: idSchema,
  set: idSchema,
  period: periodSchema,
  /** The post that asked, or the token: at most one of its questions about the unit and week is open. */
  asker: z.string(),
  /** Counts the questions of the asker about the unit and week from 1. */
  nth: z.int(),
  text: plainLine(mostQuestionCharacters),
  askedAt: instantTextSchema,
  by: authorSchema,
  /** Absent while it is open. */
  answer: z
    .strictObject({ text: plainLine(mostQuestionCharacters), at: instantTextSchema, by: authorSchema })
    .exactOptional(),
});

/** A leader's question to a unit about a week. It is open until the unit has answered. */
export type Question = z.infer<typeof questionSchema>;
