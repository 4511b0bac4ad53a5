import * as z from 'zod';
import { idSchema } from '../catalogue/keys.ts';
import { instantSchema } from '../schedule/occurrence.ts';

/** Who a token stands for: a unit that submits, a leader who reads, or operations who run the product. */
export const principalSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('unit'), unit: idSchema }),
  z.strictObject({ role: z.literal('leader') }),
  z.strictObject({ role: z.literal('operations') }),
]);

export type Principal = z.infer<typeof principalSchema>;

/** What the registry keeps of a token: never the token itself. */
export const tokenRecordSchema = z.strictObject({
  id: z.string(),
  /** SHA-256 of the whole token, hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  principal: principalSchema,
  /** What the token is for, in the issuer's words. */
  label: z.string(),
  createdAt: instantSchema,
  /** From this instant on the token is refused. */
  expiresAt: instantSchema,
  revokedAt: instantSchema.optional(),
  /** The last day, in Vietnam, on which the token was used. */
  lastUsedAt: z.iso.date().optional(),
  /** The id of the token this one was made to replace. */
  replaces: z.string().optional(),
  /** The id of the token that was made to replace this one. */
  replacedBy: z.string().optional(),
});

export type TokenRecord = z.infer<typeof tokenRecordSchema>;
