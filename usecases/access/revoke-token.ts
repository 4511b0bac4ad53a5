import type { Temporal } from 'temporal-polyfill';
import type { TokenRecord } from '../../domain/access/principal.ts';
import { firstIdOf } from '../../domain/access/token-chain.ts';
import type { Ports } from '../ports/ports.ts';
import type { TokenStore } from '../ports/token-store.ts';
import { unknownToken, wellFormedTokenId } from './token-id.ts';

/**
 * Revokes a token with its whole chain, that is, all tokens it was rotated from and to, by one write that is effective
 * from the next request. Revoking again keeps the first time.
 * @throws Problem `not-found`
 */
export async function revokeToken(
  { tokens, clock }: Pick<Ports, 'tokens' | 'clock'>,
  id: string,
): Promise<void> {
  const token = await tokens.find(wellFormedTokenId(id));
  if (token === null) throw unknownToken();
  const now = clock.now();
  const first = firstIdOf(token);
  await tokens.revoke(first, now);
  await revokeFormerChain(tokens, first, now);
}

/**
 * Revokes what versions before 0.3.0 rotated a token from and to; they stored each token as a chain of its own, linked by
 * `replaces` and `replacedBy`.
 */
async function revokeFormerChain(tokens: TokenStore, id: string, now: Temporal.Instant): Promise<void> {
  const first = await tokens.find(id);
  if (first === null || !isOfFormerChain(first)) return;
  const former = (await everyToken(tokens)).filter(isOfFormerChain);
  const chain = new Set([first.id]);
  let size = 0;
  while (size < chain.size) {
    size = chain.size;
    for (const token of former) {
      const linked = linksOf(token);
      if (linked.some((one) => chain.has(one))) for (const one of linked) chain.add(one);
    }
  }
  chain.delete(first.id);
  for (const one of chain) await tokens.revoke(one, now);
}

function isOfFormerChain({ chain, rotation, replaces, replacedBy }: TokenRecord): boolean {
  if (chain !== undefined) return false;
  return replaces !== undefined || (replacedBy !== undefined && rotation === undefined);
}

function linksOf({ id, replaces, replacedBy }: TokenRecord): string[] {
  return [id, replaces, replacedBy].filter((one) => one !== undefined);
}

async function everyToken(tokens: TokenStore): Promise<TokenRecord[]> {
  const found: TokenRecord[] = [];
  for (;;) {
    const page = await tokens.list(found.at(-1)?.id ?? null, 200);
    found.push(...page);
    if (page.length < 200) return found;
  }
}
