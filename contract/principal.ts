import * as z from 'zod';
import { idSchema } from '../domain/catalogue/keys.ts';

/** The role of a token or a session, with its unit, as answers show them. */
export const principalAnswerSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('unit'), unit: idSchema }),
  z.object({ role: z.literal('reader'), unit: idSchema }),
  z.object({ role: z.literal('leader') }),
  z.object({ role: z.literal('operations') }),
]);
