import * as z from 'zod';
import { textSchema } from '../language/text.ts';

/**
 * A week that a report mentions beside its own, and why it has no e-mail of its own: it waited for its report like the other
 * (`waiting`; its own frozen report says the rest); nobody sent anything (`empty`), perhaps because all of its days were off
 * (`off`, with the names of its holidays; reports of versions before 0.3.0 have the first alone); or nothing was owed (`not-owed`).
 */
export const besideWeekSchema = z.strictObject({
  period: z.string(),
  why: z.enum(['waiting', 'empty', 'off', 'not-owed']),
  holiday: textSchema.exactOptional(),
  holidays: z.array(textSchema).exactOptional(),
});

/** A week without an e-mail of its own, as another week's report mentions it. */
export type BesideWeek = z.infer<typeof besideWeekSchema>;
