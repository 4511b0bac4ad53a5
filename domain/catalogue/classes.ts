import * as z from 'zod';
import { bilingual } from '../language/bilingual.ts';
import { textSchema } from '../language/text.ts';

/** Classes by the share of the reachable points, best first: 9000 is 90 %. */
export const classesSchema = z.array(
  z.strictObject({
    id: z.string().regex(
      /^[a-z0-9-]{1,40}$/,
      bilingual({
        vi: 'mã gồm 1–40 chữ thường, chữ số và gạch nối',
        en: 'an id of 1–40 lower-case letters, digits and dashes',
      }),
    ),
    name: textSchema,
    from: z.int().min(0).max(10_000),
  }),
);
