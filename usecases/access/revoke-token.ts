import type { Ports } from '../ports/ports.ts';
import { unknownToken, wellFormedTokenId } from './token-id.ts';

/**
 * Revokes a token, effective from the next request. Revoking again keeps the first time.
 * @throws Problem `not-found`
 */
export async function revokeToken(
  { tokens, clock }: Pick<Ports, 'tokens' | 'clock'>,
  id: string,
): Promise<void> {
  const revoked = await tokens.revoke(wellFormedTokenId(id), clock.now());
  if (!revoked) throw unknownToken();
}
