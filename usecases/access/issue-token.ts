import type { IssuedToken, TokenRequest } from '../../contract/tokens.ts';
import { makeToken, tokenEntropyBytes } from '../../domain/access/token.ts';
import { usualExpiry } from '../../domain/access/token-lifetime.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Ports } from '../ports/ports.ts';

/** Creates a token and stores its hash. */
export async function issueToken(
  ports: Pick<Ports, 'tokens' | 'clock' | 'entropy'>,
  request: TokenRequest,
): Promise<IssuedToken> {
  const { principal, label } = request;
  const now = ports.clock.now();
  const { token, id, hash } = makeToken(ports.entropy.bytes(tokenEntropyBytes));
  const createdAt = instantText(now);
  const expiresAt = request.expiresAt ?? instantText(usualExpiry(principal.role, now));
  const stored = await ports.tokens.put({ id, hash, principal, label, createdAt, expiresAt });
  if (!stored) throw new Error('a token id was drawn twice');
  return { id, token, principal, label, createdAt, expiresAt };
}
