import type { TokenRecord } from '../../domain/access/principal.ts';
import { type ChainMember, firstIdOf } from '../../domain/access/token-chain.ts';
import type { TokenStore } from '../ports/token-store.ts';
import { UnreadableRow } from '../ports/unreadable-row.ts';

/**
 * Finds a token with the first of its chain and of those it was issued with: one read for a token that replaced no other,
 * two for the rest; for an operations token that another issued also one for each issuer, at most three.
 */
export async function findToken(tokens: Pick<TokenStore, 'find'>, id: string): Promise<ChainMember | null> {
  const token = await tokens.find(id);
  return token === null ? null : chainMember(tokens, token);
}

/** A token with the first of its chain and of those it was issued with. */
export async function chainMember(
  tokens: Pick<TokenStore, 'find'>,
  token: TokenRecord,
): Promise<ChainMember> {
  const first = token.chain === undefined ? token : await firstOf(tokens, firstIdOf(token));
  const issuers = await Promise.all((first.issuers ?? []).map((id) => firstOf(tokens, id)));
  return { token, first, issuers };
}

async function firstOf(tokens: Pick<TokenStore, 'find'>, id: string): Promise<TokenRecord> {
  const first = await tokens.find(id);
  if (first === null) {
    const key = { pk: 'token', sk: id };
    throw new UnreadableRow({
      table: 'Registry',
      key,
      kind: 'token',
      reason: 'the first of its chain is not there',
    });
  }
  return first;
}
