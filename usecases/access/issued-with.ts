import type { Temporal } from 'temporal-polyfill';
import type { RevokedToken } from '../../contract/tokens.ts';
import type { TokenRecord } from '../../domain/access/principal.ts';
import { type ChainMember, firstIdOf, isLive } from '../../domain/access/token-chain.ts';
import type { TokenStore } from '../ports/token-store.ts';
import { everyToken } from './every-token.ts';

/** The maximum number of tokens that the answer to a revocation lists of each kind. */
const mostListed = 200;

/**
 * The tokens issued with an operations token, or with operations tokens issued with it: those for operations, which end
 * with it, and the others that work now.
 */
export async function issuedWith(
  tokens: Pick<TokenStore, 'list'>,
  { token, first }: ChainMember,
  now: Temporal.Instant,
): Promise<RevokedToken> {
  if (token.principal.role !== 'operations')
    return { id: token.id, alsoRevoked: [], stillWorking: [], more: 0 };
  const all = await everyToken(tokens);
  const byId = new Map(all.map((one) => [one.id, one]));
  const firstOf = (one: TokenRecord) => byId.get(firstIdOf(one)) ?? one;
  const ofChain = (one: TokenRecord) => firstIdOf(one) === first.id;
  const dependsOn = (one: TokenRecord) => firstOf(one).issuers?.includes(first.id) ?? false;
  const issuers = new Set(all.filter((one) => ofChain(one) || dependsOn(one)).map(({ id }) => id));
  const works = (one: TokenRecord) => isLive({ token: one, first: firstOf(one), issuers: [] }, now);
  const ended = all.filter(dependsOn);
  const others = all.filter(
    (one) => one.principal.role !== 'operations' && issuers.has(one.issuedBy ?? '') && works(one),
  );
  return {
    id: token.id,
    alsoRevoked: ended.slice(0, mostListed).map(named),
    stillWorking: others.slice(0, mostListed).map(named),
    more: Math.max(0, ended.length - mostListed) + Math.max(0, others.length - mostListed),
  };
}

function named({ id, principal, label }: TokenRecord): RevokedToken['alsoRevoked'][number] {
  return { id, principal, label };
}
