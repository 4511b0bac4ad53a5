import { checkReputation } from '../../domain/delivery/reputation.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Pauses sending when the account's reputation is in danger.
 * @returns whether sending is paused, for this reason or another
 */
export async function isPausedNow({
  sendingAccount,
  sending,
  clock,
}: Pick<Ports, 'sendingAccount' | 'sending' | 'clock'>): Promise<boolean> {
  const [statistics, state] = await Promise.all([sendingAccount.statistics(), sending.read()]);
  if (state.paused) return true;
  const now = clock.now();
  const [danger] = checkReputation(statistics, now, state.since);
  if (danger === undefined) return false;
  await sending.pause('reputation', danger, now);
  return true;
}
