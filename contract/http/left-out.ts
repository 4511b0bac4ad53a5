import * as z from 'zod';
import { mostNamed } from '../../domain/stored-row/left-out.ts';

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
