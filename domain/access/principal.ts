import * as z from 'zod';
import { idSchema } from '../catalogue/keys.ts';
import { instantSchema } from '../schedule/occurrence.ts';

/** The role of a token: a unit that submits, a leader who reads, or operations, who run the product. */
export const principalSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('unit'), unit: idSchema }),
  z.strictObject({ role: z.literal('leader') }),
  z.strictObject({ role: z.literal('operations') }),
]);

export type Principal = z.infer<typeof principalSchema>;

/** The registry's record of a token: never the token itself. */
export const tokenRecordSchema = z.strictObject({
  id: z.string(),
  /** SHA-256 of the whole token, hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  principal: principalSchema,
  /** The purpose of the token, in the issuer's words. */
  label: z.string(),
  createdAt: instantSchema,
  /** The instant from which the token is rejected. */
  expiresAt: instantSchema,
  revokedAt: instantSchema.optional(),
  /** The last day, in Vietnam, on which the token was used. */
  lastUsedAt: z.iso.date().optional(),
  /** The id of the token this one replaces. */
  replaces: z.string().optional(),
  /** The id of the token that replaces this one. */
  replacedBy: z.string().optional(),
});

export type TokenRecord = z.infer<typeof tokenRecordSchema>;
