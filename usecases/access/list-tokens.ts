import type { ListedToken, TokenPage, TokensQuery } from '../../contract/tokens.ts';
import type { TokenRecord } from '../../domain/access/principal.ts';
import type { Ports } from '../ports/ports.ts';

/** Lists all tokens, past and present, in id order. */
export async function listTokens(
  { tokens }: Pick<Ports, 'tokens'>,
  { cursor, limit }: TokensQuery,
): Promise<TokenPage> {
  const found = await tokens.list(cursor ?? null, limit + 1);
  const page = found.slice(0, limit);
  return { tokens: page.map(listed), next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
}

function listed(record: TokenRecord): ListedToken {
  const { id, principal, label, createdAt, expiresAt } = record;
  return {
    id,
    principal,
    label,
    createdAt,
    expiresAt,
    revokedAt: record.revokedAt ?? null,
    lastUsedAt: record.lastUsedAt ?? null,
    replaces: record.replaces ?? null,
    replacedBy: record.replacedBy ?? null,
  };
}
