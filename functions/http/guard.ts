import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import type { Access, Operation } from '../../contract/http/operation.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Principal } from '../../domain/access/principal.ts';
import type { RateVerdict } from '../../domain/access/rate-limit.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { type Authenticated, authenticate } from './authenticate.ts';
import { authenticateSession, hasSession, notSignedIn } from './authenticate-session.ts';
import { callerKeys } from './caller-keys.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** The ports needed to check a caller. */
export type AccessPorts = Pick<Ports, 'catalogues' | 'clock' | 'sessions' | 'tokens'> & {
  readonly rateLimiter: RateLimiter;
};

/** What an operation that is not open says about its callers. */
type Guarded = Pick<Operation, 'body' | 'credential'> & { readonly access: Exclude<Access, 'open'> };

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
  guarded: Guarded,
  ports: AccessPorts,
  logger: Logger,
  { onLookUp, onCounted }: Observed,
): Promise<Admitted> {
  const { clock, rateLimiter } = ports;
  const authenticated = await authenticateCaller(event, guarded, ports, logger, onLookUp);
  const { caller } = authenticated;
  const countMore = async (requests: number) => {
    const verdict = await count(authenticated, requests, clock.now(), rateLimiter, logger);
    if (verdict !== null) onCounted(verdict);
    if (verdict?.allowed === false) throw tooManyRequests(caller, verdict);
  };
  await countMore(1);
  if (guarded.credential === 'token' && caller.session !== undefined) throw tokensOnly();
  if (guarded.access.includes(caller.principal.role)) return { caller, countMore };
  throw wrongRole(caller, guarded.access);
}

async function authenticateCaller(
  event: APIGatewayProxyEventV2,
  { body, credential }: Guarded,
  ports: AccessPorts,
  logger: Logger,
  onLookUp: () => void,
): Promise<Authenticated> {
  if (hasSession(event)) return authenticateSession(event, body, ports, logger, onLookUp);
  if (credential === 'session') throw notSignedIn();
  return authenticate(event.headers['authorization'], ports.clock.now(), ports.tokens, logger, onLookUp);
}

/** The refusal of a session where only a token will do. */
function tokensOnly(): Problem {
  return new Problem('forbidden', {
    vi: 'Thao tác này chỉ làm được bằng mã truy cập, với lệnh «tiendo», không làm được trong cổng: câu trả lời có mã truy cập mới, hoặc cần hai người vận hành, mỗi người một mã.',
    en: 'This takes a token and the command tiendo, not the portal: the answer holds a new token, or two operators must agree, each with a token.',
  });
}

function wrongRole({ principal, session }: Caller, access: Guarded['access']): Problem {
  const { role } = principal;
  const listed = (language: Language, or: string) => access.map((one) => holders[one][language]).join(or);
  if (session !== undefined) {
    return new Problem('forbidden', {
      vi: `Phiên đăng nhập này là của ${holders[role].vi}, không được dùng cho thao tác này; cần quyền của ${listed('vi', ' hoặc ')}.`,
      en: `This session belongs to ${holders[role].en} and may not do this; it takes ${listed('en', ' or ')}.`,
    });
  }
  return new Problem('forbidden', {
    vi: `Mã truy cập này là của ${holders[role].vi}, không được dùng cho thao tác này; cần mã của ${listed('vi', ' hoặc ')}.`,
    en: `This token belongs to ${holders[role].en} and may not do this; use one of ${listed('en', ' or ')}.`,
  });
}

/** Who holds a token of each role, with the role as programs name it. */
const holders: Record<Principal['role'], Text> = {
  unit: { vi: 'đơn vị («unit»)', en: 'a unit (“unit”)' },
  reader: { vi: 'người xem («reader»)', en: 'a reader (“reader”)' },
  leader: { vi: 'lãnh đạo («leader»)', en: 'a leader (“leader”)' },
  operations: { vi: 'bộ phận vận hành («operations»)', en: 'operations (“operations”)' },
};

/** Rejects a request above the limit until the next minute. */
function tooManyRequests({ principal, session }: Caller, { limit, resetSeconds }: RateVerdict): Problem {
  const who = session === undefined ? counted[principal.role] : personCounted;
  const wait = resetSeconds === 1 ? '1 second' : `${resetSeconds} seconds`;
  return new Problem('too-many-requests', {
    vi: `${who.vi} đã gửi quá ${limit.requests} yêu cầu trong một phút; tệp CSV tính mỗi lượt gửi số liệu là một yêu cầu. Đợi ${resetSeconds} giây rồi gửi lại; các đơn vị khác không bị ảnh hưởng.`,
    en: `${who.en} made more than ${limit.requests} requests in a minute; each submission of a CSV file counts as one. Send again in ${wait}; other units are not affected.`,
  });
}

const chainCounted: Text = {
  vi: 'Mã truy cập này, tính chung các mã đổi từ nó,',
  en: 'This token, with those rotated from it,',
};

/** Whose requests in the portal are counted together. */
const personCounted: Text = {
  vi: 'Ông/Bà, tính chung mọi phiên đăng nhập,',
  en: 'You, with all of your sessions,',
};

/** Whose requests are counted together, by role. */
const counted: Record<Principal['role'], Text> = {
  unit: { vi: 'Đơn vị này, tính chung mọi mã truy cập,', en: 'This unit, with all of its tokens,' },
  reader: chainCounted,
  leader: chainCounted,
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
    logger.warn('a request was not counted', { ...callerKeys(caller), error });
    return null;
  }
}
