import type { TokenRecord } from '../../domain/access/principal.ts';
import type { TokenStore } from '../ports/token-store.ts';

/** All tokens, past and present, in id order, without those that cannot be read, which are refused. */
export async function everyToken(tokens: Pick<TokenStore, 'list'>): Promise<TokenRecord[]> {
  const all: TokenRecord[] = [];
  let after: string | null = null;
  for (;;) {
    const { found, unreadable } = await tokens.list(after, 200);
    all.push(...found);
    const ids: string[] = [...found.map(({ id }) => id), ...unreadable].sort();
    if (ids.length < 200) return all;
    after = ids.at(-1) ?? null;
  }
}
