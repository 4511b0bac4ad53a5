import * as z from 'zod';

/** The most ids that an answer names. */
const mostNamed = 50;

const leftOutSchema = z
  .object({
    total: z.int().min(1),
    ids: z.array(z.string()).meta({ description: `Of each its id, of ${mostNamed} at most.` }),
  })
  .meta({
    id: 'LeftOut',
    description:
      'What belongs into this answer and was left out, since its stored row cannot be read; GET /v1/unreadable-rows says what is wrong and what to do.',
  });

/** The field of a list that says what was left out; a list without it is whole. */
export const leftOutField = { unreadable: leftOutSchema.exactOptional() };

export type LeftOut = { readonly unreadable?: z.infer<typeof leftOutSchema> };

/** The field, where something was left out. */
export function leftOut(ids: readonly string[]): LeftOut {
  return ids.length === 0 ? {} : { unreadable: { total: ids.length, ids: ids.slice(0, mostNamed) } };
}
