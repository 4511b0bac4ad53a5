import { createHmac } from 'node:crypto';
import { intervalAt, secondsToInterval } from '../../domain/access/counting-interval.ts';
import type { SignInLimit } from '../../domain/access/sign-in-limits.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { countInInterval } from '../count-in-interval.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Counts an attempt to sign in, by its source or the address it names. What is counted is reduced to one of 65,536 keyed
 * numbers: strangers cannot fill the table with rows, and the rows tell nothing of sources and addresses.
 * @param name what is counted, such as `codes`
 * @throws Problem `too-many-requests`
 */
export async function countSignIn(
  { clock, reservations, signingKey }: Pick<Ports, 'clock' | 'reservations' | 'signingKey'>,
  name: string,
  of: string,
  limit: SignInLimit,
): Promise<void> {
  const now = clock.now();
  const keyed = createHmac('sha256', await signingKey.read()).update(`sign-in-count:${name}:${of}`);
  const holder = `sign-in#${name}#${keyed.digest('hex').slice(0, 4)}`;
  if ((await countInInterval(reservations, holder, intervalAt(limit.minutes, now))) <= limit.most) return;
  const seconds = secondsToInterval(limit.minutes, now);
  const minutes = Math.ceil(seconds / 60);
  const detail = {
    vi: `Có quá nhiều lượt đăng nhập từ nơi này hoặc với địa chỉ này; chờ ${minutes} phút rồi thử lại.`,
    en: `There were too many attempts to sign in from this place or with this address; retry in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  };
  throw new Problem('too-many-requests', detail, [], { retryAfterSeconds: seconds });
}
