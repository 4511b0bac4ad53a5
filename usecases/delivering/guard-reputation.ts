import { checkReputation } from '../../domain/delivery/reputation.ts';
import type { SendingStatus } from '../../domain/delivery/sending-state.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Pauses sending when the account's reputation is in danger.
 * @returns the state of sending after that
 */
export async function guardReputation({
  sendingAccount,
  sending,
  clock,
}: Pick<Ports, 'sendingAccount' | 'sending' | 'clock'>): Promise<SendingStatus> {
  const [statistics, state] = await Promise.all([sendingAccount.statistics(), sending.read()]);
  if (state.paused) return state;
  const now = clock.now();
  const [danger] = checkReputation(statistics, now, state.since);
  if (danger === undefined) return state;
  return { ...(await sending.pause('reputation', danger, now)), held: state.held };
}
