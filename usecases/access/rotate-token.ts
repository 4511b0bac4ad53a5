import type { Temporal } from 'temporal-polyfill';
import type { RotatedToken } from '../../contract/tokens.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { TokenRecord } from '../../domain/access/principal.ts';
import { makeToken, tokenEntropyBytes } from '../../domain/access/token.ts';
import { expiryOnceReplaced, isLive, usualExpiry } from '../../domain/access/token-lifetime.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../ports/ports.ts';
import type { TokenStore } from '../ports/token-store.ts';
import { unknownToken, wellFormedTokenId } from './token-id.ts';

/**
 * Creates a token to replace another, for the same principal and label; both work for a while, so that no call fails in
 * between. At most two tokens of such a chain work at any time, even if this fails half-way: outdated tokens are
 * revoked first, and the new token is stored last.
 *
 * Rotating the newer of two ends the older one at once.
 *
 * Rotating the older one again replaces a successor that was never used, because the answer with it may have been lost.
 * Once the successor is in use, rotate that one instead.
 * @throws Problem `forbidden` for another principal's token, `not-found`, or `conflict` when the token no longer works,
 * or its successor is in use
 */
export async function rotateToken(
  ports: Pick<Ports, 'tokens' | 'clock' | 'entropy'>,
  id: string,
  caller: Caller,
): Promise<RotatedToken> {
  const { tokens, clock, entropy } = ports;
  const now = clock.now();
  const old = await tokens.find(rotatableId(id, caller));
  if (old === null) throw unknownToken();
  if (!isLive(old, now)) {
    throw conflict(
      'Mã truy cập này đã bị thu hồi hoặc hết hạn; cấp mã mới bằng POST /v1/tokens.',
      'This token has been revoked or has expired; issue a new one with POST /v1/tokens.',
    );
  }
  await revokeUnusedSuccessor(tokens, old, now);
  const { token, id: newId, hash } = makeToken(entropy.bytes(tokenEntropyBytes));
  const oldEnds = expiryOnceReplaced(old, now);
  if (!(await tokens.supersede(old, newId, oldEnds))) {
    throw conflict(
      'Mã truy cập này vừa được đổi hoặc thu hồi ở nơi khác; xem lại rồi thử lại.',
      'This token was rotated or revoked in the meantime; check it and try again.',
    );
  }
  if (old.replaces !== undefined) await tokens.revoke(old.replaces, now);
  const { principal, label } = old;
  const createdAt = instantText(now);
  const expiresAt = instantText(usualExpiry(principal.role, now));
  const record = { id: newId, hash, principal, label, createdAt, expiresAt, replaces: old.id };
  if (!(await tokens.put(record))) throw new Error('a token id was drawn twice');
  return {
    id: newId,
    token,
    principal,
    label,
    createdAt,
    expiresAt,
    replaces: { id: old.id, expiresAt: instantText(oldEnds) },
  };
}

/**
 * The token a caller may rotate. Callers other than operations may rotate only their own; others are rejected without a
 * look-up.
 */
function rotatableId(id: string, { principal, tokenId }: Caller): string {
  if (id === tokenId) return id;
  if (principal.role === 'operations') return wellFormedTokenId(id);
  throw new Problem('forbidden', {
    vi: 'Chỉ được đổi mã truy cập đang dùng để gọi; mã khác do bộ phận vận hành đổi.',
    en: 'A token may rotate only itself; operations can rotate others.',
  });
}

async function revokeUnusedSuccessor(
  tokens: TokenStore,
  { replacedBy }: TokenRecord,
  now: Temporal.Instant,
): Promise<void> {
  const successor = replacedBy === undefined ? null : await tokens.find(replacedBy);
  if (successor === null || !isLive(successor, now)) return;
  if (successor.lastUsedAt !== undefined) {
    throw conflict(
      `Mã truy cập này đã được đổi, và mã mới (${successor.id}) đang được dùng; hãy đổi mã mới.`,
      `This token has been rotated, and its successor (${successor.id}) is in use; rotate that one.`,
    );
  }
  await tokens.revoke(successor.id, now);
}

function conflict(vi: string, en: string): Problem {
  return new Problem('conflict', { vi, en });
}
