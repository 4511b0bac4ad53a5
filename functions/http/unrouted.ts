import { Problem } from '../../domain/problem/problem.ts';
import type { Answer } from './answer.ts';
import { RefusalWithHeaders } from './refusal-with-headers.ts';

/**
 * The answer to a request that is for no operation: `OPTIONS` returns the methods of a known address. Browsers get no
 * permission for other sites (no CORS).
 * @param allowed the methods of the address; none when it is unknown
 * @throws Problem `not-found` for an unknown address, `method-not-allowed` for another method of a known one
 */
export function unrouted(method: string, allowed: readonly string[]): Answer {
  if (allowed.length === 0) {
    throw new Problem('not-found', {
      vi: 'Không có địa chỉ này; xem /docs.',
      en: 'There is nothing at this address; see /docs.',
    });
  }
  const allow = allowed.join(', ');
  if (method === 'OPTIONS') return { statusCode: 204, headers: { allow, 'cache-control': 'no-store' } };
  throw new RefusalWithHeaders(
    'method-not-allowed',
    {
      vi: `Địa chỉ này không dùng được với phương thức của yêu cầu; dùng ${allow}.`,
      en: `This address does not support the method of the request; use ${allow}.`,
    },
    { allow },
  );
}
