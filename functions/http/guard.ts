import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import type { Access } from '../../contract/operation.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Principal } from '../../domain/access/principal.ts';
import type { RateVerdict } from '../../domain/access/rate-limit.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { authenticate } from './authenticate.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** The ports needed to check a caller. */
export type AccessPorts = Pick<Ports, 'clock' | 'tokens'> & { readonly rateLimiter: RateLimiter };

/**
 * Admits or rejects a request: authenticates the caller, applies the rate limit, and checks that their role may use the
 * operation.
 * @param onCounted receives the result of the count, even if the request is then rejected
 * @throws Problem `unauthenticated`, `too-many-requests` or `forbidden`
 */
export async function admit(
  event: APIGatewayProxyEventV2,
  access: Exclude<Access, 'open'>,
  { tokens, rateLimiter, clock }: AccessPorts,
  logger: Logger,
  onCounted: (verdict: RateVerdict) => void,
): Promise<Caller> {
  const now = clock.now();
  const caller = await authenticate(event.headers['authorization'], now, tokens, logger);
  const verdict = await count(caller, now, rateLimiter, logger);
  if (verdict !== null) onCounted(verdict);
  if (verdict?.allowed === false) {
    const { limit, resetSeconds } = verdict;
    throw new Problem('too-many-requests', {
      vi: `Mã truy cập này đã gửi quá ${limit.requests} yêu cầu trong một phút. Đợi ${resetSeconds} giây rồi gửi lại; các đơn vị khác không bị ảnh hưởng.`,
      en: `This token made more than ${limit.requests} requests in a minute. Send again in ${resetSeconds} ${resetSeconds === 1 ? 'second' : 'seconds'}; other units are not affected.`,
    });
  }
  const { role } = caller.principal;
  if (access.includes(role)) return caller;
  const listed = (language: Language, or: string) => access.map((one) => holders[one][language]).join(or);
  throw new Problem('forbidden', {
    vi: `Mã truy cập này là của ${holders[role].vi}, không được dùng cho thao tác này; cần mã của ${listed('vi', ' hoặc ')}.`,
    en: `This token belongs to ${holders[role].en} and may not do this; use one of ${listed('en', ' or ')}.`,
  });
}

/** Who holds a token of each role, with the role as programs name it. */
const holders: Record<Principal['role'], Text> = {
  unit: { vi: 'đơn vị («unit»)', en: 'a unit (“unit”)' },
  leader: { vi: 'lãnh đạo («leader»)', en: 'a leader (“leader”)' },
  operations: { vi: 'bộ phận vận hành («operations»)', en: 'operations (“operations”)' },
};

/**
 * Counts a request. If counting fails, the request is admitted: a unit must not miss a deadline because of a broken
 * counter.
 */
async function count(
  { tokenId, principal }: Caller,
  now: Temporal.Instant,
  rateLimiter: RateLimiter,
  logger: Logger,
): Promise<RateVerdict | null> {
  try {
    return await rateLimiter.take(tokenId, principal.role, now);
  } catch (error) {
    logger.warn('a request was not counted', { tokenId, error });
    return null;
  }
}
