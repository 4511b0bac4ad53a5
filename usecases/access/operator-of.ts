import type { TokenStore } from '../ports/token-store.ts';

/**
 * The operator behind a token, for changes that need two operators: the directly invoked token from which it comes by
 * rotation and issuing. Whoever issued or rotated a token has seen its secret, so both count as one operator. A second
 * operator therefore needs a directly invoked token of their own, which IAM permits.
 * @returns the id of that token
 */
export async function operatorOf(tokens: Pick<TokenStore, 'find'>, tokenId: string): Promise<string> {
  let root = tokenId;
  for (;;) {
    const record = await tokens.find(root);
    // Versions before 0.3.0 recorded the token that a rotation replaced, but not who issued it.
    const parent = record?.issuedBy ?? record?.replaces;
    if (parent === undefined) return root;
    root = parent;
  }
}
