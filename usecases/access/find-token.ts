import type { TokenRecord } from '../../domain/access/principal.ts';
import { type ChainMember, firstIdOf } from '../../domain/access/token-chain.ts';
import type { TokenStore } from '../ports/token-store.ts';

/** Finds a token with the first of its chain: one read for a token that replaced no other, two for the rest. */
export async function findToken(tokens: Pick<TokenStore, 'find'>, id: string): Promise<ChainMember | null> {
  const token = await tokens.find(id);
  return token === null ? null : chainMember(tokens, token);
}

/** A token with the first of its chain. */
export async function chainMember(
  tokens: Pick<TokenStore, 'find'>,
  token: TokenRecord,
): Promise<ChainMember> {
  if (token.chain === undefined) return { token, first: token };
  const first = await tokens.find(firstIdOf(token));
  if (first === null) throw new Error(`the chain of the token ${token.id} has no first token`);
  return { token, first };
}
