import type { TokenRecord } from '../../domain/access/principal.ts';
import type { TokenStore } from '../ports/token-store.ts';

/** All tokens, past and present, in id order. */
export async function everyToken(tokens: Pick<TokenStore, 'list'>): Promise<TokenRecord[]> {
  const found: TokenRecord[] = [];
  for (;;) {
    const page = await tokens.list(found.at(-1)?.id ?? null, 200);
    found.push(...page);
    if (page.length < 200) return found;
  }
}
