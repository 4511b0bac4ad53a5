import * as z from 'zod';
import { idSchema } from '../catalogue/keys.ts';
import { levelSchema } from '../catalogue/level.ts';
import { textSchema } from '../language/text.ts';

/** What a catalogue says of an indicator of any kind. */
export const indicatorBase = {
  id: idSchema,
  /** Permanent number of the indicator within its set, used by the packed encoding; never given to another indicator. */
  number: z.int().min(1).max(16_383),
  group: idSchema,
  name: textSchema,
  measure: textSchema,
  /** The levels, or the single units, that report this indicator. */
  appliesTo: z.union([
    z.strictObject({ levels: z.array(levelSchema).min(1) }),
    z.strictObject({ units: z.array(idSchema).min(1) }),
  ]),
  /** How far the definition may be trusted: published, transcribed by a third party, or made for an example. */
  evidence: textSchema,
};
