import { Temporal } from 'temporal-polyfill';
import type { RotatedToken } from '../../contract/tokens.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Rotation } from '../../domain/access/principal.ts';
import { makeToken, tokenEntropyBytes } from '../../domain/access/token.ts';
import {
  type ChainMember,
  endOf,
  isLive,
  isRecent,
  lineageOf,
  newestIdOf,
  rotationOf,
} from '../../domain/access/token-chain.ts';
import type { AuditChange } from '../../domain/audit/audit-entry.ts';
import { earlierOf } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { audited } from '../auditing/audited.ts';
import type { Ports } from '../ports/ports.ts';
import type { TokenStore } from '../ports/token-store.ts';
import { findToken } from './find-token.ts';
import { unknownToken, wellFormedTokenId } from './token-id.ts';

/**
 * Creates a token to replace another, for the same principal, label and expiry; both work for a while, so that no call fails
 * in between. One conditional write on the chain's first token commits the rotation, so at most two tokens of a chain work at
 * any time: the new token is stored before, and does not work until then.
 *
 * Rotating the newer of two ends the older one at once.
 *
 * Rotating the older one again replaces a successor that was never used, because the answer with it may have been lost; but
 * not within a minute, so of several calls at once only one succeeds. Once the successor is in use, rotate that one instead.
 * @throws Problem `forbidden` for another principal's or operator's token, `not-found`, or `conflict` when the token no
 * longer works, has just been rotated, or its successor is in use
 */
export async function rotateToken(
  ports: Pick<Ports, 'audit' | 'tokens' | 'clock' | 'entropy'>,
  id: string,
  caller: Caller,
): Promise<RotatedToken> {
  const { tokens, clock, entropy } = ports;
  const now = clock.now();
  const old = await findToken(tokens, rotatableId(id, caller));
  if (old === null) throw unknownToken();
  if (!(await mayRotate(tokens, old, caller))) throw ofAnotherOperator();
  if (!isLive(old, now)) throw ended();
  const unused = await formerUnusedSuccessor(tokens, old, now);
  const { token, id: newId, hash } = makeToken(entropy.bytes(tokenEntropyBytes));
  const { principal, label } = old.token;
  const { expiresAt } = old.first;
  const createdAt = instantText(now);
  const links = { issuedBy: caller.tokenId, chain: old.first.id, replaces: old.token.id };
  const record = { id: newId, hash, principal, label, createdAt, expiresAt, ...links };
  const rotation = rotationOf(old, newId, now);
  const oldEnd = { from: endOf(old), to: rotation.previousEndsAt };
  const changes: AuditChange[] = [
    { field: 'token', from: old.token.id, to: newId },
    { field: 'expiresAt', of: old.token.id, ...oldEnd },
  ];
  const auditing = { operation: 'rotateToken', by: caller, subject: old.token.id, changes } as const;
  return audited(ports, auditing, async (changed) => {
    if (!(await tokens.put(record))) throw new Error('a token id was drawn twice');
    if (unused !== null) await tokens.revoke(unused, now);
    await endFormerPredecessor(tokens, old, now);
    await commit(tokens, old, rotation);
    changed();
    await retireOther(tokens, old, now);
    const replaces = { id: old.token.id, expiresAt: rotation.previousEndsAt };
    return { id: newId, token, principal, label, createdAt, expiresAt, replaces };
  });
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

/**
 * Whether a caller may rotate a token: operations any but those of other operators, whose successors would outlive the
 * token they were obtained with.
 */
async function mayRotate(tokens: TokenStore, old: ChainMember, { tokenId }: Caller): Promise<boolean> {
  if (old.token.principal.role !== 'operations' || old.token.id === tokenId) return true;
  const own = await findToken(tokens, tokenId);
  return own !== null && lineageOf(old).includes(own.first.id);
}

function ofAnotherOperator(): Problem {
  return new Problem('forbidden', {
    vi: 'Mã vận hành chỉ đổi được bằng chính mã ấy, mã cùng chuỗi đổi với nó, hoặc mã đã cấp nó.',
    en: 'An operations token can be rotated only with itself, with one it was rotated from or to, or with one that issued it.',
  });
}

/**
 * Refuses to rotate a token whose successor works, unless the answer with that one may have been lost.
 * @returns the id of that successor if it is a chain of its own, as versions before 0.3.0 stored it
 */
async function formerUnusedSuccessor(
  tokens: TokenStore,
  { token, first }: ChainMember,
  now: Temporal.Instant,
): Promise<string | null> {
  const newest = newestIdOf(first);
  if (token.id !== newest) {
    const successor = await tokens.find(newest);
    if (successor?.lastUsedAt !== undefined) throw inUse(newest);
    if (first.rotation !== undefined && isRecent(first.rotation, now)) throw justRotated();
    return null;
  }
  const former = token.replacedBy === undefined ? null : await findToken(tokens, token.replacedBy);
  if (former === null || !isLive(former, now)) return null;
  if (former.token.lastUsedAt !== undefined) throw inUse(former.token.id);
  return former.first.id;
}

/** Ends the token that a version before 0.3.0 replaced by this one, which is a chain of its own. */
async function endFormerPredecessor(
  tokens: TokenStore,
  { first }: ChainMember,
  now: Temporal.Instant,
): Promise<void> {
  if (first.replaces !== undefined && first.rotation === undefined) await tokens.revoke(first.replaces, now);
}

async function commit(tokens: TokenStore, { first }: ChainMember, rotation: Rotation): Promise<void> {
  if (await tokens.rotate(first, rotation)) return;
  const current = await tokens.find(first.id);
  // The write may have succeeded and only its answer been lost.
  if (current?.rotation?.newest === rotation.newest) return;
  throw current?.revokedAt === undefined ? justRotated() : ended();
}

/**
 * Notes the end of the member left behind, an older token or a successor that was never used. The list shows it; the
 * chain does not depend on it, so a failure does not cost the caller the new token.
 */
async function retireOther(
  tokens: TokenStore,
  { token, first }: ChainMember,
  now: Temporal.Instant,
): Promise<void> {
  const { rotation } = first;
  if (rotation === undefined) return;
  const overlapEnd = Temporal.Instant.from(rotation.previousEndsAt);
  const retiring =
    token.id === rotation.newest
      ? tokens.retire(rotation.previous, earlierOf(now, overlapEnd), rotation.newest)
      : tokens.retire(rotation.newest, now, null);
  await retiring.catch(() => undefined);
}

function ended(): Problem {
  return conflict(
    'Mã truy cập này đã bị thu hồi hoặc hết hạn; cấp mã mới bằng POST /v1/tokens.',
    'This token has been revoked or has expired; issue a new one with POST /v1/tokens.',
  );
}

function inUse(successor: string): Problem {
  return conflict(
    `Mã truy cập này đã được đổi, và mã mới (${successor}) đang được dùng; hãy đổi mã mới.`,
    `This token has been rotated, and its successor (${successor}) is in use; rotate that one.`,
  );
}

function justRotated(): Problem {
  return conflict(
    'Mã truy cập này vừa được đổi; mã mới nằm trong câu trả lời của lần gọi ấy. Nếu không nhận được câu trả lời, một phút sau đổi lại; nếu không rõ ai đã đổi, đề nghị bộ phận vận hành thu hồi mã.',
    'This token has just been rotated; the answer to that call has the new one. If the answer was lost, rotate again in a minute; if you do not know whose call it was, have operations revoke the token.',
  );
}

function conflict(vi: string, en: string): Problem {
  return new Problem('conflict', { vi, en });
}
