import * as z from 'zod';
import { idSchema } from '../catalogue/keys.ts';
import { levelSchema } from '../catalogue/level.ts';
import { textSchema } from '../language/text.ts';

/** The catalogue's definition of an indicator, common to all kinds. */
export const indicatorBase = {
  id: idSchema,
  /** Permanent number of the indicator within its set, used by the packed encoding; never reassigned. */
  number: z.int().min(1).max(16_383),
  group: idSchema,
  name: textSchema,
  measure: textSchema,
  /** The levels, or the single units, that report this indicator. */
  appliesTo: z.union([
    z.strictObject({ levels: z.array(levelSchema).min(1) }),
    z.strictObject({ units: z.array(idSchema).min(1) }),
  ]),
  /** How reliable the definition is: published, transcribed by a third party, or invented for an example. */
  evidence: textSchema,
};
