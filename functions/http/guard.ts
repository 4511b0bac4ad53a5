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
import { type Authenticated, authenticate } from './authenticate.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** The ports needed to check a caller. */
export type AccessPorts = Pick<Ports, 'clock' | 'tokens'> & { readonly rateLimiter: RateLimiter };

/** An admitted request: who makes it, and how to count more than one for it. */
export type Admitted = {
  readonly caller: Caller;
  /**
   * Counts more requests, for work that is worth several; all of them or none.
   * @throws Problem `too-many-requests`
   */
  readonly countMore: (requests: number) => Promise<void>;
};

type Observed = { readonly onLookUp: () => void; readonly onCounted: (verdict: RateVerdict) => void };

/**
 * Admits or rejects a request: authenticates the caller, applies the rate limit, and checks that their role may use the
 * operation.
 * @param observed `onLookUp` is called when a token that may exist is looked up; `onCounted` receives the result of each
 * count, even if the request is then rejected
 * @throws Problem `unauthenticated`, `too-many-requests` or `forbidden`
 */
export async function admit(
  event: APIGatewayProxyEventV2,
  access: Exclude<Access, 'open'>,
  { tokens, rateLimiter, clock }: AccessPorts,
  logger: Logger,
  { onLookUp, onCounted }: Observed,
): Promise<Admitted> {
  const { authorization } = event.headers;
  const authenticated = await authenticate(authorization, clock.now(), tokens, logger, onLookUp);
  const countMore = async (requests: number) => {
    const verdict = await count(authenticated, requests, clock.now(), rateLimiter, logger);
    if (verdict !== null) onCounted(verdict);
    if (verdict?.allowed === false) throw tooManyRequests(authenticated.caller.principal.role, verdict);
  };
  await countMore(1);
  const { caller } = authenticated;
  const { role } = caller.principal;
  if (access.includes(role)) return { caller, countMore };
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

/** Rejects a request above the limit until the next minute. */
function tooManyRequests(role: Principal['role'], { limit, resetSeconds }: RateVerdict): Problem {
  const [who, wait] = [counted[role], resetSeconds === 1 ? '1 second' : `${resetSeconds} seconds`];
  return new Problem('too-many-requests', {
    vi: `${who.vi} đã gửi quá ${limit.requests} yêu cầu trong một phút; tệp CSV tính mỗi lượt gửi số liệu là một yêu cầu. Đợi ${resetSeconds} giây rồi gửi lại; các đơn vị khác không bị ảnh hưởng.`,
    en: `${who.en} made more than ${limit.requests} requests in a minute; each submission of a CSV file counts as one. Send again in ${wait}; other units are not affected.`,
  });
}

/** Whose requests are counted together, by role. */
const counted: Record<Principal['role'], Text> = {
  unit: { vi: 'Đơn vị này, tính chung mọi mã truy cập,', en: 'This unit, with all of its tokens,' },
  leader: {
    vi: 'Mã truy cập này, tính chung các mã đổi từ nó,',
    en: 'This token, with those rotated from it,',
  },
  operations: {
    vi: 'Mã truy cập này, tính chung các mã đổi từ nó hoặc được cấp bằng nó,',
    en: 'This token, with those rotated from it or issued with it,',
  },
};

/**
 * Counts requests. If counting fails, the request is admitted: a unit must not miss a deadline because of a broken
 * counter.
 */
async function count(
  { caller, holder }: Authenticated,
  requests: number,
  now: Temporal.Instant,
  rateLimiter: RateLimiter,
  logger: Logger,
): Promise<RateVerdict | null> {
  try {
    return await rateLimiter.take(holder, caller.principal.role, now, requests);
  } catch (error) {
    logger.warn('a request was not counted', { tokenId: caller.tokenId, error });
    return null;
  }
}
