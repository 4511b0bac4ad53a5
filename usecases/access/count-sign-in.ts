import { createHmac } from 'node:crypto';
import { intervalAt, secondsToInterval } from '../../domain/access/counting-interval.ts';
import { knownSourceDays, type SignInLimit } from '../../domain/access/sign-in-limits.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { countInInterval } from '../count-in-interval.ts';
import type { Ports } from '../ports/ports.ts';

/** The ports needed to count attempts to sign in. */
export type CountingPorts = Pick<Ports, 'clock' | 'reservations' | 'signingKey'>;

const dayMinutes = 24 * 60;

/**
 * Counts an attempt to sign in, by its source or the address it names. What is counted is reduced to one of 65,536 keyed
 * numbers: strangers cannot fill the table with rows, and the rows tell nothing of sources and addresses.
 * @param name what is counted, such as `codes`
 * @returns whether it is within the limit
 */
export async function countSignIn(
  ports: CountingPorts,
  name: string,
  of: string,
  { most, minutes }: SignInLimit,
): Promise<boolean> {
  const interval = intervalAt(minutes, ports.clock.now());
  return (await countInInterval(ports.reservations, await holderOf(ports, name, of), interval)) <= most;
}

/** Remembers that somebody signed in from a source with an address; so are they kept as {@link countSignIn} keeps its counts. */
export async function rememberSource(ports: CountingPorts, source: string, address: string): Promise<void> {
  const holder = await holderOf(ports, 'known', ofBoth(source, address));
  const interval = intervalAt(dayMinutes, ports.clock.now());
  const seen = await ports.reservations.find(holder);
  // Somebody else's sign-in of the same day says the same.
  if (seen?.interval !== interval) await ports.reservations.replace(holder, seen, { interval, count: 1 });
}

/** Whether somebody has signed in from a source with an address lately. */
export async function isKnownSource(ports: CountingPorts, source: string, address: string): Promise<boolean> {
  const seen = await ports.reservations.find(await holderOf(ports, 'known', ofBoth(source, address)));
  return seen !== null && seen.interval >= intervalAt(dayMinutes, ports.clock.now()) - knownSourceDays;
}

/** A source and an address together. */
export function ofBoth(source: string, address: string): string {
  return `${source} ${address}`;
}

/** The refusal of an attempt beyond a limit of its source. */
export function tooManyAttempts({ clock }: Pick<Ports, 'clock'>, { minutes: every }: SignInLimit): Problem {
  const seconds = secondsToInterval(every, clock.now());
  const minutes = Math.ceil(seconds / 60);
  const detail = {
    vi: `Có quá nhiều lượt đăng nhập từ nơi này; chờ ${minutes} phút rồi thử lại.`,
    en: `There were too many attempts to sign in from this place; retry in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  };
  return new Problem('too-many-requests', detail, [], { retryAfterSeconds: seconds });
}

async function holderOf(
  { signingKey }: Pick<Ports, 'signingKey'>,
  name: string,
  of: string,
): Promise<string> {
  const keyed = createHmac('sha256', await signingKey.read()).update(`sign-in-count:${name}:${of}`);
  return `sign-in#${name}#${keyed.digest('hex').slice(0, 4)}`;
}
