import type { TokenStore } from '../ports/token-store.ts';

/**
 * The operator behind a token, for changes that need two: the token, issued by a direct invocation, from which it comes by
 * rotations and by being issued. Whoever issued or rotated a token has seen its secret, so both count as one operator. A
 * second operator therefore has a token of a direct invocation of its own, which IAM allows.
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
