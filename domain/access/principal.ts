import * as z from 'zod';
import { idSchema } from '../catalogue/keys.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import { instantSchema } from '../schedule/occurrence.ts';

/**
 * Who acts: a unit that submits, a reader who reads what a unit may and changes nothing, a leader who reads what all units
 * sent, or operations, who run the product.
 */
export const principalSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('unit'), unit: idSchema }),
  z.strictObject({ role: z.literal('reader'), unit: idSchema }),
  z.strictObject({ role: z.literal('leader') }),
  z.strictObject({ role: z.literal('operations') }),
]);

/** Who makes a request: a role, and the unit it is for where the role has one. */
export type Principal = z.infer<typeof principalSchema>;

/** The latest rotation of a chain, which decides the two of its tokens that may work. */
const rotationSchema = z.strictObject({
  /** The id of the token it issued. */
  newest: z.string(),
  /** The id of the token it replaced, which works beside the newest until `previousEndsAt`. */
  previous: z.string(),
  previousEndsAt: instantTextSchema,
  at: instantTextSchema,
});

/** The last replacement of a token in a chain. Both tokens work until `previousEndsAt`. */
export type Rotation = z.infer<typeof rotationSchema>;

/** The registry's record of a token: never the token itself. */
export const tokenRecordSchema = z.strictObject({
  id: z.string(),
  /** SHA-256 of the whole token, hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  principal: principalSchema,
  /** The purpose of the token, in the issuer's words. */
  label: z.string(),
  createdAt: instantSchema,
  /** The id of the token that issued it; absent for one of a direct invocation, and in records before 0.3.0. */
  issuedBy: z.string().optional(),
  /** The instant from which the token is rejected, unless it is replaced or revoked before. */
  expiresAt: instantSchema,
  /** On the first token of a chain: when the whole chain was revoked. */
  revokedAt: instantSchema.optional(),
  /** The last day, in Vietnam, on which the token was used. */
  lastUsedAt: z.iso.date().optional(),
  /** The id of the first token of its chain; absent on that token itself, and in records of versions before 0.3.0. */
  chain: z.string().optional(),
  /**
   * On the first token of a chain: the holder that its requests count with, if it was issued with an operations token
   * for operations; absent in records before 0.3.0.
   */
  countedWith: z.string().optional(),
  /**
   * On the first token of a chain of operations tokens that was issued with another: the first tokens of the chains it
   * comes from by being issued, from the earliest on. Revoking one of them ends this chain too.
   */
  issuers: z.array(z.string()).optional(),
  /** On the first token of a chain: its latest rotation. */
  rotation: rotationSchema.optional(),
  /** When a rotation left this token behind; for the list only, {@link rotation} decides. */
  retiredAt: instantTextSchema.optional(),
  /** The id of the token this one replaces. */
  replaces: z.string().optional(),
  /** The id of the token that replaces this one; recorded when it is left behind, by versions before 0.3.0 at once. */
  replacedBy: z.string().optional(),
});

/** What is stored of a token: its hash, whose it is and until when it works, never the token itself. */
export type TokenRecord = z.infer<typeof tokenRecordSchema>;
