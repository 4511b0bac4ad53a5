import type { Instant } from './days.ts';
import { type Message, mostAttempts } from './deliveries.ts';

/**
 * The rules broken by a sender's change of a message, as text.
 * @param isReleased whether everything planned together with it has been planned
 */
export function brokenMoves(before: Message, after: Message, now: Instant, isReleased: boolean): string[] {
  const broken: string[] = [];
  const rule = (holds: boolean, broke: string) => {
    if (!holds) broken.push(broke);
  };
  const hadTime = before.lookAt !== null && before.lookAt <= now;
  const isOpen = before.state === 'due' || before.state === 'unknown';
  const keepsItsPlace = after.lookAt === before.lookAt && after.attempts === before.attempts;
  rule(isOpen || before.state === 'claimed', `was ${before.state}, and a sender made it ${after.state}`);
  rule(after.attempts <= mostAttempts, 'tried too often');
  switch (after.state) {
    case 'claimed':
      rule(isOpen && hadTime, 'claimed before its time');
      rule(isReleased, 'claimed before all messages of its run were planned');
      rule(after.attempts === before.attempts + 1, 'claimed without counting the attempt');
      break;
    case 'unknown':
      rule(before.state === 'claimed' || keepsItsPlace, 'in doubt without having been claimed');
      break;
    case 'sent':
      rule(before.state === 'claimed', 'sent without having been claimed');
      break;
    case 'expired':
      rule(isOpen && now >= before.expiresAt, 'expired before its time');
      break;
    case 'failed':
      rule(before.state === 'claimed' || before.attempts >= mostAttempts, 'given up before the last attempt');
      break;
    case 'suppressed':
      rule(isOpen, 'kept back after it was claimed');
      break;
    case 'due':
      rule(before.state === 'claimed' || keepsItsPlace, 'due again without having been claimed');
      break;
    default:
      broken.push(`made ${after.state} by a sender`);
  }
  return broken;
}
