import * as z from 'zod';
import { textSchema } from '../language/text.ts';

/** Something that a report is made without, or otherwise than usual, because its stored row cannot be read. */
export const unreadableSourceSchema = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('earlier-ranking'),
    period: z.string(),
    leagueName: textSchema,
    /** Whether changes would be against it, or only trends lack it. */
    lacks: z.enum(['comparison', 'trend']),
  }),
  /** The ranking that is reported, made again from the submissions as a later edition. */
  z.strictObject({
    what: z.literal('own-ranking'),
    league: z.string(),
    leagueName: textSchema,
    edition: z.int(),
  }),
  /** What was corrected in the results of a week that was reported before. */
  z.strictObject({ what: z.literal('corrections'), period: z.string() }),
  z.strictObject({ what: z.literal('standing'), name: textSchema, period: z.string() }),
  /** The figures of some of the units that a milestone obliges. */
  z.strictObject({ what: z.literal('milestone-figures'), name: textSchema, units: z.int() }),
]);

/** A stored row that a report had to do without, told so that its readers know what they do not see. */
export type UnreadableSource = z.infer<typeof unreadableSourceSchema>;
