import { countingMinutes, type RateVerdict } from '../../domain/access/rate-limit.ts';

/**
 * Headers with the number of requests a holder of tokens may make, and the number left: `RateLimit-Policy` and
 * `RateLimit` as in draft-ietf-httpapi-ratelimit-headers-10, and `Retry-After` when the request was rejected.
 */
export function rateLimitHeaders(verdict: RateVerdict): Record<string, string> {
  const { allowed, limit, remaining, resetSeconds } = verdict;
  return {
    'ratelimit-policy': `"requests";q=${limit.requests};w=${countingMinutes * 60}`,
    ratelimit: `"requests";r=${remaining};t=${resetSeconds}`,
    ...(allowed ? {} : { 'retry-after': `${resetSeconds}` }),
  };
}
