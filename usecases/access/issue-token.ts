import type { IssuedToken, TokenRequest } from '../../contract/tokens.ts';
import { countedAs } from '../../domain/access/counted-as.ts';
import type { TokenRecord } from '../../domain/access/principal.ts';
import { makeToken, tokenEntropyBytes } from '../../domain/access/token.ts';
import { type ChainMember, lineageOf } from '../../domain/access/token-chain.ts';
import { usualExpiry } from '../../domain/access/token-lifetime.ts';
import type { Actor, AuditChange } from '../../domain/audit/audit-entry.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { audited } from '../auditing/audited.ts';
import type { Ports } from '../ports/ports.ts';
import type { TokenStore } from '../ports/token-store.ts';

/** How a token is issued at somebody's request. */
type Issuing = {
  readonly operation: 'createToken' | 'issueOperationsToken';
  readonly by: Actor;
  /** The operations token on which the new one depends; null for a token that stands alone. */
  readonly issuer: ChainMember | null;
};

/** Creates a token at somebody's request, stores its hash and records who issued it. */
export async function issueAuditedToken(
  ports: Pick<Ports, 'audit' | 'clock' | 'entropy' | 'tokens'>,
  request: TokenRequest,
  { operation, by, issuer }: Issuing,
): Promise<IssuedToken> {
  const { record, issued } = newToken(ports, request);
  const issuedBy = by.tokenId === null ? {} : { issuedBy: by.tokenId };
  const changes = [...describe(record)];
  return audited(ports, { operation, by, subject: record.id, changes }, async (changed) => {
    await store(ports.tokens, { ...record, ...issuedBy, ...(issuer && dependingOn(issuer)) });
    changed();
    return issued;
  });
}

/** What an operations token's record says of the one that issued it. */
function dependingOn(issuer: ChainMember): Partial<TokenRecord> {
  return { countedWith: countedAs(issuer), issuers: lineageOf(issuer) };
}

/** Creates a token that nobody requested, such as those of the local stack, and stores its hash. */
export async function issueToken(
  ports: Pick<Ports, 'clock' | 'entropy' | 'tokens'>,
  request: TokenRequest,
): Promise<IssuedToken> {
  const { record, issued } = newToken(ports, request);
  await store(ports.tokens, record);
  return issued;
}

function newToken(
  { clock, entropy }: Pick<Ports, 'clock' | 'entropy'>,
  request: TokenRequest,
): { readonly record: TokenRecord; readonly issued: IssuedToken } {
  const { principal, label } = request;
  const now = clock.now();
  const { token, id, hash } = makeToken(entropy.bytes(tokenEntropyBytes));
  const createdAt = instantText(now);
  const expiresAt = request.expiresAt ?? instantText(usualExpiry(principal.role, now));
  return {
    record: { id, hash, principal, label, createdAt, expiresAt },
    issued: { id, token, principal, label, createdAt, expiresAt },
  };
}

function* describe({ principal, label, expiresAt }: TokenRecord): Iterable<AuditChange> {
  yield { field: 'role', from: null, to: principal.role };
  if ('unit' in principal) yield { field: 'unit', from: null, to: principal.unit };
  yield { field: 'label', from: null, to: label };
  yield { field: 'expiresAt', from: null, to: expiresAt };
}

async function store(tokens: TokenStore, record: TokenRecord): Promise<void> {
  if (!(await tokens.put(record))) throw new Error('a token id was drawn twice');
}
