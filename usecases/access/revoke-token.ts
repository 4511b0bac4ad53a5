import type { RevokedToken } from '../../contract/tokens.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { TokenRecord } from '../../domain/access/principal.ts';
import type { AuditChange } from '../../domain/audit/audit-entry.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { audited } from '../auditing/audited.ts';
import type { Ports } from '../ports/ports.ts';
import type { TokenStore } from '../ports/token-store.ts';
import { everyToken } from './every-token.ts';
import { findToken } from './find-token.ts';
import { issuedWith } from './issued-with.ts';
import { unknownToken, wellFormedTokenId } from './token-id.ts';

/**
 * Revokes a token with its whole chain, that is, all tokens it was rotated from and to, by one write that is effective
 * from the next request. With an operations token end all operations tokens that were issued with it, directly or not.
 * Revoking again keeps the first time.
 * @returns what was issued with it: the tokens that ended too, and those that go on working
 * @throws Problem `not-found`
 */
export async function revokeToken(
  ports: Pick<Ports, 'audit' | 'tokens' | 'clock'>,
  id: string,
  by: Caller,
): Promise<RevokedToken> {
  const { tokens, clock } = ports;
  const found = await findToken(tokens, wellFormedTokenId(id));
  if (found === null) throw unknownToken();
  const now = clock.now();
  const chain = [found.first, ...(await formerRelatives(tokens, found.first))];
  const working = chain.filter(({ revokedAt }) => revokedAt === undefined);
  if (working.length === 0) return issuedWith(tokens, found, now);
  const changes = working.map(
    (first): AuditChange => ({ field: 'revokedAt', of: first.id, from: null, to: instantText(now) }),
  );
  await audited(ports, { operation: 'revokeToken', by, subject: id, changes }, async (changed) => {
    for (const first of working) {
      await tokens.revoke(first.id, now);
      changed();
    }
  });
  // Afterwards, so that nothing issued until then is left out.
  return issuedWith(tokens, found, now);
}

/**
 * What versions before 0.3.0 rotated a token from and to; they stored each token as a chain of its own, linked by
 * `replaces` and `replacedBy`.
 */
async function formerRelatives(tokens: TokenStore, first: TokenRecord): Promise<TokenRecord[]> {
  if (!isOfFormerChain(first)) return [];
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
  return former.filter(({ id }) => id !== first.id && chain.has(id));
}

function isOfFormerChain({ chain, rotation, replaces, replacedBy }: TokenRecord): boolean {
  if (chain !== undefined) return false;
  return replaces !== undefined || (replacedBy !== undefined && rotation === undefined);
}

function linksOf({ id, replaces, replacedBy }: TokenRecord): string[] {
  return [id, replaces, replacedBy].filter((one) => one !== undefined);
}
