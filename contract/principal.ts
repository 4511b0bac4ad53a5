import * as z from 'zod';
import { idSchema } from '../domain/catalogue/keys.ts';

/** Who a token stands for, as answers show it. */
export const principalAnswerSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('unit'), unit: idSchema }),
  z.object({ role: z.literal('leader') }),
  z.object({ role: z.literal('operations') }),
]);
