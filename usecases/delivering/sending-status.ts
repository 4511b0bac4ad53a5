import { mostStrayEventsShown, type SendingStatusAnswer } from '../../contract/sending.ts';
import { failureWords } from '../../domain/delivery/failure-words.ts';
import { strayReasonTexts } from '../../domain/delivery/stray-event.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import type { Ports } from '../ports/ports.ts';

/** Whether sending is paused, why the deployment holds its mail, and what the mail service reported that belongs to no message. */
export async function sendingStatus({
  sending,
  strayEvents,
}: Pick<Ports, 'sending' | 'strayEvents'>): Promise<SendingStatusAnswer> {
  const [state, strays] = await Promise.all([sending.read(), strayEvents.newest(mostStrayEventsShown)]);
  const { held } = state;
  return {
    ...state,
    held: held && { since: held.since, reason: failureWords(held.fault) },
    strayEvents: strays.found.map((event) => ({ ...event, text: strayReasonTexts[event.reason] })),
    ...leftOut(strays.unreadable),
  };
}
