import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../domain/access/caller.ts';
import type { SendingState } from '../../domain/delivery/sending-state.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { audited } from '../auditing/audited.ts';
import type { Ports } from '../ports/ports.ts';

/** The ports needed to pause and resume sending. */
type TurningPorts = Pick<Ports, 'audit' | 'clock' | 'sending'>;

/** Pauses sending. Pausing again keeps the first reason. */
export function pauseSending(ports: TurningPorts, by: Caller, reason: string): Promise<SendingState> {
  return turn(ports, by, { paused: true, reason });
}

/** Resumes sending; changes nothing while it is not paused. */
export function resumeSending(ports: TurningPorts, by: Caller): Promise<SendingState> {
  return turn(ports, by, { paused: false, reason: null });
}

async function turn(
  ports: TurningPorts,
  by: Caller,
  { paused, reason }: Pick<SendingState, 'paused' | 'reason'>,
): Promise<SendingState> {
  const { sending, clock } = ports;
  const { held: _, ...before } = await sending.read();
  // A pause without a beginning is one that could not be read: pausing writes it anew.
  const isUnreadable = before.paused && before.since === null;
  if (before.paused === paused && !isUnreadable) return before;
  const now = clock.now();
  const auditing = {
    operation: paused ? ('pauseDeliveries' as const) : ('resumeDeliveries' as const),
    by,
    subject: null,
    changes: [
      { field: 'paused' as const, from: before.paused, to: paused },
      { field: 'reason' as const, from: before.reason, to: reason },
    ],
  };
  return audited(ports, auditing, async (changed) => {
    const after =
      reason === null ? await sending.resume(by.tokenId, now) : await sending.pause(by.tokenId, reason, now);
    const ours = { paused, since: instantText(now), by: by.tokenId, reason };
    if (isDeepStrictEqual(after, ours)) changed();
    return after;
  });
}
