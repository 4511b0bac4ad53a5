import type { Principal } from '../../domain/access/principal.ts';
import { matchesHash, tokenIdOf } from '../../domain/access/token.ts';
import type { TokenStore } from '../../domain/ports/registry-store.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Access } from '../deployment/routes.ts';

/** Somebody who proved who they are, and with which token. */
export type Caller = { readonly principal: Principal; readonly tokenId: string };

/**
 * Finds out who calls, from the `Authorization: Bearer` header, anew on every request, so that a revoked token stops
 * working at once. A malformed token is refused without a look-up.
 * @throws Problem `unauthenticated` without a valid token; `forbidden` when the token's role may not use the operation
 */
export async function authenticate(
  authorization: string | undefined,
  access: Exclude<Access, 'open'>,
  tokens: TokenStore,
): Promise<Caller> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const id = token === undefined ? null : tokenIdOf(token);
  const record = id === null ? null : await tokens.find(id);
  if (
    token === undefined ||
    record === null ||
    !matchesHash(token, record.hash) ||
    record.revokedAt !== undefined
  ) {
    throw new Problem('unauthenticated', {
      vi: 'Thiếu mã truy cập, hoặc mã không đúng hay đã bị thu hồi. Gửi tiêu đề «Authorization: Bearer <mã>»; xin mã mới từ bộ phận vận hành.',
      en: 'The access token is missing, wrong or revoked. Send “Authorization: Bearer <token>”; operations can issue a new one.',
    });
  }
  if (!access.includes(record.principal.role)) {
    throw new Problem('forbidden', {
      vi: `Mã truy cập này (vai trò ${record.principal.role}) không được dùng cho thao tác này; cần vai trò: ${access.join(', ')}.`,
      en: `This token (role ${record.principal.role}) may not do this; it takes the role: ${access.join(', ')}.`,
    });
  }
  return { principal: record.principal, tokenId: record.id };
}
