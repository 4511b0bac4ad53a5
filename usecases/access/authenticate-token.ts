import { Temporal } from 'temporal-polyfill';
import type { Authenticated } from '../../domain/access/caller.ts';
import { countedAs } from '../../domain/access/counted-as.ts';
import type { TokenRecord } from '../../domain/access/principal.ts';
import { matchesHash, tokenIdOf } from '../../domain/access/token.ts';
import { endOf } from '../../domain/access/token-chain.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { dateAt } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../ports/ports.ts';
import type { AdmissionObserver } from './admission-observer.ts';
import { chainMember } from './find-token.ts';

type TokenPorts = Pick<Ports, 'clock' | 'tokens'>;

/**
 * Authenticates a caller by a token, on every request, so that a token stops working as soon as any token of its chain is
 * revoked. A malformed token is rejected without a look-up. A caller with the right secret gets the reason when the token has
 * expired; any other caller gets the same refusal for every reason.
 * @param token null when the caller shows none
 * @throws Problem `unauthenticated` without a valid token
 */
export async function authenticateToken(
  ports: TokenPorts,
  token: string | null,
  observer: Pick<AdmissionObserver, 'onFailure' | 'onLookUp'>,
): Promise<Authenticated> {
  const { clock, tokens } = ports;
  const now = clock.now();
  const id = token === null ? null : tokenIdOf(token);
  if (id !== null) observer.onLookUp();
  const record = id === null ? null : await tokens.find(id);
  const isKnown = token !== null && record !== null && matchesHash(token, record.hash);
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
  noteUse(member.token, now, tokens, observer);
  return { caller: { principal, tokenId, label }, holder: countedAs(member) };
}

/**
 * Records, once per day, that a token is in use. The request neither waits for the write nor fails with it. If Lambda
 * freezes it half-way, the next request of the day tries again.
 */
function noteUse(
  { id, lastUsedAt }: TokenRecord,
  now: Temporal.Instant,
  tokens: Ports['tokens'],
  { onFailure }: Pick<AdmissionObserver, 'onFailure'>,
): void {
  const today = dateAt(now).toString();
  if ((lastUsedAt ?? '') >= today) return;
  tokens.noteUse(id, today).catch((error: unknown) => {
    onFailure({ what: 'token-use-not-noted', tokenId: id, error });
  });
}
