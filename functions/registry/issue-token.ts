import * as z from 'zod';
import { principalSchema } from '../../domain/access/principal.ts';
import { makeToken, tokenEntropyBytes } from '../../domain/access/token.ts';
import type { TokenStore } from '../../domain/ports/registry-store.ts';
import type { Clock, Entropy } from '../../domain/ports/surroundings.ts';
import { instantText } from '../../domain/schedule/instant-text.ts';

/** What operations say to have a token made. */
export const tokenRequestSchema = z.strictObject({
  principal: principalSchema,
  /** What the token is for, e.g. the post that keeps it. */
  label: z.string().trim().min(1).max(120),
});

/** A new token; the only time it is ever told. */
export const issuedTokenSchema = z.strictObject({
  id: z.string(),
  token: z.string(),
  principal: principalSchema,
  label: z.string(),
  createdAt: z.iso.datetime(),
});

export type IssuedToken = z.infer<typeof issuedTokenSchema>;

/** Makes a token and stores its hash. */
export async function issueToken(
  ports: { readonly tokens: TokenStore; readonly clock: Clock; readonly entropy: Entropy },
  { principal, label }: z.infer<typeof tokenRequestSchema>,
): Promise<IssuedToken> {
  const { token, id, hash } = makeToken(ports.entropy.bytes(tokenEntropyBytes));
  const createdAt = instantText(ports.clock.now());
  const stored = await ports.tokens.put({ id, hash, principal, label, createdAt });
  if (stored === 'conflict') throw new Error('a token id was drawn twice');
  return { id, token, principal, label, createdAt };
}
