import type { Logger } from '@aws-lambda-powertools/logger';
import { Temporal } from 'temporal-polyfill';
import type { Caller } from '../../domain/access/caller.ts';
import { countedAs } from '../../domain/access/counted-as.ts';
import type { TokenRecord } from '../../domain/access/principal.ts';
import { matchesHash, tokenIdOf } from '../../domain/access/token.ts';
import { endOf } from '../../domain/access/token-chain.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { dateAt } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { chainMember } from '../../usecases/access/find-token.ts';
import type { TokenStore } from '../../usecases/ports/token-store.ts';

/** A caller whose token is valid, and the holder that the request counts with. */
export type Authenticated = { readonly caller: Caller; readonly holder: string };

/**
 * Authenticates the caller from the `Authorization: Bearer` header, on every request, so that a token stops working as
 * soon as any token of its chain is revoked. A malformed token is rejected without a look-up. A caller with the right secret
 * gets the reason when the token has expired; any other caller gets the same refusal for every reason.
 * @param onLookUp called just before a token is looked up
 * @throws Problem `unauthenticated` without a valid token
 */
export async function authenticate(
  authorization: string | undefined,
  now: Temporal.Instant,
  tokens: TokenStore,
  logger: Logger,
  onLookUp: () => void = () => undefined,
): Promise<Authenticated> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const id = token === undefined ? null : tokenIdOf(token);
  if (id !== null) onLookUp();
  const record = id === null ? null : await tokens.find(id);
  const isKnown = token !== undefined && record !== null && matchesHash(token, record.hash);
  const member = isKnown ? await chainMember(tokens, record) : null;
  const end = member && endOf(member);
  if (member === null || end === null) {
    throw new Problem('unauthenticated', {
      vi: 'Thiếu mã truy cập, hoặc mã không đúng hay đã bị thu hồi. Gửi tiêu đề «Authorization: Bearer <mã>»; xin mã mới từ bộ phận vận hành.',
      en: 'The access token is missing, wrong or revoked. Send “Authorization: Bearer <token>”; operations can issue a new one.',
    });
  }
  if (!isBefore(now, Temporal.Instant.from(end))) {
    throw new Problem('unauthenticated', {
      vi: `Mã truy cập này đã hết hạn lúc ${formatDeadline(end, 'vi')}; xin mã mới từ bộ phận vận hành.`,
      en: `This access token expired at ${formatDeadline(end, 'en')}; operations can issue a new one.`,
    });
  }
  const { id: tokenId, principal, label } = member.token;
  noteUse(member.token, now, tokens, logger);
  return { caller: { principal, tokenId, label }, holder: countedAs(member) };
}

/**
 * Records, once a day, that a token is in use. The request neither waits for the write nor fails with it. If Lambda
 * freezes it half-way, the next request of the day tries again.
 */
function noteUse(record: TokenRecord, now: Temporal.Instant, tokens: TokenStore, logger: Logger): void {
  const today = dateAt(now).toString();
  if ((record.lastUsedAt ?? '') >= today) return;
  tokens.noteUse(record.id, today).catch((error: unknown) => {
    logger.warn('the use of a token was not noted', { usedTokenId: record.id, error });
  });
}
