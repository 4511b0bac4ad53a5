import { minuteSeconds, type RateVerdict } from '../../domain/access/rate-limit.ts';

/**
 * Headers with the number of requests a caller's token may make, and the number left: `RateLimit-Policy` and
 * `RateLimit` as in draft-ietf-httpapi-ratelimit-headers-10, and `Retry-After` when the request was rejected.
 */
export function rateLimitHeaders(verdict: RateVerdict): Record<string, string> {
  const { allowed, limit, remaining, resetSeconds } = verdict;
  return {
    'ratelimit-policy': `"token";q=${limit.requests};w=${minuteSeconds}`,
    ratelimit: `"token";r=${remaining};t=${resetSeconds}`,
    ...(allowed ? {} : { 'retry-after': `${resetSeconds}` }),
  };
}
