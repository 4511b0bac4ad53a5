import type { ListedToken, TokenPage, TokensQuery } from '../../contract/tokens.ts';
import { type ChainMember, endOf, revocationOf } from '../../domain/access/token-chain.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { inParallel } from '../in-parallel.ts';
import { pageInIdOrder } from '../pages.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import { chainMember } from './find-token.ts';

/** The number of chains looked up at the same time. */
const chainsAtOnce = 20;

/** Lists all tokens, past and present, in id order, and names those of which a row cannot be read. */
export async function listTokens(
  { tokens }: Pick<Ports, 'tokens'>,
  { cursor, limit }: TokensQuery,
): Promise<TokenPage> {
  const read = await tokens.list(cursor ?? null, limit + 1);
  const { found: page, unreadable, next } = pageInIdOrder(read, limit);
  // Whether a token works cannot be told without the first of its chain, and without those it was issued with.
  const members = await inParallel(page, chainsAtOnce, (token) =>
    unlessUnreadable(chainMember(tokens, token)),
  );
  const unknown = page.filter((_, index) => members[index] === null).map(({ id }) => id);
  return {
    tokens: members.filter((member) => member !== null).map(listed),
    ...leftOut([...unreadable, ...unknown].sort()),
    next,
  };
}

function listed(member: ChainMember): ListedToken {
  const { id, principal, label, createdAt, issuedBy, expiresAt, lastUsedAt, replaces } = member.token;
  const { rotation } = member.first;
  const isPrevious = rotation !== undefined && id === rotation.previous;
  const replacedBy = isPrevious ? rotation.newest : member.token.replacedBy;
  return {
    id,
    principal,
    label,
    createdAt,
    issuedBy: issuedBy ?? null,
    expiresAt: isPrevious ? rotation.previousEndsAt : expiresAt,
    revokedAt: revokedAt(member),
    lastUsedAt: lastUsedAt ?? null,
    replaces: replaces ?? null,
    replacedBy: replacedBy ?? null,
  };
}

/** When a token stopped working before its end: its chain or an issuer was revoked, or a rotation left it behind. */
function revokedAt(member: ChainMember): InstantText | null {
  const { token, first } = member;
  if (token.retiredAt !== undefined) return token.retiredAt;
  const revoked = revocationOf(member);
  if (revoked !== null) return revoked;
  return endOf(member) === null ? (first.rotation?.at ?? token.createdAt) : null;
}
